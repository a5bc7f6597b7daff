"""What a server's admins chose, as it bears on an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.guilds import GuildSettings, Visibility
from bot.domain.house_rules import answers_mentions_in, may_share, visibility_in
from bot.domain.pay import WORLDWIDE
from bot.domain.readers import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    import discord

    from bot.advice.advisor import Advisor
    from bot.domain.guilds import GuildSettingsStore


class House:
    """The settings of servers as they bear on answers. Holds no state of its own."""

    def __init__(self, settings: GuildSettingsStore, advisor: Advisor) -> None:
        """Ask this store."""
        self._settings = settings
        self._advisor = advisor

    async def settings_of(self, guild_id: int | None) -> GuildSettings:
        """Return a server's settings; all inherited in direct messages.

        The store gives the last known ones while its database is away: no answer waits for it.
        """
        return GuildSettings(0) if guild_id is None else await self._settings.get(guild_id)

    async def reader(self, interaction: discord.Interaction[Any], *, private: bool) -> Reader:
        """Return who reads the answer to an interaction; a public one shows nobody's ticks."""
        settings = await self.settings_of(interaction.guild_id)
        return Reader(
            member=interaction.user.id if private else None,
            locale=str(interaction.locale),
            default_career=self._known_career(settings),
            default_country=self._country(settings),
            is_admin=_is_admin(interaction),
            guild=interaction.guild_id,
        )

    async def reader_of_message(self, message: discord.Message) -> Reader:
        """Return who reads the answer to a message; in a server that is everybody."""
        guild_id = message.guild.id if message.guild else None
        settings = await self.settings_of(guild_id)
        return Reader(
            member=message.author.id if guild_id is None else None,
            default_career=self._known_career(settings),
            default_country=self._country(settings),
            guild=guild_id,
        )

    async def is_public(self, interaction: discord.Interaction[Any]) -> bool:
        """Tell whether answers show to the whole channel."""
        settings = await self.settings_of(interaction.guild_id)
        return visibility_in(settings, _places(interaction.channel)) is Visibility.PUBLIC

    async def may_share(self, interaction: discord.Interaction[Any]) -> bool:
        """Tell whether the presser may post a private card to the channel."""
        if interaction.guild_id is None and interaction.context.dm_channel:
            return False  # nobody else is there
        settings = await self.settings_of(interaction.guild_id)
        return may_share(settings, is_admin=_is_admin(interaction))

    async def answers_mentions_in(self, message: discord.Message) -> bool:
        """Tell whether admins let mentions be answered where a message was written."""
        settings = await self.settings_of(message.guild.id if message.guild else None)
        return answers_mentions_in(settings, _places(message.channel))

    def _known_career(self, settings: GuildSettings) -> str | None:
        chosen = settings.default_career
        return chosen if chosen in self._advisor.knowledge.careers else None

    def _country(self, settings: GuildSettings) -> str | None:
        """Return the country chosen, else the first that pays in the currency chosen."""
        countries = self._advisor.knowledge.terms["countries"]
        if settings.country in countries:
            return settings.country
        paying = (t.id for t in countries.values() if t.currency == settings.currency)
        return (
            next((key for key in paying if key != WORLDWIDE), None) if settings.currency else None
        )


def _is_admin(interaction: discord.Interaction[Any]) -> bool:
    return interaction.guild_id is not None and interaction.permissions.manage_guild


def _places(channel: Any) -> Iterator[int]:
    """Yield the ids of a channel and of what a thread stands in."""
    for number in (getattr(channel, "id", None), getattr(channel, "parent_id", None)):
        if number is not None:
            yield number
