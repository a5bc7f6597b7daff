"""The queue of tips in memory."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.deliveries import (
    HISTORY_LENGTH,
    LONGEST_HOLD,
    Claim,
    ClaimTerms,
    Settlement,
    free_from,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.clock import Clock
    from bot.domain.subscriptions import Subscription
    from bot.storage.memory.tables import MemoryTables


class MemoryDeliveryStore:
    """DeliveryStore on dictionaries."""

    def __init__(self, tables: MemoryTables, clock: Clock) -> None:
        self._tables = tables
        self._clock = clock

    async def installation(self) -> str:
        """Return the lasting random name of this database."""
        return self._tables.installation

    async def until_ready(self) -> timedelta | None:
        """Tell how long until something is ready; zero or less is now, None is never."""
        states = [subscription.state for subscription in self._tables.subscriptions.values()]
        times = [state.ready_at for state in states if state.ready_at]
        return min(times) - self._clock.now() if times else None

    async def claim(self, terms: ClaimTerms) -> Claim:
        """Take due subscriptions, tried ones first, and reserve their part of the budget."""
        now, name = self._clock.now(), secrets.token_hex(8)
        starts_at = free_from(self._tables.free_at, now)
        if starts_at - now > terms.horizon:
            return Claim(name, now, starts_at, starts_at, ())
        due = self._due(now)[: terms.limit]
        requests = sum(terms.price(subscription, now) for subscription in due)
        ends_at = starts_at + timedelta(seconds=requests / terms.per_second)
        if requests:
            self._tables.free_at = ends_at
        claimed = tuple(self._lease(one, name, now, terms.lease) for one in due)
        return Claim(name, now, starts_at, ends_at, claimed)

    async def settle(self, settlements: Sequence[Settlement]) -> frozenset[int]:
        """Write the ends of tries in one go; return the ids whose claim still held."""
        claims = dict(self._tables.claims)
        ends = [end for end in settlements if claims.get(end.subscription_id) == end.claim]
        for end in ends:
            self._end(end)
        return frozenset(end.subscription_id for end in ends)

    async def reserve(self, requests: int, per_second: float) -> timedelta:
        """Pay for further requests; return how long to wait before the first."""
        now = self._clock.now()
        starts_at = free_from(self._tables.free_at, now)
        self._tables.free_at = starts_at + timedelta(seconds=requests / per_second)
        return starts_at - now

    async def hold(self, duration: timedelta) -> None:
        """Let nobody in the fleet send before this time has passed."""
        now = self._clock.now()
        until = now + min(duration, LONGEST_HOLD)
        self._tables.free_at = max(free_from(self._tables.free_at, now), until)

    def _due(self, now: datetime) -> list[Subscription]:
        ready = [
            (subscription.state.first_try is None, subscription.state.ready_at, number)
            for number, subscription in self._tables.subscriptions.items()
            if subscription.state.ready_at and subscription.state.ready_at <= now
        ]
        return [self._tables.subscriptions[number] for _, _, number in sorted(ready)]

    def _lease(
        self, subscription: Subscription, name: str, now: datetime, lease: timedelta
    ) -> Subscription:
        state = replace(
            subscription.state,
            ready_at=now + lease,
            attempts=subscription.state.attempts + 1,
            first_try=subscription.state.first_try or now,
        )
        leased = replace(subscription, state=state)
        self._tables.subscriptions[subscription.id] = leased
        self._tables.claims[subscription.id] = name
        return leased

    def _end(self, end: Settlement) -> None:
        number = end.subscription_id
        before = self._tables.subscriptions[number]
        self._tables.subscriptions[number] = replace(before, state=end.state)
        self._tables.claims.pop(number, None)
        if end.record:
            records = self._tables.history[number]
            records[end.record.slot] = end.record
            for slot in sorted(records)[:-HISTORY_LENGTH]:
                del records[slot]
