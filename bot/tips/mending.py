"""Subscriptions that rest for a cause that may have gone: look again, and go on."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.errors import AdvisorError
from bot.tips.attempt import SEND_LIMIT
from bot.tips.sending import SendError
from bot.tips.timing import within

if TYPE_CHECKING:
    from bot.domain.clock import Clock
    from bot.domain.stores import SubscriptionStore
    from bot.domain.subscriptions import Subscription
    from bot.tips.budget import Budget
    from bot.tips.sending import TipSender
    from bot.tips.subscribing import Subscriptions

_LOG = logging.getLogger(__name__)
_EVERY = timedelta(days=1)
_PAGE = 100


class Mender:
    """Resumes what may go on. Asked after events of a server, and once a day for all."""

    def __init__(
        self,
        store: SubscriptionStore,
        subscriptions: Subscriptions,
        sender: TipSender,
        budget: Budget,
        clock: Clock,
    ) -> None:
        self._store = store
        self._subscriptions = subscriptions
        self._sender = sender
        self._budget = budget
        self._clock = clock

    async def mend(self, guild_id: int | None = None) -> tuple[Subscription, ...]:
        """Resume what takes messages again, of one server or of all; return it."""
        resumed: list[Subscription] = []
        last = 0
        while page := await self._store.paused(guild_id, after_id=last, limit=_PAGE):
            for subscription in page:
                if await self._takes_messages(subscription):
                    mended = await self._subscriptions.resume(
                        subscription.guild_id, subscription.id
                    )
                    resumed += [mended] if mended else []
            last = page[-1].id
        return tuple(resumed)

    async def run(self) -> None:
        """Look at all once a day, until cancelled."""
        while True:
            await self._clock.sleep(_EVERY.total_seconds())
            try:
                resumed = await self.mend()
                _LOG.info("%d paused subscriptions go on", len(resumed))
            except (SendError, AdvisorError) as error:
                _LOG.warning("paused subscriptions are looked at tomorrow: %s", error)

    async def _takes_messages(self, subscription: Subscription) -> bool:
        may_ask_at = await self._budget.pay()
        await self._clock.sleep((may_ask_at - self._clock.now()).total_seconds())
        try:
            asked = self._sender.confirm(subscription)
            return await within(self._clock, SEND_LIMIT, asked) is None
        except (SendError, TimeoutError):
            return False
