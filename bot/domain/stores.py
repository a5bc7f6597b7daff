"""The store of subscriptions, and where the protocols of the others stand.

Deliveries and history: `deliveries`; ticks: `progress`; settings, audit and presence: `guilds`;
a server's own answers: `own_answers`; the log of questions: `question_log`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.subscriptions import PausedReason, Subscription, SubscriptionTerms


class SubscriptionStore(Protocol):
    """The servers' subscriptions, in the order in which they were made."""

    async def add(
        self, guild_id: int, terms: SubscriptionTerms, created_by: int, next_run: datetime
    ) -> Subscription:
        """Add one; raises ListFullError when the server has MAX_SUBSCRIPTIONS."""
        ...

    async def get(self, guild_id: int, subscription_id: int) -> Subscription | None:
        """Return one, if the server has it."""
        ...

    async def of_guild(self, guild_id: int) -> tuple[Subscription, ...]:
        """Return all of a server."""
        ...

    async def of_member(self, member_id: int) -> tuple[Subscription, ...]:
        """Return those that a member made: their export."""
        ...

    async def edit(
        self, guild_id: int, subscription_id: int, terms: SubscriptionTerms, next_run: datetime
    ) -> Subscription | None:
        """Change the terms and start over at a slot; a paused one stays paused."""
        ...

    async def pause(
        self, guild_id: int, subscription_id: int, reason: PausedReason
    ) -> Subscription | None:
        """Let one rest; whoever is delivering it loses the claim."""
        ...

    async def pause_guild(self, guild_id: int, reason: PausedReason) -> int:
        """Let all of a server rest that do not rest yet; return how many."""
        ...

    async def resume(
        self, guild_id: int, subscription_id: int, next_run: datetime
    ) -> Subscription | None:
        """Go on at a slot."""
        ...

    async def paused(
        self, guild_id: int | None = None, after_id: int = 0, limit: int = 500
    ) -> tuple[Subscription, ...]:
        """Return those that rest for a reason that may mend, of one server or of all.

        By id, at most limit, from the first above after_id.
        """
        ...

    async def remove(self, guild_id: int, subscription_id: int) -> bool:
        """Erase one with its history; tell whether it was there."""
        ...

    async def forget_member(self, member_id: int) -> int:
        """Take a member's id off all subscriptions; return how many."""
        ...
