"""An engine on stores in memory, a fake Discord and a clock that tests move."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.schedules import Cadence, Schedule
from bot.domain.subscriptions import SubscriptionTerms
from bot.storage import memory_stores
from bot.tips.delivery import DeliveryWorker
from tests.tips.clocks import START, FakeClock
from tests.tips.fakes import FakeDiscord, FixedPool, Listener

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from bot.domain.subscriptions import Subscription
    from bot.storage import Stores


@dataclass
class Engine:
    """One database and one Discord; processes come and go."""

    clock: FakeClock
    stores: Stores
    discord: FakeDiscord
    pool: FixedPool
    heard: Listener
    processes: list[tuple[DeliveryWorker, asyncio.Task[None]]] = field(default_factory=list)
    numbers: count[int] = field(default_factory=lambda: count(1))
    """Each subscription has a channel and a server of its own."""

    def start(self, look_every: timedelta = timedelta(seconds=60)) -> DeliveryWorker:
        worker = DeliveryWorker(
            self.stores.deliveries,
            self.discord,
            self.pool,
            self.clock,
            self.heard,
            look_every=look_every,
        )
        self.processes.append((worker, asyncio.create_task(worker.run())))
        return worker

    async def kill(self) -> None:
        """End every process on the spot: nothing that it holds is written."""
        for _, task in self.processes:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        self.processes.clear()

    async def subscribe(
        self,
        due: datetime = START + timedelta(minutes=1),
        cadence: Cadence = Cadence.DAILY,
        **terms: Any,
    ) -> Subscription:
        """Subscribe a channel of its own, in a server of its own."""
        number = next(self.numbers)
        schedule = Schedule(cadence, at=due.time())
        chosen = SubscriptionTerms(channel_id=1000 + number, schedule=schedule, **terms)
        return await self.stores.subscriptions.add(number, chosen, 11, due)

    async def state_of(self, subscription: Subscription):
        found = await self.stores.subscriptions.get(subscription.guild_id, subscription.id)
        return found.state


@pytest.fixture
async def engine() -> AsyncIterator[Engine]:
    clock = FakeClock()
    made = Engine(clock, memory_stores(clock), FakeDiscord(clock), FixedPool(), Listener())
    yield made
    await made.kill()
