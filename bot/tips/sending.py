"""How a tip gets to a channel, as this room needs it; the client does it with Discord."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from bot.domain.subscriptions import PausedReason, Subscription


@dataclass(frozen=True, slots=True)
class TipPost:
    """One tip for one slot of one subscription."""

    subscription: Subscription
    tip_id: str
    slot: datetime
    nonce: str
    """24 characters; also the mark in a custom id of the card, which `find` looks for."""


def nonce_for(installation: str, subscription_id: int, slot: datetime) -> str:
    """Return the name of a slot, the same from every process and after every restart."""
    text = f"{installation}:{subscription_id}:{int(slot.timestamp())}"
    return blake2b(text.encode(), digest_size=12).hexdigest()


class SendError(Exception):
    """A tip could not be sent; plain ones are temporary: connection, 500, 503, time-out."""


class RefusedError(SendError):
    """The target refuses: gone, out of reach, or without the right. Codes 10003, 50001, 50013."""

    def __init__(self, reason: PausedReason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class InvalidPostError(SendError):
    """Discord calls the message malformed (50035): a fault of ours, so trying again is no use."""


class MessageGoneError(SendError):
    """Unknown message (10008): the nonce is known, so it was sent, and deleted since."""


class RateLimitedError(SendError):
    """Too many requests (429), for this channel or for the whole bot."""

    def __init__(self, retry_after: timedelta, *, is_global: bool) -> None:
        super().__init__(f"rate limited for {retry_after.total_seconds():.1f} s")
        self.retry_after = retry_after
        self.is_global = is_global


class UnauthorizedError(SendError):
    """The token is not accepted (401): nothing can be sent to anybody."""


class LookBackDeniedError(SendError):
    """The bot may not read the channel's history."""


class TipSender(Protocol):
    """Posts tips. Every method raises SendErrors only, and makes one request if it can."""

    async def send(self, post: TipPost) -> int:
        """Post it with its nonce enforced; return the message's id."""
        ...

    async def find(self, post: TipPost) -> int | None:
        """Look for the slot's mark in the channel since the slot; return the message's id.

        Raises LookBackDeniedError without the right to read.
        """
        ...

    async def confirm(self, subscription: Subscription) -> PausedReason | None:
        """Ask afresh whether the channel still takes messages; None when it does."""
        ...

    async def publish(self, channel_id: int, message_id: int) -> None:
        """Publish a message of an announcement channel."""
        ...


class TipPool(Protocol):
    """Which tips there are."""

    async def tips_for(self, subscription: Subscription) -> Sequence[str]:
        """Return the ids of the tips on a subscription's topic that its server does not hide."""
        ...
