"""What happens in servers that concerns tips: rights change, channels return, the bot leaves."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import structlog

from bot.domain.subscriptions import PausedReason
from bot.errors import StorageError
from bot.tips.sending import SendError
from bot.views.channel_rights import Target, missing_rights

if TYPE_CHECKING:
    from collections.abc import Awaitable

    import discord
    from discord.ext import commands

    from bot.client.services import Services
    from bot.client.tips.delivery import TipDelivery
    from bot.domain.subscriptions import Subscription

log = structlog.get_logger(__name__)

_CALM_SECONDS = 10.0
"""Admins change several rights in a row; Discord is asked once, afterwards."""


class TipEvents:
    """Listeners of one client. An outage of a server is not among them: it is no removal."""

    def __init__(self, delivery: TipDelivery, services: Services) -> None:
        """Act on this delivery."""
        self._delivery = delivery
        self._store = services.stores.subscriptions
        self._clock = services.clock
        self._mending: dict[int, asyncio.Task[None]] = {}

    def listen(self, bot: commands.AutoShardedBot) -> None:
        """Take part in the events of a client."""
        for listener in (
            self.on_guild_channel_update,
            self.on_guild_role_update,
            self.on_thread_update,
            self.on_member_update,
            self.on_guild_join,
            self.on_guild_remove,
            self.on_app_command_completion,
        ):
            bot.add_listener(listener, listener.__name__)

    def close(self) -> None:
        """Stop what is going on."""
        for task in list(self._mending.values()):
            task.cancel()

    async def on_guild_channel_update(
        self, _before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        """Look whether tips can go on, since rights in a channel may have changed."""
        self._mend_soon(after.guild.id)

    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        """Look whether tips can go on when the rights of a role have changed."""
        if before.permissions != after.permissions:
            self._mend_soon(after.guild.id)

    async def on_thread_update(self, _before: discord.Thread, after: discord.Thread) -> None:
        """Look whether tips can go on, since a thread may have been unlocked."""
        self._mend_soon(after.guild.id)

    async def on_member_update(self, _before: discord.Member, after: discord.Member) -> None:
        """Look whether tips can go on, since the bot itself may have got a role."""
        if after.id == after.guild.me.id:
            self._mend_soon(after.guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Go on where the bot was before."""
        self._mend_soon(guild.id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Let the subscriptions of a server rest that the bot has left."""
        await _safely(self._store.pause_guild(guild.id, PausedReason.GUILD_GONE), guild.id)

    async def on_app_command_completion(
        self, interaction: discord.Interaction[Any], _command: object
    ) -> None:
        """Tell an admin what they could not be told otherwise."""
        await self._delivery.notices.remind(interaction)

    def _mend_soon(self, guild_id: int) -> None:
        if guild_id in self._mending:
            return
        task = asyncio.create_task(_safely(self._mend(guild_id), guild_id), name="tip mending")
        self._mending[guild_id] = task
        task.add_done_callback(lambda _: self._mending.pop(guild_id, None))

    async def _mend(self, guild_id: int) -> None:
        await self._clock.sleep(_CALM_SECONDS)
        paused = await self._store.paused(guild_id)
        if any(map(self._may_go_on, paused)):
            resumed = await self._delivery.mender.mend(guild_id)
            log.info("tips go on", guild=guild_id, count=len(resumed))
            await self._delivery.shelf.load(guild_id)

    def _may_go_on(self, subscription: Subscription) -> bool:
        """Tell by the cache whether it is worth asking Discord: refusals count against the bot."""
        channel = self._delivery.targets.known(subscription.guild_id, subscription.terms.posts_to)
        if isinstance(channel, Target):
            return not missing_rights(channel)
        return subscription.state.paused is not PausedReason.CHANNEL_GONE


async def _safely(work: Awaitable[object], guild_id: int) -> None:
    try:
        await work
    except (StorageError, SendError) as error:
        log.warning("event not acted on", guild=guild_id, reason=str(error))
