"""Full disks, damaged and read-only files, servers that go away: one clear line, then recovery."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import asyncpg
import pytest
from sqlalchemy import text

from bot.errors import ConfigurationError, StorageError
from bot.storage import Database, backup, database_stores
from tests.storage.samples import CLAIM_TERMS, done, subscribe


async def _limit(database, pragma):
    """Limit both ways to write: transactions, and single statements."""
    async with database._engine.connect() as connection:
        await connection.execute(text(pragma))
    await database._runner._writing.execute_fetchall(pragma)


async def test_a_full_disk_refuses_writes_and_recovers(sqlite_url, clock):
    database = await Database.open(sqlite_url)
    stores = database_stores(database, clock)
    await stores.progress.tick(1, "career", "before")
    await _limit(database, "PRAGMA max_page_count = 1")
    with pytest.raises(StorageError, match="disk is full"):
        for number in range(500):
            await stores.audit.note(number, 1, "action", "x" * 2000)
    with pytest.raises(StorageError, match="disk is full"):
        for number in range(500):
            await stores.progress.tick(2, "career", f"{number} {'x' * 200}")
    assert list(await stores.progress.ticks(1, "career")) == ["before"]
    await _limit(database, "PRAGMA max_page_count = 1000000")
    await stores.progress.tick(1, "career", "after")

    assert len(await stores.progress.ticks(1, "career")) == 2
    await database.close()


async def test_a_read_only_file_refuses_writes_and_still_reads(sqlite_url, clock):
    database = await Database.open(sqlite_url)
    stores = database_stores(database, clock)
    await stores.progress.tick(1, "career", "before")
    await _limit(database, "PRAGMA query_only = ON")
    with pytest.raises(StorageError, match="cannot be written"):
        await stores.progress.tick(1, "career", "refused")
    with pytest.raises(StorageError, match="cannot be written"):
        await stores.audit.note(1, 1, "action", "refused")

    assert list(await stores.progress.ticks(1, "career")) == ["before"]
    await database.close()


async def test_a_file_that_is_no_database_is_told_at_the_start(tmp_path):
    file = tmp_path / "bot.db"
    file.write_bytes(b"These are holiday pictures. " * 200)

    with pytest.raises(StorageError, match="damaged or no SQLite file"):
        await Database.open(f"sqlite:///{file}")


async def test_damage_in_the_middle_is_told_when_it_is_read(sqlite_url, clock):
    database = await Database.open(sqlite_url)
    stores = database_stores(database, clock)
    for milestone in range(3000):
        if milestone % 1000 == 0:
            await stores.progress.tick(1, "career", str(milestone))
    await _fill(database)
    await database.close()
    file = database.address.file
    size = file.stat().st_size
    with file.open("r+b") as raw:
        raw.seek(8192)
        raw.write(b"\xff" * (size - 12288))
    with pytest.raises(StorageError, match=r"damaged|refused"):
        broken = await Database.open(sqlite_url)
        try:
            await database_stores(broken, clock).progress.all_ticks(1)
        finally:
            await broken.close()


async def _fill(database):
    async with database.writing(patiently=True) as connection:
        await connection.execute(
            text("INSERT INTO progress VALUES (1, 'career', :name, 0)"),
            [{"name": f"milestone {number}"} for number in range(3000)],
        )


async def test_a_folder_in_the_place_of_the_file_is_told(tmp_path):
    (tmp_path / "bot.db").mkdir()

    with pytest.raises(StorageError, match="cannot be opened"):
        await Database.open(f"sqlite:///{tmp_path}/bot.db")


async def test_an_empty_database_says_what_to_run(tmp_path, clock):
    database = await Database.open(f"sqlite:///{tmp_path}/bot.db")
    with pytest.raises(StorageError, match="career-advisor db upgrade"):
        await database_stores(database, clock).progress.ticks(1, "career")
    await database.close()


async def test_a_forged_number_is_refused_not_crashed(database, clock):
    stores = database_stores(database, clock, moves_time=True)
    for call in (
        stores.progress.ticks(10**30, "career"),
        stores.progress.tick(10**30, "career", "milestone"),
        stores.subscriptions.get(1, 10**30),
    ):
        with pytest.raises(StorageError):
            await call


async def test_a_server_that_is_not_there_is_told():
    with pytest.raises(StorageError, match="does not answer"):
        await Database.open("postgresql://bot@127.0.0.1:1/bot")


async def test_a_wrong_database_name_is_told(upgraded_postgresql):
    with pytest.raises(StorageError, match="does not exist"):
        await Database.open(upgraded_postgresql.replace("/postgres?", "/nowhere?"))


async def test_postgresql_that_goes_away_and_returns(postgresql_url, clock):
    database = await Database.open(postgresql_url)
    stores = database_stores(database, clock, moves_time=True)
    await stores.progress.tick(1, "career", "before")
    await _end_all_connections(postgresql_url)
    await stores.progress.tick(1, "career", "after")

    assert sorted(await stores.progress.ticks(1, "career")) == ["after", "before"]
    await database.close()


async def test_a_postgresql_that_is_stopped_and_started_again(start_postgresql, clock):
    server = start_postgresql()
    database = await Database.open(server.get_uri())
    await database.upgrade()
    stores = database_stores(database, clock, moves_time=True)
    await stores.progress.tick(1, "career", "before")
    server.cleanup()
    with pytest.raises(StorageError, match="does not answer"):
        await stores.progress.tick(1, "career", "meanwhile")
    with pytest.raises(StorageError):
        await stores.progress.ticks(1, "career")
    start_postgresql()
    await stores.progress.tick(1, "career", "after")

    assert sorted(await stores.progress.ticks(1, "career")) == ["after", "before"]
    await database.close()


async def test_a_connection_that_dies_inside_a_transaction_writes_nothing(postgresql_url, clock):
    database = await Database.open(postgresql_url)
    stores = database_stores(database, clock, moves_time=True)
    with pytest.raises(StorageError):
        async with database.writing() as connection:
            await connection.execute(text("INSERT INTO progress VALUES (1, 'c', 'half', 0)"))
            await _end_all_connections(postgresql_url)
            await connection.execute(text("INSERT INTO progress VALUES (1, 'c', 'other', 0)"))

    assert await stores.progress.ticks(1, "c") == {}
    await database.close()


async def _end_all_connections(url):
    connection = await asyncpg.connect(url)
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE application_name = 'career-advisor'"
    )
    await connection.close()


async def test_postgresqls_own_clock_rules_where_time_is_not_moved(postgresql_url, clock):
    database = await Database.open(postgresql_url)
    stores = database_stores(database, clock)
    await subscribe(stores)  # due in March 2026 by the clock of the test
    assert await stores.deliveries.until_ready() < timedelta(0)
    claim = await stores.deliveries.claim(CLAIM_TERMS)

    [claimed] = claim.subscriptions
    assert claim.now > clock.now() + timedelta(days=100)
    assert await stores.deliveries.settle([done(claim, claimed)]) == {claimed.id}
    await database.close()


async def test_a_backup_is_a_whole_database_and_needs_no_lock(sqlite_url, clock, tmp_path):
    database = await Database.open(sqlite_url)
    await database_stores(database, clock).progress.tick(1, "career", "milestone")
    copy = tmp_path / "kept" / "copy.db"
    await backup(sqlite_url, copy)
    await database.close()
    restored = await Database.open(f"sqlite:///{copy}")

    assert len(await database_stores(restored, clock).progress.all_ticks(1)) == 1
    await restored.close()
    assert sorted(path.name for path in copy.parent.iterdir()) == ["copy.db", "copy.db.lock"]


async def test_a_backup_never_replaces_a_file(sqlite_url, tmp_path):
    copy = tmp_path / "copy.db"
    copy.write_text("precious")

    with pytest.raises(StorageError, match="exists already"):
        await backup(sqlite_url, copy)
    assert copy.read_text() == "precious"


async def test_a_backup_of_nothing_is_refused(tmp_path):
    with pytest.raises(StorageError, match="no database"):
        await backup(f"sqlite:///{tmp_path}/none.db", tmp_path / "copy.db")


async def test_a_backup_of_a_damaged_file_keeps_nothing(sqlite_url, tmp_path):
    database = await Database.open(sqlite_url)
    await _fill(database)
    await database.close()
    file = database.address.file
    with file.open("r+b") as raw:
        raw.seek(40960)
        raw.write(b"\xff" * 4096 * 4)

    with pytest.raises(StorageError, match="damaged"):
        await backup(sqlite_url, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
    assert not (tmp_path / "copy.db.part").exists()


async def test_a_backup_of_postgresql_names_the_right_tool(tmp_path):
    with pytest.raises(ConfigurationError, match="pg_dump"):
        await backup("postgresql://bot@db/bot", tmp_path / "copy.db")


def test_a_backup_is_readable_by_sqlite_itself(empty_file):
    with closing(sqlite3.connect(empty_file)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}

    assert {"progress", "subscriptions", "tip_history"} <= tables
