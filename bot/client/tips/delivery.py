"""Everything that delivers tips in this process, from its start to its stop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from bot.client.tips.notices import TipNotices
from bot.client.tips.observers import Observers
from bot.client.tips.pool import KnowledgePool
from bot.client.tips.sender import DiscordTipSender
from bot.client.tips.subscription_namer import SubscriptionNamer
from bot.client.tips.subscription_shelf import SubscriptionShelf
from bot.client.tips.targets import TipTargets
from bot.tips.budget import Budget
from bot.tips.delivery import DeliveryWorker
from bot.tips.mending import Mender
from bot.tips.subscribing import Subscriptions

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import discord

    from bot.client.services import Services
    from bot.domain.knowledge import KnowledgeBase

log = structlog.get_logger(__name__)

_AFTER_CRASH_SECONDS = 30.0
_STOPPING_SECONDS = 3.0  # of the 4.5 that the program has to close
_MOST_FILLED = 1000  # servers whose subscriptions are loaded beforehand


class TipDelivery:
    """The parts of delivery, joined to one client, which owns them and starts and stops them."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        """Join the parts; nothing runs before `start`."""
        stores, clock = services.stores, services.clock
        self._client = client
        self._services = services
        self._worker: DeliveryWorker | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self.pool = KnowledgePool(self.knowledge, stores.answers)
        self.sender = DiscordTipSender(client, self.knowledge)
        self.targets = TipTargets(client)
        self.shelf = SubscriptionShelf(stores.subscriptions, clock)
        self.namer = SubscriptionNamer(self.targets, self.knowledge)
        self.notices = TipNotices(client, stores.settings, self.shelf, self.namer)
        self.subscriptions = Subscriptions(stores.subscriptions, clock, self._wake)
        budget = Budget(stores.deliveries, clock, services.tips.per_second)
        self.mender = Mender(stores.subscriptions, self.subscriptions, self.sender, budget, clock)

    def knowledge(self) -> KnowledgeBase:
        """Return the knowledge in force."""
        return self._services.advisor.knowledge

    def start(self) -> None:
        """Begin to deliver; once is enough, however often Discord says that it is ready."""
        if self._tasks:
            return
        terms = self._services.tips
        # Not made before: it remembers the time at which it was made.
        self._worker = DeliveryWorker(
            self._services.stores.deliveries,
            self.sender,
            self.pool,
            self._services.clock,
            Observers((self.notices, *terms.observers)),
            per_second=terms.per_second,
            look_every=terms.look_every,
        )
        guild_ids = [guild.id for guild in self._client.guilds[:_MOST_FILLED]]
        self._tasks = [
            asyncio.create_task(self._keep_running(self._worker.run), name="tips"),
            asyncio.create_task(self._keep_running(self.mender.run), name="tip mender"),
            asyncio.create_task(self.shelf.fill(guild_ids), name="subscription shelf"),
        ]

    async def stop(self) -> None:
        """Claim nothing more, settle what was claimed if there is time, and end."""
        self.notices.close()
        self.shelf.close()
        if self._worker is None:
            return
        self._worker.stop()
        delivering, *others = self._tasks
        for task in others:
            task.cancel()
        await asyncio.wait({delivering}, timeout=_STOPPING_SECONDS)
        delivering.cancel()  # what is not settled is tried again when its lease is over
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._worker, self._tasks = None, []

    def _wake(self) -> None:
        if self._worker is not None:
            self._worker.wake()

    async def _keep_running(self, run: Callable[[], Awaitable[None]]) -> None:
        """Run to the end; after an error that nobody expected, run again."""
        while True:
            try:
                return await run()
            except Exception as error:
                log.error("tips crashed and start again", exc_info=error)
            await self._services.clock.sleep(_AFTER_CRASH_SECONDS)
