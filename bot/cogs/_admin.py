"""Options of commands for admins; they complete for those who may administer only."""

from __future__ import annotations

from typing import Any

from discord import Interaction, app_commands
from discord.app_commands import Choice

from bot.domain.own_answers import OwnAnswer
from bot.views.limits import MAX_OPTION_TEXT, cut
from bot.views.office import office_of

_MAX_TYPED = 200


class AnswerTransformer(app_commands.Transformer):
    """One of the server's own answers, completed by its question."""

    @property
    def max_value(self) -> int:
        """The longest text that Discord lets one type."""
        return _MAX_TYPED

    async def transform(self, _interaction: Interaction[Any], value: str, /) -> str:
        """Return what was chosen or typed."""
        return value

    async def autocomplete(  # pyright: ignore[reportIncompatibleMethodOverride] -- the library allows any value type
        self, interaction: Interaction[Any], value: str, /
    ) -> list[Choice[str]]:
        """Return at most 25 questions; none to somebody without the right."""
        if not may_administer(interaction):
            return []
        found = await office_of(interaction).answers.complete(interaction.guild_id or 0, value)
        return [_choice(answer) for answer in found]


class HideableTransformer(AnswerTransformer):
    """A general question or tip, completed by its title."""

    async def autocomplete(  # pyright: ignore[reportIncompatibleMethodOverride] -- as above
        self, interaction: Interaction[Any], value: str, /
    ) -> list[Choice[str]]:
        """Return at most 25 titles; none to somebody without the right."""
        if not may_administer(interaction):
            return []
        found = office_of(interaction).hidden.complete(value)
        return [Choice(name=cut(t.title, MAX_OPTION_TEXT), value=t.written) for t in found]


class HiddenTransformer(AnswerTransformer):
    """What the server hides, completed by its title."""

    async def autocomplete(  # pyright: ignore[reportIncompatibleMethodOverride] -- as above
        self, interaction: Interaction[Any], value: str, /
    ) -> list[Choice[str]]:
        """Return at most 25 titles; none to somebody without the right."""
        if not may_administer(interaction):
            return []
        found = await office_of(interaction).hidden.complete_hidden(
            interaction.guild_id or 0, value
        )
        return [Choice(name=cut(t.title, MAX_OPTION_TEXT), value=t.written) for t in found]


AnswerOption = app_commands.Transform[str, AnswerTransformer()]
HideableOption = app_commands.Transform[str, HideableTransformer()]
HiddenOption = app_commands.Transform[str, HiddenTransformer()]


def may_administer(interaction: Interaction[Any]) -> bool:
    """Tell whether somebody who is typing may see what admins choose from."""
    return interaction.guild_id is not None and interaction.permissions.manage_guild


def _choice(answer: OwnAnswer) -> Choice[str]:
    return Choice(name=cut(answer.text.question, MAX_OPTION_TEXT), value=str(answer.id))
