"""The work of delivering: what the engine claims, and how it reports back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.domain.subscriptions import DeliveryState, Subscription

HISTORY_LENGTH = 50  # entries kept for each subscription
LONGEST_HOLD = timedelta(minutes=10)
"""Nothing is held longer; who asked for more will ask again. See `free_from`."""


class DeliveryOutcome(StrEnum):
    """How a slot ended."""

    DELIVERED = "delivered"
    LATE = "late"
    """Skipped: the program was down for too long."""
    DOUBTFUL = "doubtful"
    """Skipped: it may have been posted, and nobody can tell."""
    NO_TIPS = "no_tips"
    FAILED = "failed"
    """Given up after hours of trying, or refused for a fault of ours."""
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """One line of a subscription's history."""

    slot: datetime
    at: datetime
    outcome: DeliveryOutcome
    tip_id: str | None = None
    message_id: int | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimTerms:
    """How much work to take, and what it costs."""

    limit: int
    lease: timedelta
    price: Callable[[Subscription, datetime], int]
    """Requests that a due subscription will need, 0 when it needs none."""
    per_second: float
    """Requests that the whole fleet may make."""
    horizon: timedelta
    """Take nothing while the fleet's budget is spent for longer than this."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Work that one process holds until its lease ends. Times are those of the store's clock."""

    id: str
    """Unique to this claim; the fence that a settlement must show."""
    now: datetime
    starts_at: datetime
    """First instant that the budget has reserved for these requests."""
    ends_at: datetime
    subscriptions: tuple[Subscription, ...]
    """With attempts already counted and first_try set; those tried before come first."""


def free_from(free_at: datetime, now: datetime) -> datetime:
    """Return when the fleet's budget is free.

    What lies further ahead than any hold was written before the clock was set back: to wait for it
    would keep every tip back for as long as the clock was wrong.
    """
    return free_at if now < free_at <= now + 2 * LONGEST_HOLD else now


@dataclass(frozen=True, slots=True)
class Settlement:
    """The end of one try: the state that the row takes if the claim still holds."""

    subscription_id: int
    claim: str
    state: DeliveryState
    record: DeliveryRecord | None = None


class DeliveryStore(Protocol):
    """The queue that lives in the subscriptions' rows, and the fleet's budget."""

    async def installation(self) -> str:
        """Return the lasting random name of this database."""
        ...

    async def until_ready(self) -> timedelta | None:
        """Tell how long until something is ready; zero or less is now, None is never."""
        ...

    async def claim(self, terms: ClaimTerms) -> Claim:
        """Take due subscriptions, tried ones first, and reserve their part of the budget."""
        ...

    async def settle(self, settlements: Sequence[Settlement]) -> frozenset[int]:
        """Write the ends of tries in one go; return the ids whose claim still held."""
        ...

    async def reserve(self, requests: int, per_second: float) -> timedelta:
        """Pay for further requests; return how long to wait before the first."""
        ...

    async def hold(self, duration: timedelta) -> None:
        """Let nobody in the fleet send before this time has passed."""
        ...


class TipHistory(Protocol):
    """What became of past slots. Read by people, never by the engine."""

    async def recent(
        self, subscription_id: int, limit: int = HISTORY_LENGTH
    ) -> tuple[DeliveryRecord, ...]:
        """Return the last entries, newest first."""
        ...

    async def counts(self, guild_id: int, since: datetime) -> dict[DeliveryOutcome, int]:
        """Count how slots of a server ended since an instant; outcomes without any are left out."""
        ...
