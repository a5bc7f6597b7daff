"""Channels that asked for tips, and how far the delivery of each has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.topics import ALL_TOPICS, Topic

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.schedules import Schedule

MAX_SUBSCRIPTIONS = 25  # a server; more would not fit the menu that picks one


class PausedReason(StrEnum):
    """Why a subscription rests; the words for people are the card's."""

    BY_ADMIN = "by_admin"
    CHANNEL_GONE = "channel_gone"
    ACCESS_LOST = "access_lost"
    PERMISSION_LOST = "permission_lost"
    THREAD_CLOSED = "thread_closed"
    CONTENT_BLOCKED = "content_blocked"
    GUILD_GONE = "guild_gone"
    ZONE_UNKNOWN = "zone_unknown"

    @property
    def may_mend(self) -> bool:
        """Tell whether the program itself may resume once the cause is gone."""
        return self in _MENDABLE


_MENDABLE = {
    PausedReason.CHANNEL_GONE,
    PausedReason.ACCESS_LOST,
    PausedReason.PERMISSION_LOST,
    PausedReason.THREAD_CLOSED,
    PausedReason.GUILD_GONE,
}


class DoubtPolicy(StrEnum):
    """What to do when nobody can tell whether a slot was posted before a long outage."""

    SKIP = "skip"
    SEND = "send"


@dataclass(frozen=True, slots=True)
class SubscriptionTerms:
    """What an admin chose."""

    channel_id: int
    schedule: Schedule
    topic: Topic = ALL_TOPICS
    thread_id: int | None = None
    """The lasting thread of a forum channel, made when the channel was subscribed."""
    role_id: int | None = None
    """The one role that a tip of this subscription may ping."""
    publish: bool = False
    when_in_doubt: DoubtPolicy = DoubtPolicy.SKIP

    @property
    def posts_to(self) -> int:
        """Return the id of the channel or thread that gets the message."""
        return self.thread_id or self.channel_id


@dataclass(frozen=True, slots=True)
class TipCursor:
    """How far the rotation has come: in this cycle, tips up to this position were used."""

    cycle: int = 0
    position: int = -1
    """A hash of 63 bits; -1 stands before every tip."""


@dataclass(frozen=True, slots=True)
class DeliveryState:
    """Where delivery of one subscription stands. Only the engine and the commands change it."""

    next_run: datetime
    """The slot; it stays fixed until it is settled."""
    ready_at: datetime | None
    """When somebody may work on it: slot, end of a lease or next try. None means paused."""
    attempts: int = 0
    first_try: datetime | None = None
    """Set from the first claim of this slot until the slot is settled."""
    cursor: TipCursor = TipCursor()
    paused: PausedReason | None = None
    last_error: str | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """One channel's order for tips. Identity is the id, which is never used twice."""

    id: int
    guild_id: int
    terms: SubscriptionTerms
    created_by: int | None
    """The admin; None once they asked to be forgotten."""
    created_at: datetime
    state: DeliveryState
