"""A bot that delivers tips on a simulated Discord, and what tests do to its servers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.app import build_services
from bot.client import AdvisorBot
from bot.client.clock import DiscordClock
from bot.client.tips.terms import TipTerms
from bot.errors import UsageError
from bot.storage.stores import Stores, memory_stores

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from bot.domain.knowledge import KnowledgeBase
    from tests.cogs.conftest import InstantCharts

LOOK_EVERY = timedelta(days=60)
"""Looking every minute would cost a test of one day a minute; the worker is woken when needed."""


@pytest.fixture
def stores() -> Stores:
    return memory_stores(DiscordClock())


@pytest.fixture
async def make_tips_bot(
    knowledge: KnowledgeBase, charts: InstantCharts, stores: Stores
) -> AsyncIterator[Callable[..., AdvisorBot]]:
    """Makes bots over one set of stores, as a restart does, and closes them."""
    bots: list[AdvisorBot] = []

    def make(**options: Any) -> AdvisorBot:
        asks_nothing: Any = object()  # learning to understand questions takes a second
        services = build_services(knowledge, stores, DiscordClock(), charts, asks_nothing)  # pyright: ignore[reportArgumentType] -- a stand-in
        services.tips = TipTerms(look_every=LOOK_EVERY)
        bots.append(AdvisorBot(services, shard_count=1, delivers_tips=True, **options))
        return bots[-1]

    yield make
    for bot in bots:
        await bot.close()


@pytest.fixture
def simcord_bot(make_tips_bot: Callable[..., AdvisorBot]) -> AdvisorBot:
    return make_tips_bot()


@pytest.fixture(autouse=True)
def kind_errors_only(simcord_env: Any) -> Iterator[None]:
    """Let commands end with refusals that people can mend, and with nothing else."""
    yield
    for error in simcord_env.errors:  # reading them tells the simulator that they were meant
        assert isinstance(error.__cause__, UsageError), error


@pytest.fixture
def feed(guild: Any) -> Any:
    """The channel that gets tips."""
    return guild.create_text_channel("daily-tips")


@pytest.fixture
async def card(admin, channel, feed):
    """The card of a subscription that was just made, seen by its admin."""
    shown = await admin.slash(channel, "tips subscribe", channel=feed, cadence="daily")
    return shown.response


@pytest.fixture
def only(stores, guild):
    """Reads the one subscription anew."""

    async def read():
        [subscription] = await stores.subscriptions.of_guild(guild.id)
        return subscription

    return read


@pytest.fixture
def subscribe(admin, channel, feed):
    async def make(target=feed, cadence="daily", **options):
        return await admin.slash(
            channel, "tips subscribe", channel=target, cadence=cadence, **options
        )

    return make


@dataclass
class Rights:
    """Takes rights away from the bot in a channel, and gives them back."""

    env: Any

    async def deny(self, channel: Any, *names: str) -> None:
        denied = discord.Permissions(**dict.fromkeys(names, True)).value
        bot_id = self.env.backend.bot_user.id
        self.env.backend.set_overwrite(
            channel.id, Overwrite(bot_id, OverwriteType.MEMBER, 0, denied)
        )
        await self.env.settle()

    async def restore(self, channel: Any) -> None:
        self.env.backend.delete_overwrite(channel.id, self.env.backend.bot_user.id)
        await self.env.settle()


@pytest.fixture
def rights(simcord_env: Any) -> Rights:
    return Rights(simcord_env)


def posts(env: Any, channel: Any) -> list[dict[str, Any]]:
    """Return what the bot asked Discord to post in a channel, oldest first."""
    path = f"/channels/{channel.id}/messages"
    return [r.json for r in env.http_requests if (r.method, r.path) == ("POST", path)]
