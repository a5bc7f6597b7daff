"""The worker: look what is due, claim it, send it evenly spaced, settle it."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.deliveries import ClaimTerms, Settlement
from bot.errors import StorageError
from bot.tips.attempt import Attempts, Turn, needs_request, price
from bot.tips.budget import Budget
from bot.tips.pacing import Pacer
from bot.tips.publishing import Publisher
from bot.tips.reporting import Reporter
from bot.tips.sending import UnauthorizedError
from bot.tips.settling import Settler
from bot.tips.timing import Bell
from bot.tips.verdicts import released

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.domain.clock import Clock
    from bot.domain.deliveries import Claim, DeliveryStore
    from bot.tips.observing import DeliveryObserver
    from bot.tips.sending import TipPool, TipSender

_LOG = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
DEFAULT_PER_SECOND = 40  # of the 50 that Discord allows; the rest is for commands
_CLAIM_AT_ONCE = 20
_HORIZON = timedelta(seconds=5)
_CLAIM_AHEAD = timedelta(milliseconds=500)  # so that a slow disk leaves no gap between claims
_LONGEST_REST = timedelta(seconds=60)  # a laptop that slept, a clock that was set
_SHORTEST_REST = timedelta(milliseconds=50)
_MOST_IN_FLIGHT = 600  # 10 s of sends that all hang, and some
_LONGEST_OUTAGE_REST = timedelta(seconds=30)
_FOR_GOOD = timedelta(days=365)


class DeliveryWorker:
    """Delivers tips until it is stopped. One in a process; owned by the application."""

    def __init__(
        self,
        store: DeliveryStore,
        sender: TipSender,
        pool: TipPool,
        clock: Clock,
        observer: DeliveryObserver,
        *,
        per_second: float = DEFAULT_PER_SECOND,
        look_every: timedelta = _LONGEST_REST,
    ) -> None:
        """Join the parts; look_every is a few seconds where other processes may add work."""
        self._store = store
        self._clock = clock
        self._look_every = look_every
        self._pacer = Pacer(clock, per_second)
        budget = Budget(store, clock, per_second)
        self._attempts = Attempts(sender, pool, clock, self._pacer, budget)
        self._settler = Settler(store, clock)
        self._publisher = Publisher(sender, budget, clock)
        self._reporter = Reporter(observer, self._publisher)
        self._terms = ClaimTerms(_CLAIM_AT_ONCE, LEASE, price, per_second, _HORIZON)
        self._tasks: set[asyncio.Task[None]] = set()
        self._bell = Bell(clock)
        self._next_look = clock.now()
        self._installation: str | None = None
        self._is_stopping = False

    def wake(self) -> None:
        """Look again now, because a subscription was added or changed."""
        self._bell.ring()

    def stop(self) -> None:
        """Claim nothing more; `run` returns when all that was claimed is settled."""
        self._is_stopping = True
        self._bell.ring()

    async def run(self) -> None:
        """Deliver until `stop`, or until Discord no longer accepts the token."""
        beside = [asyncio.create_task(part.run()) for part in (self._settler, self._publisher)]
        try:
            await self._deliver()
            while self._tasks:
                await asyncio.wait(self._tasks)
        finally:
            for task in [*beside, *self._tasks]:
                task.cancel()
            for task in [*beside, *self._tasks]:
                with suppress(asyncio.CancelledError):
                    await task

    async def _deliver(self) -> None:
        outages = 0
        while not self._is_stopping:
            try:
                pause = await self._look_and_claim()
                outages = 0
            except StorageError as error:
                pause = min(timedelta(seconds=2**outages), _LONGEST_OUTAGE_REST)
                outages = min(outages + 1, 5)
                _LOG.warning("tips wait %d s for the database: %s", pause.seconds, error)
            if not self._is_stopping:
                self._next_look = self._clock.now() + pause
                await self._bell.rest(pause)

    async def _look_and_claim(self) -> timedelta:
        """Start what is due; return how long to rest."""
        until_ready = await self._store.until_ready()
        if until_ready is None or until_ready > timedelta(0):
            return min(until_ready or self._look_every, self._look_every)
        if self._installation is None:
            self._installation = await self._store.installation()
        guarded_from = self._clock.now()
        claim = await self._store.claim(self._terms)
        if not claim.subscriptions:
            held = claim.starts_at - claim.now - _HORIZON
            return min(max(held, _SHORTEST_REST), self._look_every)
        for turn in _turns(claim, guarded_from, self._clock.now(), self._terms.per_second):
            self._start(turn, claim.id, self._installation)
        await self._make_room()
        return max(claim.ends_at - claim.now - _CLAIM_AHEAD, timedelta(0))

    def _start(self, turn: Turn, claim: str, installation: str) -> None:
        task = asyncio.create_task(self._work_on(turn, claim, installation))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _make_room(self) -> None:
        while len(self._tasks) > _MOST_IN_FLIGHT:
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)

    async def _work_on(self, turn: Turn, claim: str, installation: str) -> None:
        try:
            verdict = await self._attempts.attempt(turn, installation)
        except UnauthorizedError as error:
            self._cut_off(error)
            verdict = released(turn.subscription, turn.store_time(self._clock))
        settlement = Settlement(turn.subscription.id, claim, verdict.state, verdict.record)
        if not await self._settler.settle(settlement):
            _LOG.warning("subscription %d was taken over or changed", turn.subscription.id)
            return
        self._reporter.report(turn.subscription, verdict)
        if verdict.state.ready_at and verdict.state.ready_at < self._next_look:
            self.wake()  # the look before this was settled saw only the end of the lease

    def _cut_off(self, error: UnauthorizedError) -> None:
        """Stop for good, and pause nobody: the token is at fault, not the channels."""
        if self._is_stopping:
            return
        _LOG.error("tips stop, Discord does not accept the token: %s", error)
        self._pacer.hold(_FOR_GOOD)  # those that wait for their turn go back into the queue
        self.stop()
        self._reporter.stopped(str(error))


def _turns(
    claim: Claim, guarded_from: datetime, now: datetime, per_second: float
) -> Iterator[Turn]:
    """Give each claimed row that needs a request its place in the time that was paid for."""
    at = now + (claim.starts_at - claim.now)
    for subscription in claim.subscriptions:
        yield Turn(subscription, claim.now, now, guarded_from, at)
        if needs_request(subscription, claim.now):
            at += timedelta(seconds=1 / per_second)
