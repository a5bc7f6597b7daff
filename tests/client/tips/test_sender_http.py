"""Tips through the real HTTP client, to a server on loopback that fails in every way."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import pytest
from discord.http import Route

from bot.client.rate_limits import limit_trace
from bot.client.tips.sender import DiscordTipSender
from bot.domain.schedules import Cadence, Schedule
from bot.domain.subscriptions import (
    DeliveryState,
    PausedReason,
    Subscription,
    SubscriptionTerms,
)
from bot.storage.stores import memory_stores
from bot.tips.delivery import DeliveryWorker
from bot.tips.sending import (
    RateLimitedError,
    RefusedError,
    SendError,
    TipPost,
    UnauthorizedError,
)
from tests.client.tips.failing_discord import CHANNEL, TOKEN, FailingDiscord, rate_limit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.domain.knowledge import KnowledgeBase

GUILD = 100
LIMIT = 0.5  # seconds of a try that fails, instead of ten, and before discord.py tries again
SLOT = datetime(2026, 1, 1, tzinfo=UTC)
PATIENCE = 120.0  # seconds of this machine before a test gives up: it may be very busy


class RealClock:
    """The time of this machine, as many times faster as wished."""

    def __init__(self, speed: float = 1) -> None:
        self._speed = speed
        self._begin = time.monotonic()

    def now(self) -> datetime:
        return SLOT + timedelta(seconds=(time.monotonic() - self._begin) * self._speed)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self._speed)


@pytest.fixture
async def loopback() -> AsyncIterator[FailingDiscord]:
    async with FailingDiscord() as server:
        yield server


@pytest.fixture
async def client(loopback, monkeypatch) -> AsyncIterator[discord.Client]:
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{loopback.port}/api/v10")
    client = discord.Client(intents=discord.Intents.none(), http_trace=limit_trace())
    async with client:
        await client.login(TOKEN)
        yield client


@pytest.fixture
def sender(client, knowledge) -> DiscordTipSender:
    return DiscordTipSender(client, lambda: knowledge)


@pytest.fixture
def post(knowledge: KnowledgeBase) -> TipPost:
    return TipPost(_subscription(1), next(iter(knowledge.tips)), SLOT, "the-mark-of-a-slot")


def _subscription(number: int) -> Subscription:
    terms = SubscriptionTerms(CHANNEL + number, Schedule(Cadence.DAILY))
    return Subscription(number, GUILD, terms, 1, SLOT, DeliveryState(SLOT, SLOT))


@pytest.mark.parametrize("failure", ["drop-before", "drop-after", "hang", "500", "503"])
async def test_a_try_that_failed_and_the_next_one_make_one_message(loopback, sender, post, failure):
    loopback.failures = [failure]
    trying = asyncio.create_task(sender.send(post))
    await asyncio.wait_for(loopback.arrived.wait(), PATIENCE)

    with pytest.raises((SendError, TimeoutError)):
        await asyncio.wait_for(trying, LIMIT)
    sent = await asyncio.wait_for(sender.send(post), PATIENCE)

    assert [message["id"] for message in loopback.stored.values()] == [str(sent)]


async def test_a_short_limit_of_a_channel_is_waited_for(loopback, sender, post):
    loopback.failures = [rate_limit(0.1, is_global=False)]

    await asyncio.wait_for(sender.send(post), PATIENCE)

    first, second = loopback.arrivals
    assert second - first >= 0.1


async def test_a_long_limit_of_a_channel_is_handed_back_at_once(loopback, sender, post):
    loopback.failures = [rate_limit(600.5, is_global=False)]

    with pytest.raises(RateLimitedError) as caught:
        await asyncio.wait_for(sender.send(post), PATIENCE)

    assert caught.value.retry_after == timedelta(seconds=600.5)
    assert not caught.value.is_global
    await asyncio.wait_for(sender.send(post), PATIENCE)  # other requests were not held up


async def test_the_limit_of_the_whole_bot_is_told_and_holds_everybody(loopback, sender, post):
    loopback.failures = [rate_limit(0.4, is_global=True)]

    with pytest.raises(RateLimitedError) as caught:
        await sender.send(post)
    await sender.send(post)

    assert caught.value.is_global
    first, second = loopback.arrivals
    assert second - first >= 0.4


async def test_a_cancelled_send_does_not_hold_the_bot_for_good(loopback, client, sender, post):
    loopback.failures = [rate_limit(0.4, is_global=True)]
    sending = asyncio.create_task(sender.send(post))
    await loopback.arrived.wait()

    sending.cancel()
    with suppress(asyncio.CancelledError, RateLimitedError):
        await sending

    async with asyncio.timeout(PATIENCE):
        await client.http.get_user("@me")


async def test_cloudflare_is_waited_for(loopback, sender, post):
    loopback.failures = ['429 "error code: 1015"']

    with pytest.raises(RateLimitedError) as caught:
        await sender.send(post)

    assert not caught.value.is_global


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ('401 {"message": "401: Unauthorized", "code": 0}', UnauthorizedError),
        ('403 {"message": "Missing Access", "code": 50001}', RefusedError),
        ('404 {"message": "Unknown Channel", "code": 10003}', RefusedError),
    ],
)
async def test_refusals_are_not_tried_again(loopback, sender, post, answer, kind):
    loopback.failures = [answer] * 5

    with pytest.raises(kind):
        await sender.send(post)

    assert len(loopback.arrivals) == 1


async def test_nobody_listening_is_temporary(client, sender, post, monkeypatch):
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:9/api/v10")

    with pytest.raises(SendError, match="no connection") as caught:
        await sender.send(post)

    assert type(caught.value) is SendError
    assert isinstance(caught.value.__cause__, aiohttp.ClientError)


async def test_the_worker_delivers_each_slot_once_through_all_of_it(
    loopback, client, knowledge, monkeypatch
):
    loopback.failures = [
        "drop-after", "hang", "503", "none", "drop-before", "500", rate_limit(0.2, is_global=True),
        "drop-after", rate_limit(30, is_global=False), "hang", "none", "503", "drop-after",
    ]  # fmt: skip
    clock = RealClock(speed=4)  # the limit of ten seconds is two and a half, and so on
    stores = memory_stores(clock)
    for number in range(20):
        terms = SubscriptionTerms(CHANNEL + number, Schedule(Cadence.DAILY))
        await stores.subscriptions.add(GUILD, terms, 1, SLOT)
    observer = Watching(20)
    worker = DeliveryWorker(
        stores.deliveries, DiscordTipSender(client, lambda: knowledge), AllTips(knowledge),
        clock, observer, per_second=10,
    )  # fmt: skip

    delivering = asyncio.create_task(worker.run())
    try:
        async with asyncio.timeout(PATIENCE):
            await observer.done.wait()
        worker.stop()
        await delivering
    finally:
        delivering.cancel()

    assert observer.outcomes == ["delivered"] * 20
    assert len(loopback.stored) == 20


class AllTips:
    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._tips = tuple(knowledge.tips)

    async def tips_for(self, subscription: Subscription) -> tuple[str, ...]:
        return self._tips


class Watching:
    """A DeliveryObserver that waits for so many slots."""

    def __init__(self, wanted: int) -> None:
        self.outcomes: list[str] = []
        self.done = asyncio.Event()
        self._wanted = wanted

    def settled(self, subscription: Subscription, record: Any) -> None:
        self.outcomes.append(str(record.outcome))
        if len(self.outcomes) == self._wanted:
            self.done.set()

    def deferred(self, subscription: Subscription, error: str) -> None: ...

    def paused(self, subscription: Subscription, reason: PausedReason) -> None:
        raise AssertionError(subscription, reason)

    def stopped(self, cause: str) -> None:
        raise AssertionError(cause)
