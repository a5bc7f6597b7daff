"""Single statements on a SQLite file: what is on the disk, and when."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing, suppress

import pytest

from bot.storage import Database, database_stores
from bot.storage import runners as runners_module

ADA = 11
SECONDS = 30.0  # of patience with a busy machine


@pytest.fixture
def file(sqlite_url):
    return sqlite_url.removeprefix("sqlite:///")


@pytest.fixture
async def progress(sqlite_url, clock):
    database = await Database.open(sqlite_url)
    yield database_stores(database, clock).progress
    await database.close()


def ticks_in(file, copy):
    """Return how many ticks a file holds without its log: as many as are surely on the disk."""
    shutil.copy(file, copy)
    with closing(sqlite3.connect(copy)) as connection:
        [count] = connection.execute("SELECT count(*) FROM progress").fetchone()
    return count


async def until_on_disk(file, copy, count):
    for _ in range(int(SECONDS / 0.05)):
        with suppress(sqlite3.DatabaseError):  # what is copied may be half brought to the disk
            if ticks_in(file, copy) == count:
                return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{ticks_in(file, copy)} ticks on the disk instead of {count}")


async def test_ticks_reach_the_disk_soon_and_again(progress, file, tmp_path, monkeypatch):
    monkeypatch.setattr(runners_module, "SYNC_SECONDS", 0.05)
    for count in (1, 2, 3):
        await progress.tick(ADA, "backend-developer", f"step-{count}")
        await until_on_disk(file, tmp_path / "copy.db", count)


async def test_ticks_while_others_are_brought_to_the_disk_follow(
    progress, file, tmp_path, monkeypatch
):
    monkeypatch.setattr(runners_module, "SYNC_SECONDS", 0)
    for count in range(100):
        await progress.tick(ADA, "backend-developer", f"step-{count}")

    await until_on_disk(file, tmp_path / "copy.db", 100)


async def test_a_disk_that_refuses_is_asked_again(progress, file, tmp_path, monkeypatch):
    monkeypatch.setattr(runners_module, "SYNC_SECONDS", 0.05)
    writing = progress._database._runner._writing
    asked, refusals = writing.execute_fetchall, iter([1, 2])

    async def refusing(sql, *values):
        if "checkpoint" in sql and next(refusals, None):
            raise sqlite3.OperationalError("database or disk is full")
        return await asked(sql, *values)

    monkeypatch.setattr(writing, "execute_fetchall", refusing)
    await progress.tick(ADA, "backend-developer", "step")

    await until_on_disk(file, tmp_path / "copy.db", 1)
    assert next(refusals, None) is None


async def test_a_tick_that_nobody_waits_for_reaches_the_disk_too(
    progress, file, tmp_path, monkeypatch
):
    monkeypatch.setattr(runners_module, "SYNC_SECONDS", 0.05)
    ticking = asyncio.create_task(progress.tick(ADA, "backend-developer", "step"))
    await asyncio.sleep(0)
    ticking.cancel()

    await until_on_disk(file, tmp_path / "copy.db", 1)


async def test_a_tick_survives_the_program(progress, file, tmp_path, monkeypatch):
    monkeypatch.setattr(runners_module, "SYNC_SECONDS", 3600)
    await progress.tick(ADA, "backend-developer", "step")

    shutil.copy(f"{file}-wal", tmp_path / "copy.db-wal")  # what a killed process leaves behind

    assert ticks_in(file, tmp_path / "copy.db") == 1


async def test_closing_brings_the_last_ones_to_the_disk(
    sqlite_url, clock, file, tmp_path, monkeypatch
):
    monkeypatch.setattr(runners_module, "SYNC_SECONDS", 3600)
    database = await Database.open(sqlite_url)
    await database_stores(database, clock).progress.tick(ADA, "backend-developer", "step")
    assert ticks_in(file, tmp_path / "copy.db") == 0

    await database.close()

    assert ticks_in(file, tmp_path / "copy.db") == 1


async def test_a_reader_that_stays_holds_the_disk_up_no_longer_than_it_stays(
    progress, file, tmp_path, monkeypatch
):
    monkeypatch.setattr(runners_module, "SYNC_SECONDS", 0.05)
    reader = sqlite3.connect(file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM progress").fetchone()
    await progress.tick(ADA, "backend-developer", "before")
    await asyncio.sleep(0.3)
    reader.execute("COMMIT")
    reader.close()
    await progress.tick(ADA, "backend-developer", "after")

    await until_on_disk(file, tmp_path / "copy.db", 2)
