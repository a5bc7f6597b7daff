"""Options of commands: names that complete as one types, forgiving what is typed instead.

A typed value that is no id goes on as it is: the advisor understands it or says what was near.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from discord import Interaction, app_commands
from discord.app_commands import Choice

from bot.advice.request import ArgKind
from bot.domain.vocabulary import Level, Stage

if TYPE_CHECKING:
    from bot.client import AdvisorBot

MAX_TYPED = 80
_MAX_CHOICE_NAME = 100  # Discord's limit


class NameTransformer(app_commands.Transformer):
    """A name of one kind, completed from the knowledge base; no I/O."""

    def __init__(self, kind: ArgKind) -> None:
        """Complete names of this kind."""
        self._kind = kind

    @property
    def max_value(self) -> int:
        """The longest text that Discord lets one type."""
        return MAX_TYPED

    async def transform(self, _interaction: Interaction[Any], value: str, /) -> str:
        """Return what was chosen or typed."""
        return value.replace("/", " ").replace("~", " ").strip() or "?"

    async def autocomplete(  # pyright: ignore[reportIncompatibleMethodOverride] -- the library allows any value type
        self, interaction: Interaction[Any], value: str, /
    ) -> list[Choice[str]]:
        """Return at most 25 completions, best first."""
        advisor = cast("AdvisorBot", interaction.client).advisor
        found = advisor.complete(self._kind, value, self._first(interaction))
        return [Choice(name=named.label[:_MAX_CHOICE_NAME], value=named.id) for named in found]

    def _first(self, interaction: Interaction[Any]) -> tuple[str, ...]:
        """Return the ids that are most useful beside the other options already filled in."""
        career = getattr(interaction.namespace, "career", None)
        if not isinstance(career, str):
            return ()
        advisor = cast("AdvisorBot", interaction.client).advisor
        found = advisor.knowledge.career_named(career)
        if found is None:
            return ()
        if self._kind is ArgKind.COUNTRY:
            return advisor.knowledge.pay_of(found.id).countries
        if self._kind is ArgKind.CATEGORY:
            return tuple(found.skills)
        return ()


CareerOption = app_commands.Transform[str, NameTransformer(ArgKind.CAREER)]
SkillOption = app_commands.Transform[str, NameTransformer(ArgKind.SKILL)]
CategoryOption = app_commands.Transform[str, NameTransformer(ArgKind.CATEGORY)]
CountryOption = app_commands.Transform[str, NameTransformer(ArgKind.COUNTRY)]

STAGE_CHOICES = [Choice(name=stage.capitalize(), value=str(stage)) for stage in Stage]
LEVEL_CHOICES = [Choice(name=level.capitalize(), value=str(level)) for level in Level]
