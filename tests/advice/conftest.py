"""An advisor over the shipped knowledge, with ticks in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.advice.advisor import Advisor
from bot.domain.readers import Reader
from bot.domain.routes import Route
from bot.storage.stores import memory_stores
from tests.tips.clocks import FakeClock

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.domain.answers import Answer
    from bot.domain.knowledge import KnowledgeBase


@pytest.fixture(scope="session")
def advisor(knowledge: KnowledgeBase) -> Advisor:
    """One for all tests: to index the names takes longer than most tests do."""
    return Advisor(knowledge, memory_stores(FakeClock()).progress)


@pytest.fixture
def opened(advisor: Advisor) -> Callable[..., Awaitable[Answer]]:
    """Return a function that opens a written route."""

    async def open_route(written: str, reader: Reader | None = None) -> Answer:
        return await advisor.open(Route.parse(written), reader or Reader())

    return open_route
