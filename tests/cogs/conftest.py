"""A bot on a simulated Discord, with one server, one channel, and people in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.app import build_services
from bot.client import AdvisorBot, tree
from bot.client.clock import DiscordClock
from bot.storage.stores import memory_stores

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.domain.charts import Chart
    from bot.domain.knowledge import KnowledgeBase
    from bot.understanding.recognizer import Recognizer

PIXEL = b"\x89PNG\r\n\x1a\n" + b"\0" * 24
"""Stands for a drawn chart: drawing itself is tested in tests/charts."""


class InstantCharts:
    """Draws nothing, at once; remembers what it was asked for."""

    def __init__(self) -> None:
        self.drawn: list[Chart] = []
        self.broken = False

    async def draw(self, chart: Chart) -> bytes | None:
        self.drawn.append(chart)
        return None if self.broken else PIXEL

    async def close(self) -> None:
        """Hold nothing."""


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer completions however slow the machine is."""
    monkeypatch.setattr(tree, "CROWDED_SECONDS", 60)


@pytest.fixture
def charts() -> InstantCharts:
    return InstantCharts()


@pytest.fixture
async def make_bot(
    knowledge: KnowledgeBase, recognizer: Recognizer, charts: InstantCharts
) -> AsyncIterator[Callable[[], AdvisorBot]]:
    """Makes bots over one set of stores, as a restart does, and closes them."""
    clock = DiscordClock()
    stores = memory_stores(clock)
    bots: list[AdvisorBot] = []

    def make() -> AdvisorBot:
        services = build_services(knowledge, stores, clock, charts, recognizer)  # pyright: ignore[reportArgumentType] -- a stand-in
        bots.append(AdvisorBot(services, shard_count=1))
        return bots[-1]

    yield make
    for bot in bots:
        await bot.close()  # the simulator never does


@pytest.fixture
def simcord_bot(make_bot: Callable[[], AdvisorBot]) -> AdvisorBot:
    return make_bot()


@pytest.fixture
def guild(simcord_env: Any) -> Any:
    return simcord_env.create_guild("Learners")


@pytest.fixture
def channel(guild: Any) -> Any:
    return guild.create_text_channel("career-advice")


@pytest.fixture
def member(simcord_env: Any, guild: Any) -> Any:
    return guild.add_member(simcord_env.create_user("Mina"))


@pytest.fixture
def other_member(simcord_env: Any, guild: Any) -> Any:
    return guild.add_member(simcord_env.create_user("Noor"))


@pytest.fixture
def admin(simcord_env: Any, guild: Any) -> Any:
    role = guild.create_role("Admin", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(simcord_env.create_user("Ada"), roles=[role])
