"""Which servers the bot is in: a welcome to new ones, and a clock for those that it left."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from bot.client.failures import FAILURES
from bot.domain.subscriptions import PausedReason
from bot.errors import StorageError
from bot.views.channel_rights import missing_rights
from bot.views.welcome import WelcomeSheet

if TYPE_CHECKING:
    from datetime import datetime

    import discord
    from discord.ext import commands

    from bot.client.services import Services

log = structlog.get_logger(__name__)

RETENTION = timedelta(days=30)
"""How long the rows of a server are kept after the bot was removed from it."""


class GuildPresence:
    """Listeners of one client. An outage of a server is not among them: it is no removal."""

    def __init__(self, bot: commands.AutoShardedBot, services: Services) -> None:
        """Keep the stores in step with what this client sees."""
        self._bot = bot
        self._services = services
        self._guilds = services.stores.guilds
        self._subscriptions = services.stores.subscriptions

    def listen(self) -> None:
        """Take part in the events of the client."""
        for listener in (self.on_guild_join, self.on_guild_remove):
            self._bot.add_listener(listener, listener.__name__)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Welcome a server that is new; one that returns keeps its rows and is not greeted."""
        if not self._services.fleet.handover.serves:
            return  # another process greets
        try:
            await self._guilds.mark_present([guild.id])
            if guild.id in await self._guilds.present():
                return
            # Makes the server known before anything is sent: better no welcome than two.
            me = self._bot.user.id if self._bot.user else 0
            await self._services.stores.audit.note(guild.id, me, "server.joined")
        except StorageError as error:
            log.warning("not welcomed", guild=guild.id, reason=str(error))
            return
        await self._welcome(guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Start the time after which the rows of a server are erased."""
        try:
            await self._guilds.mark_left([guild.id])
        except StorageError as error:  # noticed again at the next start
            log.warning("removal not noted", guild=guild.id, reason=str(error))

    async def reconcile(self) -> None:
        """Notice what happened while this process was not looking; every start and reconnect.

        Servers in an outage are in the list that Discord sends, so they are not taken for gone.
        """
        here = {guild.id for guild in self._bot.guilds}
        try:
            known = {number for number in await self._guilds.present() if self._is_ours(number)}
            await self._guilds.mark_left(known - here)
            for gone in known - here:  # their tips would only be refused
                await self._subscriptions.pause_guild(gone, PausedReason.GUILD_GONE)
            returned = await self._guilds.mark_present(here)
        except StorageError as error:
            log.warning("servers not compared", reason=str(error))
            return
        if known - here or returned:
            log.info("servers compared", left=len(known - here), returned=len(returned))

    async def purge(self, now: datetime) -> None:
        """Erase the rows of servers that the bot left a month ago."""
        erased = await self._guilds.purge_left_before(now - RETENTION)
        for guild_id in erased:
            self._services.office.finder.forget(guild_id)
            self._services.office.hidden.forget(guild_id)
        if erased:
            log.info("left servers erased", count=len(erased))

    def _is_ours(self, guild_id: int) -> bool:
        """Tell whether a server belongs to a shard of this process."""
        count = self._bot.shard_count or 1
        ours = self._bot.shard_ids
        return not ours or (guild_id >> 22) % count in ours

    async def _welcome(self, guild: discord.Guild) -> None:
        channel = _first_writable(guild)
        if channel is None:
            log.info("nowhere to say hello", guild=guild.id)
            return
        try:
            await channel.send(view=WelcomeSheet(self._services.advisor.knowledge))
        except FAILURES as error:
            log.warning("welcome not sent", guild=guild.id, reason=str(error))


def _first_writable(guild: discord.Guild) -> discord.TextChannel | None:
    """Return the system channel, else the first channel from the top that the bot may write to."""
    system = guild.system_channel
    places = [*([system] if system else []), *guild.text_channels]
    return next((channel for channel in places if not missing_rights(channel)), None)
