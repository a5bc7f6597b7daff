"""A database that hangs, is gone, comes back, or has no connection left: errors in time."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import AsyncExitStack, asynccontextmanager, closing, contextmanager

import pytest
from sqlalchemy import text

from bot.errors import StorageError
from bot.storage import Database, database_stores
from bot.storage import database as database_module
from bot.storage import engines as engines_module
from bot.storage import runners as runners_module
from bot.storage.fleet import Fleet
from tests.postgresql import frozen

PATIENCE = 0.3  # seconds
SECONDS = 15.0  # of patience with a busy machine; drivers alone would wait longer
GUILD = 7
CONNECTIONS = 10  # that PostgreSQL may have at once
A_TICK = text("INSERT INTO progress VALUES (1, 'career', :name, 0)")


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """Give up only where a test says so, and never because the driver does."""
    monkeypatch.setattr(database_module, "READ_SECONDS", SECONDS)
    monkeypatch.setattr(database_module, "WRITE_SECONDS", SECONDS)
    monkeypatch.setattr(engines_module, "_POOL_SECONDS", 60)
    busy = (*engines_module._SQLITE_PRAGMAS, "PRAGMA busy_timeout = 60000")
    monkeypatch.setattr(engines_module, "_SQLITE_PRAGMAS", busy)
    monkeypatch.setattr(runners_module, "_BUSY_TIMEOUT_MS", 60000)


@pytest.fixture
def stores(database, clock):
    return database_stores(database, clock, moves_time=True)


@pytest.fixture
def hanging(url, request):
    """Let the database hang for the time of a block, as far as writes are concerned."""
    if url.startswith("sqlite"):
        return lambda: locked(url.removeprefix("sqlite:///"))
    return lambda: frozen(request.getfixturevalue("postgresql_server"))


@asynccontextmanager
async def locked(file):
    """Write to a file for the time of a block, as another program may."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


@contextmanager
def impatience():
    """Give up soon for the time of a block."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database_module, "READ_SECONDS", PATIENCE)
        patch.setattr(database_module, "WRITE_SECONDS", PATIENCE)
        yield


@asynccontextmanager
async def refused_in_time():
    """Hold that what is in the block fails kindly, and before a driver gives up."""
    with pytest.raises(StorageError), impatience():
        async with asyncio.timeout(SECONDS):
            yield


@pytest.fixture
async def postgresql(postgresql_url):
    opened = await Database.open(postgresql_url)
    yield opened
    await opened.close()


async def test_read_does_not_wait_for_a_database_that_hangs(postgresql, postgresql_server):
    assert await postgresql.answers()
    async with frozen(postgresql_server):
        async with refused_in_time():
            await postgresql.answers()
        assert postgresql._tasks._tasks  # its connection is still being closed: two seconds

    assert await postgresql.answers()


async def test_read_does_not_wait_for_a_pool_that_is_exhausted(postgresql):
    async with AsyncExitStack() as stack:
        for _ in range(CONNECTIONS):
            await stack.enter_async_context(postgresql.writing(patiently=True))
        async with refused_in_time():
            await postgresql.answers()

    assert await postgresql.answers()


async def test_write_does_not_wait_for_a_database_that_hangs(stores, hanging):
    await stores.progress.tick(1, "career", "before")
    async with hanging():
        async with refused_in_time():
            await stores.progress.tick(1, "career", "meanwhile")
        async with refused_in_time():
            await stores.progress.reset(1, "career")
        async with refused_in_time():
            await stores.audit.note(GUILD, 1, "meanwhile")

    await stores.audit.note(GUILD, 1, "after")
    await stores.progress.tick(1, "career", "after")
    assert {"before", "after"} <= set(await stores.progress.ticks(1, "career"))
    assert [entry.action for entry in await stores.audit.recent(GUILD)] == ["after"]


async def test_write_does_not_wait_for_a_pool_that_is_exhausted(database):
    async with AsyncExitStack() as stack:
        for _ in range(CONNECTIONS if database.is_shared else 1):
            await stack.enter_async_context(database.writing(patiently=True))
        async with refused_in_time(), database.writing():
            pass

    async with database.writing():
        pass


async def test_write_that_hangs_in_the_middle_writes_nothing(postgresql, postgresql_server, clock):
    async with AsyncExitStack() as stack, refused_in_time(), postgresql.writing() as transaction:
        await transaction.execute(A_TICK, {"name": "half"})
        await stack.enter_async_context(frozen(postgresql_server))
        await transaction.execute(A_TICK, {"name": "other half"})

    assert await database_stores(postgresql, clock).progress.all_ticks(1) == ()


async def test_writes_that_gave_up_give_their_connections_back(
    postgresql, postgresql_server, clock
):
    stores = database_stores(postgresql, clock)
    async with frozen(postgresql_server):
        notes = (stores.audit.note(GUILD, 1, "meanwhile") for _ in range(CONNECTIONS + 2))
        with impatience():
            outcomes = await asyncio.gather(*notes, return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {StorageError}

    async with AsyncExitStack() as stack:
        for _ in range(CONNECTIONS):
            await stack.enter_async_context(postgresql.writing(patiently=True))


async def test_who_is_cancelled_does_not_wait_for_a_database_that_hangs(
    postgresql, postgresql_server, clock
):
    stores = database_stores(postgresql, clock)
    async with frozen(postgresql_server):
        writing = asyncio.create_task(stores.guilds.mark_left([GUILD]))
        await asyncio.sleep(PATIENCE)
        writing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await writing
        assert postgresql._tasks._tasks  # it is undone by itself


async def test_work_that_nobody_waits_for_outlasts_a_database_that_hangs(database, stores, hanging):
    await stores.audit.note(GUILD, 1, "known from here on")
    async with hanging():
        with impatience():
            working = asyncio.create_task(stores.guilds.mark_left([GUILD]))
            upgrading = asyncio.create_task(database.upgrade())
            await asyncio.sleep(3 * PATIENCE)
        assert not working.done()
        assert not upgrading.done()

    async with asyncio.timeout(SECONDS):
        await asyncio.gather(working, upgrading)
    assert GUILD not in await stores.guilds.present()


async def test_closing_does_not_wait_for_a_database_that_hangs(url, hanging, clock, monkeypatch):
    monkeypatch.setattr(database_module, "CLOSING_SECONDS", PATIENCE)
    database = await Database.open(url)
    progress = database_stores(database, clock).progress
    async with hanging():
        async with refused_in_time():
            await progress.tick(1, "career", "meanwhile")
        async with asyncio.timeout(SECONDS):
            await database.close()

    left = {task for task in asyncio.all_tasks() if task.get_name() == "database"}
    again = await Database.open(url)  # the lock of the file is free
    await again.close()
    await asyncio.wait(left, timeout=SECONDS)
    assert len(left) == 1


async def test_tick_that_a_locked_file_refuses_is_not_written_later(sqlite_url, clock, monkeypatch):
    monkeypatch.setattr(runners_module, "_BUSY_TIMEOUT_MS", 100)
    database = await Database.open(sqlite_url)
    progress = database_stores(database, clock).progress
    async with locked(database.address.file):
        with pytest.raises(StorageError, match="locked by another program"):
            await progress.tick(1, "career", "refused")

    assert await progress.ticks(1, "career") == {}
    await database.close()


async def test_uses_are_told_with_their_time_and_outcome(postgresql, postgresql_server):
    heard = []
    postgresql.heard = lambda seconds, succeeded: heard.append((seconds, succeeded))
    await postgresql.answers()
    async with postgresql.writing():
        pass
    async with frozen(postgresql_server):
        async with refused_in_time():
            await postgresql.answers()
        async with refused_in_time(), postgresql.writing():
            pass

    assert [succeeded for _, succeeded in heard] == [True, True, False, False]
    assert all(seconds >= PATIENCE for seconds, succeeded in heard if not succeeded)


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
