"""Tells admins when tips have stopped: in their notice channel, else with their next command."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

import structlog

from bot.client.tips.errors import NETWORK_ERRORS
from bot.domain.deliveries import DeliveryOutcome
from bot.domain.subscriptions import PausedReason
from bot.errors import StorageError
from bot.views.subscription_cards import NoticeCard

if TYPE_CHECKING:
    import discord

    from bot.client.tips.subscription_namer import SubscriptionNamer
    from bot.client.tips.subscription_shelf import SubscriptionShelf
    from bot.domain.deliveries import DeliveryRecord
    from bot.domain.guilds import GuildSettingsStore
    from bot.domain.subscriptions import Subscription

log = structlog.get_logger(__name__)

_MOST_REMEMBERED = 10_000  # subscriptions whose trouble was told or could not be told


class TipNotices:
    """DeliveryObserver that speaks to people. Who was told is forgotten with the process."""

    def __init__(
        self,
        client: discord.Client,
        settings: GuildSettingsStore,
        shelf: SubscriptionShelf,
        namer: SubscriptionNamer,
    ) -> None:
        """Write as this client to the notice channels of these settings."""
        self._client = client
        self._settings = settings
        self._shelf = shelf
        self._namer = namer
        self._told: OrderedDict[tuple[int, PausedReason | None], None] = OrderedDict()
        self._given_up: OrderedDict[int, Subscription] = OrderedDict()
        """Those whose last slot was given up, and nobody could be told."""
        self._tasks: set[asyncio.Task[None]] = set()

    def settled(self, subscription: Subscription, record: DeliveryRecord) -> None:
        """Tell when a slot was given up, once until a tip arrives again."""
        if record.outcome is DeliveryOutcome.FAILED:
            self._start(subscription, None)
        elif record.outcome is DeliveryOutcome.DELIVERED:
            self._given_up.pop(subscription.id, None)
            for reason in (None, *PausedReason):
                self._told.pop((subscription.id, reason), None)

    def deferred(self, subscription: Subscription, error: str) -> None:
        """Keep a failed try to the log: another follows."""
        log.info("tip deferred", subscription=subscription.id, reason=error)

    def paused(self, subscription: Subscription, reason: PausedReason) -> None:
        """Tell that a subscription rests."""
        self._start(subscription, reason)

    def stopped(self, cause: str) -> None:
        """Leave it to the log: the token is at fault, and no admin can help."""
        log.critical("tips have stopped", reason=cause)

    async def remind(self, interaction: discord.Interaction[Any]) -> None:
        """After a command: tell the one who subscribed what could not be told otherwise."""
        if interaction.guild_id is None or not interaction.permissions.manage_guild:
            return
        owed = [
            one
            for one in (*self._shelf.known(interaction.guild_id), *self._given_up.values())
            if self._is_owed(one, interaction)
        ]
        if not owed:
            return
        card = NoticeCard([self._namer.shown(one) for one in owed])
        try:
            await interaction.followup.send(view=card, ephemeral=True)
        except NETWORK_ERRORS as error:
            log.info("notice not shown", guild=interaction.guild_id, reason=str(error))
            return
        for one in owed:
            self._given_up.pop(one.id, None)
            self._note(one, one.state.paused)

    def close(self) -> None:
        """Stop telling."""
        for task in list(self._tasks):
            task.cancel()

    def _is_owed(self, one: Subscription, interaction: discord.Interaction[Any]) -> bool:
        if one.guild_id != interaction.guild_id:
            return False
        if one.created_by not in (None, interaction.user.id):
            return False
        if one.id in self._given_up:
            return True
        reason = one.state.paused
        untold = (one.id, reason) not in self._told
        return reason is not None and reason is not PausedReason.BY_ADMIN and untold

    def _start(self, subscription: Subscription, reason: PausedReason | None) -> None:
        if (subscription.id, reason) in self._told:
            return
        task = asyncio.create_task(self._tell(subscription, reason), name="tip notice")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell(self, subscription: Subscription, reason: PausedReason | None) -> None:
        try:
            await self._shelf.load(subscription.guild_id)
            settings = await self._settings.get(subscription.guild_id)
            if settings.notice_channel is not None:
                card = NoticeCard([self._namer.shown_as(subscription, reason)])
                channel = self._client.get_partial_messageable(settings.notice_channel)
                await channel.send(view=card)
                self._note(subscription, reason)
                return
        except (StorageError, *NETWORK_ERRORS) as error:
            log.info("notice waits", subscription=subscription.id, reason=str(error))
        if reason is None:  # a pause is seen in the row itself, also after a restart
            self._given_up[subscription.id] = subscription
            self._trim(self._given_up)

    def _note(self, subscription: Subscription, reason: PausedReason | None) -> None:
        self._told[subscription.id, reason] = None
        self._trim(self._told)

    @staticmethod
    def _trim(kept: OrderedDict[Any, Any]) -> None:
        while len(kept) > _MOST_REMEMBERED:
            kept.popitem(last=False)
