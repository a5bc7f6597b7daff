"""What admins do with subscriptions: the rows change, and the worker hears of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.subscriptions import PausedReason
from bot.tips.cadence import next_run

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.clock import Clock
    from bot.domain.stores import SubscriptionStore
    from bot.domain.subscriptions import Subscription, SubscriptionTerms


class Subscriptions:
    """Changes to a server's subscriptions. Whether somebody may make them is not asked here."""

    def __init__(self, store: SubscriptionStore, clock: Clock, wake: Callable[[], None]) -> None:
        """Take `DeliveryWorker.wake`, so that a slot a minute away is not missed."""
        self._store = store
        self._clock = clock
        self._wake = wake

    async def add(self, guild_id: int, terms: SubscriptionTerms, created_by: int) -> Subscription:
        """Subscribe a channel; raises ListFullError and UnknownZoneError."""
        slot = next_run(terms.schedule, self._clock.now())
        added = await self._store.add(guild_id, terms, created_by, slot)
        self._wake()
        return added

    async def edit(
        self, guild_id: int, subscription_id: int, terms: SubscriptionTerms
    ) -> Subscription | None:
        """Change the terms; None when it is gone. Raises UnknownZoneError."""
        slot = next_run(terms.schedule, self._clock.now())
        edited = await self._store.edit(guild_id, subscription_id, terms, slot)
        self._wake()
        return edited

    async def pause(self, guild_id: int, subscription_id: int) -> Subscription | None:
        """Let it rest until an admin resumes it; None when it is gone."""
        return await self._store.pause(guild_id, subscription_id, PausedReason.BY_ADMIN)

    async def resume(self, guild_id: int, subscription_id: int) -> Subscription | None:
        """Go on at the next slot; unchanged when it does not rest, None when it is gone."""
        found = await self._store.get(guild_id, subscription_id)
        if found is None or found.state.paused is None:
            return found
        slot = next_run(found.terms.schedule, self._clock.now())
        resumed = await self._store.resume(guild_id, subscription_id, slot)
        self._wake()
        return resumed
