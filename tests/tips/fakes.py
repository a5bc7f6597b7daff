"""A Discord that remembers nonces for a while, fails as it is told, and counts what it is asked."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.tips.sending import LookBackDeniedError, SendError, UnauthorizedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from bot.domain.deliveries import DeliveryOutcome, DeliveryRecord
    from bot.domain.subscriptions import PausedReason, Subscription
    from bot.tips.sending import TipPost
    from tests.tips.clocks import FakeClock

NONCE_MEMORY = timedelta(seconds=180)


@dataclass(frozen=True)
class Message:
    id: int
    channel: int
    nonce: str
    tip: str
    slot: datetime
    at: datetime


@dataclass
class FakeDiscord:
    """A TipSender. `before` and `after` are called around storing a message, and may raise."""

    clock: FakeClock
    latency: timedelta = timedelta(milliseconds=80)
    before: Callable[[TipPost], Awaitable[None]] | None = None
    after: Callable[[TipPost], Awaitable[None]] | None = None
    refusals: dict[int, PausedReason | None] = field(default_factory=dict)
    may_read_history: bool = True
    messages: list[Message] = field(default_factory=list)
    requests: list[tuple[str, datetime]] = field(default_factory=list)
    published: list[int] = field(default_factory=list)

    async def send(self, post: TipPost) -> int:
        await self._arrive("send")
        if self.before:
            await self.before(post)
        message = self._known(post) or self._store(post)
        if self.after:
            await self.after(post)
        return message.id

    async def find(self, post: TipPost) -> int | None:
        await self._arrive("find")
        if not self.may_read_history:
            message = "no history"
            raise LookBackDeniedError(message)
        return next((one.id for one in self.messages if one.nonce == post.nonce), None)

    async def confirm(self, subscription: Subscription) -> PausedReason | None:
        await self._arrive("confirm")
        return self.refusals.get(subscription.id)

    async def publish(self, channel_id: int, message_id: int) -> None:
        await self._arrive("publish")
        self.published.append(message_id)

    @property
    def slots(self) -> Counter[tuple[int, datetime]]:
        """How often each channel got each slot."""
        return Counter((message.channel, message.slot) for message in self.messages)

    def count(self, kind: str) -> int:
        return sum(asked == kind for asked, _ in self.requests)

    async def _arrive(self, kind: str) -> None:
        self.requests.append((kind, self.clock.now()))
        await self.clock.sleep(self.latency.total_seconds())

    def _known(self, post: TipPost) -> Message | None:
        fresh = [one for one in self.messages if self.clock.now() - one.at < NONCE_MEMORY]
        return next((one for one in fresh if one.nonce == post.nonce), None)

    def _store(self, post: TipPost) -> Message:
        channel = post.subscription.terms.posts_to
        message = Message(
            len(self.messages) + 1, channel, post.nonce, post.tip_id, post.slot, self.clock.now()
        )
        self.messages.append(message)
        return message


def failing(error: Exception, times: int = 10**9) -> Callable[[TipPost], Awaitable[None]]:
    """Raise an error the first few times."""
    left = [times]

    async def fail(_post: TipPost) -> None:
        if left[0]:
            left[0] -= 1
            raise error

    return fail


async def hang(_post: TipPost) -> None:
    await asyncio.Event().wait()


CONNECTION_LOST = SendError("connection reset")
UNAUTHORIZED = UnauthorizedError("401")


@dataclass
class FixedPool:
    """A TipPool that has the same tips for everybody."""

    tips: list[str] = field(default_factory=lambda: [f"tip-{number}" for number in range(12)])

    async def tips_for(self, subscription: Subscription) -> list[str]:
        return self.tips


@dataclass
class Listener:
    """A DeliveryObserver that writes down what it hears."""

    records: list[tuple[int, DeliveryRecord]] = field(default_factory=list)
    deferrals: list[tuple[int, str]] = field(default_factory=list)
    pauses: list[tuple[int, PausedReason]] = field(default_factory=list)
    stops: list[str] = field(default_factory=list)

    def settled(self, subscription: Subscription, record: DeliveryRecord) -> None:
        self.records.append((subscription.id, record))

    def deferred(self, subscription: Subscription, error: str) -> None:
        self.deferrals.append((subscription.id, error))

    def paused(self, subscription: Subscription, reason: PausedReason) -> None:
        self.pauses.append((subscription.id, reason))

    def stopped(self, cause: str) -> None:
        self.stops.append(cause)

    @property
    def outcomes(self) -> list[DeliveryOutcome]:
        return [record.outcome for _, record in self.records]
