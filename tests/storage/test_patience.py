"""A PostgreSQL that hangs, is gone, comes back, or has no connection left: errors in time."""

from __future__ import annotations

import asyncio
import signal
from contextlib import AsyncExitStack, asynccontextmanager, suppress

import psutil
import pytest

from bot.errors import StorageError
from bot.storage import Database, database_stores
from bot.storage import database as database_module
from bot.storage.fleet import Fleet

PATIENCE = 0.3  # seconds
GUILD = 7


@pytest.fixture(autouse=True)
def impatience(monkeypatch):
    monkeypatch.setattr(database_module, "READ_SECONDS", PATIENCE)


@pytest.fixture
async def database(postgresql_url):
    opened = await Database.open(postgresql_url)
    yield opened
    await opened.close()


@asynccontextmanager
async def frozen(server):
    """Stop a server and all its processes for the time of a block, as a hung disk would."""
    postmaster = psutil.Process(server.get_pid())
    processes = [postmaster, *postmaster.children(recursive=True)]
    try:
        _tell(processes, signal.SIGSTOP)
        yield
    finally:
        _tell(processes, signal.SIGCONT)


def _tell(processes, number):
    for process in processes:
        with suppress(psutil.NoSuchProcess):  # some of them only live for a moment
            process.send_signal(number)


async def test_read_does_not_wait_for_a_database_that_hangs(database, postgresql_server):
    assert await database.answers()
    async with frozen(postgresql_server):
        with pytest.raises(StorageError):
            await database.answers()
        assert database._runner._reads  # its connection is still being closed: two seconds

    assert await database.answers()


async def test_read_does_not_wait_for_a_pool_that_is_exhausted(database):
    async with AsyncExitStack() as stack:
        for _ in range(10):
            await stack.enter_async_context(database.writing())
        with pytest.raises(StorageError):
            await database.answers()

    assert await database.answers()


async def test_uses_are_told_with_their_time_and_outcome(database, postgresql_server):
    heard = []
    database.heard = lambda seconds, succeeded: heard.append((seconds, succeeded))
    await database.answers()
    async with database.writing():
        pass
    async with frozen(postgresql_server):
        with pytest.raises(StorageError):
            await database.answers()

    assert [succeeded for _, succeeded in heard] == [True, True, False]
    assert heard[-1][0] >= PATIENCE


async def test_settings_serve_while_the_database_is_gone_and_follow_when_it_is_back(
    start_postgresql, clock
):
    server = start_postgresql()
    database = await Database.open(server.get_uri())
    await database.upgrade()
    fleet = Fleet(database)
    stores = database_stores(database, clock, changes=fleet.changes, moves_time=True)
    await fleet.start()
    server.cleanup()

    assert (await stores.settings.get(GUILD)).visibility is None
    with pytest.raises(StorageError):
        await stores.progress.ticks(1, "backend-developer")

    start_postgresql()
    assert await database.answers()
    await asyncio.wait_for(fleet.leadership.wait(), 60)
    await fleet.close()
    await database.close()
