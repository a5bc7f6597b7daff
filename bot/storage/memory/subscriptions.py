"""The servers' subscriptions and their history in memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.conflicts import ListFullError
from bot.domain.deliveries import HISTORY_LENGTH, DeliveryOutcome, DeliveryRecord
from bot.domain.subscriptions import (
    MAX_SUBSCRIPTIONS,
    DeliveryState,
    PausedReason,
    Subscription,
    SubscriptionTerms,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.domain.clock import Clock
    from bot.storage.memory.tables import MemoryTables


class MemorySubscriptionStore:
    """SubscriptionStore on dictionaries."""

    def __init__(self, tables: MemoryTables, clock: Clock) -> None:
        self._tables = tables
        self._clock = clock

    async def add(
        self, guild_id: int, terms: SubscriptionTerms, created_by: int, next_run: datetime
    ) -> Subscription:
        """Add one; raises ListFullError when the server has MAX_SUBSCRIPTIONS."""
        if len(await self.of_guild(guild_id)) >= MAX_SUBSCRIPTIONS:
            message = f"A server can have {MAX_SUBSCRIPTIONS} subscriptions; remove one first."
            raise ListFullError(message)
        self._tables.touch_guild(guild_id)
        number, state = next(self._tables.numbers), DeliveryState(next_run, next_run)
        added = Subscription(number, guild_id, terms, created_by, self._clock.now(), state)
        self._tables.subscriptions[number] = added
        return added

    async def get(self, guild_id: int, subscription_id: int) -> Subscription | None:
        """Return one, if the server has it."""
        found = self._tables.subscriptions.get(subscription_id)
        return found if found and found.guild_id == guild_id else None

    async def of_guild(self, guild_id: int) -> tuple[Subscription, ...]:
        """Return all of a server."""
        return self._where(lambda subscription: subscription.guild_id == guild_id)

    async def of_member(self, member_id: int) -> tuple[Subscription, ...]:
        """Return those that a member made: their export."""
        return self._where(lambda subscription: subscription.created_by == member_id)

    async def edit(
        self, guild_id: int, subscription_id: int, terms: SubscriptionTerms, next_run: datetime
    ) -> Subscription | None:
        """Change the terms and start over at a slot; a paused one stays paused."""
        found = await self.get(guild_id, subscription_id)
        if found is None:
            return None
        ready_at = None if found.state.paused else next_run
        state = _fresh(replace(found.state, next_run=next_run, ready_at=ready_at))
        return self._keep(replace(found, terms=terms, state=replace(state, last_error=None)))

    async def pause(
        self, guild_id: int, subscription_id: int, reason: PausedReason
    ) -> Subscription | None:
        """Let one rest; whoever is delivering it loses the claim."""
        found = await self.get(guild_id, subscription_id)
        return found and self._rest(found, reason)

    async def pause_guild(self, guild_id: int, reason: PausedReason) -> int:
        """Let all of a server rest that do not rest yet; return how many."""
        awake = [one for one in await self.of_guild(guild_id) if one.state.paused is None]
        for subscription in awake:
            self._rest(subscription, reason)
        return len(awake)

    async def resume(
        self, guild_id: int, subscription_id: int, next_run: datetime
    ) -> Subscription | None:
        """Go on at a slot."""
        found = await self.get(guild_id, subscription_id)
        if found is None:
            return None
        state = replace(found.state, next_run=next_run, ready_at=next_run, paused=None)
        return self._keep(replace(found, state=replace(_fresh(state), last_error=None)))

    async def paused(
        self, guild_id: int | None = None, after_id: int = 0, limit: int = 500
    ) -> tuple[Subscription, ...]:
        """Return those that rest for a reason that may mend, of one server or of all.

        By id, at most limit, from the first above after_id.
        """
        found = self._where(
            lambda one: (
                one.id > after_id
                and guild_id in (None, one.guild_id)
                and one.state.paused is not None
                and one.state.paused.may_mend
            )
        )
        return found[:limit]

    async def remove(self, guild_id: int, subscription_id: int) -> bool:
        """Erase one with its history; tell whether it was there."""
        found = await self.get(guild_id, subscription_id)
        self._tables.drop_subscription(found.id if found else 0)
        return found is not None

    async def forget_member(self, member_id: int) -> int:
        """Take a member's id off all subscriptions; return how many."""
        made = await self.of_member(member_id)
        for subscription in made:
            self._tables.subscriptions[subscription.id] = replace(subscription, created_by=None)
        return len(made)

    def _where(self, is_wanted: Callable[[Subscription], bool]) -> tuple[Subscription, ...]:
        return tuple(filter(is_wanted, self._tables.subscriptions.values()))

    def _rest(self, subscription: Subscription, reason: PausedReason) -> Subscription:
        state = replace(_fresh(subscription.state), ready_at=None, paused=reason)
        return self._keep(replace(subscription, state=state))

    def _keep(self, subscription: Subscription) -> Subscription:
        self._tables.subscriptions[subscription.id] = subscription
        self._tables.claims.pop(subscription.id, None)
        return subscription


def _fresh(state: DeliveryState) -> DeliveryState:
    return replace(state, attempts=0, first_try=None)


class MemoryTipHistory:
    """TipHistory on dictionaries."""

    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    async def recent(
        self, subscription_id: int, limit: int = HISTORY_LENGTH
    ) -> tuple[DeliveryRecord, ...]:
        """Return the last entries, newest first."""
        records = self._tables.history.get(subscription_id, {})
        return tuple(records[slot] for slot in sorted(records, reverse=True)[:limit])

    async def counts(self, guild_id: int, since: datetime) -> dict[DeliveryOutcome, int]:
        """Count how slots of a server ended since an instant; outcomes without any are left out."""
        ended = [
            record.outcome
            for number, records in self._tables.history.items()
            if self._tables.subscriptions[number].guild_id == guild_id
            for record in records.values()
            if record.at >= since
        ]
        return dict(Counter(ended))
