"""A simulated Discord on a real socket, and the real client pointed at it."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import pytest
import structlog
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.app import build_services
from bot.charts import ChartService
from bot.client import AdvisorBot
from bot.client.address import point_at
from bot.client.clock import DiscordClock
from bot.storage.stores import memory_stores
from bot.understanding.recognizer import Recognizer
from tests.loopback.server import TOKEN, LoopbackDiscord

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, MutableMapping

    from bot.client.services import Services
    from bot.domain.knowledge import KnowledgeBase

SECONDS_TO_CONNECT = 60.0  # of patience with a busy machine


class Connect(Protocol):
    """Connects a bot for the time of a block, with options of AdvisorBot."""

    def __call__(self, **options: Any) -> AbstractAsyncContextManager[AdvisorBot]: ...


@pytest.fixture(autouse=True)
def addresses() -> Iterator[None]:
    """Give discord.py its own addresses back."""
    api, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    yield
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = api, gateway


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[MutableMapping[str, Any]]]:
    """What the program logs, caught: printing traces with all their values takes seconds."""
    with structlog.testing.capture_logs() as entries:
        yield entries


@pytest.fixture
async def loopback() -> AsyncIterator[LoopbackDiscord]:
    async with LoopbackDiscord() as server:
        yield server


@pytest.fixture
def variables(loopback: LoopbackDiscord, recognizer: Recognizer) -> dict[str, str]:
    """The environment of a program of its own; what the recognizer learned is in its cache."""
    return {
        "DISCORD_TOKEN": TOKEN,
        "DISCORD_API_URL": loopback.api_url,
        "DATABASE_URL": "sqlite:///bot.db",
    }


@pytest.fixture
def connect(loopback: LoopbackDiscord, knowledge: KnowledgeBase, recognizer: Recognizer) -> Connect:
    return partial(_connected, loopback, partial(_services, knowledge, recognizer))


@pytest.fixture
def connect_with(loopback: LoopbackDiscord) -> partial[AbstractAsyncContextManager[AdvisorBot]]:
    """Connects a bot with services of the test's own: takes a function that returns them."""
    return partial(_connected, loopback)


def _services(knowledge: KnowledgeBase, recognizer: Recognizer) -> Services:
    clock = DiscordClock()
    stores = memory_stores(clock)
    charts = ChartService(None, limit_seconds=60, start_seconds=60)  # a busy machine is no failure
    return build_services(knowledge, stores, clock, charts, recognizer)


@pytest.fixture
async def bot(connect: Connect) -> AsyncIterator[AdvisorBot]:
    async with connect() as connected:
        yield connected


@asynccontextmanager
async def _connected(
    loopback: LoopbackDiscord, services: Callable[[], Services], **options: Any
) -> AsyncIterator[AdvisorBot]:
    point_at(loopback.api_url)
    bot = AdvisorBot(services(), custom_api=True, **options)
    bot.before_identify_hook = _at_once
    known = len(loopback.gateway.identified)
    shards = len(options.get("shard_ids") or range(options.get("shard_count") or 1))
    serving = asyncio.create_task(bot.start(TOKEN))
    try:
        async with asyncio.timeout(SECONDS_TO_CONNECT):
            await loopback.gateway.until(
                lambda: len(loopback.gateway.identified) == known + shards or serving.done()
            )
        assert not serving.done(), serving.result()
        yield bot
    finally:
        await bot.close()
        await serving


async def _at_once(shard_id: int | None, *, initial: bool = False) -> None:
    """Identify without the pause of five seconds that the library makes."""
