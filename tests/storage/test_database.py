"""Opening, locking, upgrading: what every process does with the database at its start."""

import asyncio
import subprocess
import sys
from pathlib import Path

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from bot.errors import ConfigurationError, StorageError
from bot.storage import Database, database_stores
from bot.storage.addresses import parse_address
from bot.storage.migrations import HEAD
from bot.storage.tables import METADATA
from bot.storage.upgrading import current_version, migrate, migration_config
from tests.storage.samples import subscribe

LATER_VERSION = '''
"""A change that some later release could bring."""

import sqlalchemy as sa
from alembic import op

revision = "later"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("progress") as progress:
        progress.add_column(sa.Column("note", sa.Text(), nullable=False, server_default="none"))
    op.execute("UPDATE subscriptions SET topic = 'kind:habit'")
'''


@pytest.mark.parametrize(
    ("address", "driver", "file"),
    [
        ("sqlite:///data/bot.db", "sqlite+aiosqlite", Path("data/bot.db")),
        ("sqlite:////var/bot.db", "sqlite+aiosqlite", Path("/var/bot.db")),
        ("sqlite+aiosqlite:///bot.db", "sqlite+aiosqlite", Path("bot.db")),
        ("sqlite://", "sqlite+aiosqlite", None),
        ("sqlite:///:memory:", "sqlite+aiosqlite", None),
        ("postgresql://bot@db/bot", "postgresql+asyncpg", None),
        ("postgres://bot@db/bot", "postgresql+asyncpg", None),
        ("postgresql+asyncpg://bot@db/bot", "postgresql+asyncpg", None),
        ("postgresql+psycopg://bot@db/bot", "postgresql+asyncpg", None),
    ],
)
def test_an_address_needs_no_drivers_name(address, driver, file):
    parsed = parse_address(address)

    assert (parsed.url.drivername, parsed.file) == (driver, file)


@pytest.mark.parametrize("address", ["", "bot.db", "mysql://db/bot", "sqlite:///bot.db?mode=ro"])
def test_an_odd_address_is_refused_without_repeating_it(address):
    with pytest.raises(ConfigurationError, match="DATABASE_URL") as refused:
        parse_address(address.replace("mysql://", "mysql://user:secret@"))
    assert "secret" not in str(refused.value)


async def test_a_database_in_memory_works(clock):
    database = await Database.open("sqlite:///:memory:")
    await database.upgrade()
    stores = database_stores(database, clock)
    await stores.progress.tick(1, "backend-developer", "first-api")

    assert len(await stores.progress.ticks(1, "backend-developer")) == 1
    await database.close()


async def test_the_folder_and_file_are_made(tmp_path):
    database = await Database.open(f"sqlite:///{tmp_path}/data/deep/bot.db")
    await database.close()

    assert (tmp_path / "data/deep/bot.db").exists()


async def test_the_file_is_durable_and_checks_references(sqlite_url):
    database = await Database.open(sqlite_url)
    pragmas = {}
    async with database.writing() as connection:
        for name in ("journal_mode", "synchronous", "foreign_keys"):
            pragmas[name] = (await connection.execute(text(f"PRAGMA {name}"))).scalar()
    await database.close()

    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


async def test_postgresql_waits_for_nobody_for_long(postgresql_url):
    database = await Database.open(postgresql_url)
    limits = {}
    async with database.writing() as connection:
        for name in ("lock_timeout", "idle_in_transaction_session_timeout"):
            limits[name] = (await connection.execute(text(f"SHOW {name}"))).scalar()
    await database.close()

    assert limits == {"lock_timeout": "5s", "idle_in_transaction_session_timeout": "10s"}


async def test_a_second_opening_is_refused_in_one_clear_line(sqlite_url):
    first = await Database.open(sqlite_url)
    with pytest.raises(StorageError, match=r"Another process .* already uses") as refused:
        await Database.open(sqlite_url)
    assert "\n" not in str(refused.value)
    await first.close()
    again = await Database.open(sqlite_url)
    await again.close()


async def test_a_second_process_is_refused_until_the_first_is_killed(sqlite_url):
    code = (
        "import asyncio, sys, time\n"
        "from bot.storage import Database\n"
        f"asyncio.run(Database.open({sqlite_url!r}))\n"
        "print('open', flush=True)\n"
        "time.sleep(60)\n"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=subprocess.PIPE
    )
    assert await process.stdout.readline() == b"open\n"
    with pytest.raises(StorageError, match=str(process.pid)):
        await Database.open(sqlite_url)
    process.kill()
    await process.wait()
    again = await Database.open(sqlite_url)
    await again.close()


async def test_migrations_make_the_tables_that_the_stores_expect(database):
    async with database._engine.begin() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(
                MigrationContext.configure(sync, opts={"compare_type": True}), METADATA
            )
        )
        version = await connection.run_sync(current_version)

    assert differences == []
    assert version == HEAD


async def test_the_named_head_is_the_newest_migration(database):
    async with database._engine.begin() as connection:
        script = await connection.run_sync(
            lambda sync: ScriptDirectory.from_config(migration_config(sync))
        )

    assert script.get_heads() == [HEAD]


async def test_an_upgrade_keeps_the_data(database, clock, tmp_path):
    stores = database_stores(database, clock, moves_time=True)
    await stores.progress.tick(1, "backend-developer", "first-api")
    added = await subscribe(stores)
    (tmp_path / "later.py").write_text(LATER_VERSION.format(head=HEAD))
    try:
        async with database._engine.begin() as connection:
            await connection.run_sync(migrate, "head", [tmp_path])
            rows = await connection.execute(text("SELECT milestone, note FROM progress"))
            topics = await connection.execute(text("SELECT topic FROM subscriptions"))

            assert rows.all() == [("first-api", "none")]
            assert topics.scalars().all() == ["kind:habit"]
            assert await connection.run_sync(current_version) == "later"
        assert (await stores.subscriptions.get(100, added.id)).state == added.state
    finally:
        await _take_back(database)


async def _take_back(database):
    async with database.writing() as connection:
        await connection.execute(text("ALTER TABLE progress DROP COLUMN note"))
        await connection.execute(
            text("UPDATE alembic_version SET version_num = :head"), {"head": HEAD}
        )


async def test_a_migration_that_fails_changes_nothing(database, tmp_path):
    broken = LATER_VERSION.format(head=HEAD) + "    raise RuntimeError\n"
    (tmp_path / "broken.py").write_text(broken)
    with pytest.raises(RuntimeError):
        async with database._engine.begin() as connection:
            await connection.run_sync(migrate, "head", [tmp_path])

    async with database._engine.begin() as connection:
        assert await connection.run_sync(current_version) == HEAD
        columns = await connection.execute(text("SELECT * FROM progress"))
        assert "note" not in columns.keys()  # noqa: SIM118 - a result is no mapping


async def test_several_processes_upgrade_an_empty_server_at_once(upgraded_postgresql):
    owner = await Database.open(upgraded_postgresql)
    await _run_alone(upgraded_postgresql, "DROP DATABASE IF EXISTS fresh")
    await _run_alone(upgraded_postgresql, "CREATE DATABASE fresh")
    await owner.close()
    fresh = upgraded_postgresql.replace("/postgres?", "/fresh?")
    databases = [await Database.open(fresh) for _ in range(4)]
    await asyncio.gather(*(database.upgrade() for database in databases))

    async with databases[0]._engine.begin() as connection:
        assert await connection.run_sync(current_version) == HEAD
    for database in databases:
        await database.close()


async def _run_alone(url, statement):
    connection = await asyncpg.connect(url)
    await connection.execute(statement)
    await connection.close()


async def test_a_cancelled_write_leaves_the_database_usable(database, clock):
    stores = database_stores(database, clock, moves_time=True)
    for _ in range(20):
        task = asyncio.create_task(stores.progress.tick(1, "career", "cancelled"))
        await asyncio.sleep(0.001)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await stores.progress.tick(1, "career", "kept")

    assert "kept" in await stores.progress.ticks(1, "career")


def test_a_usual_start_loads_neither_alembic_nor_the_other_driver(sqlite_url):
    code = (
        "import asyncio, sys\n"
        "from bot.storage import Database\n"
        "async def start():\n"
        f"    database = await Database.open({sqlite_url!r})\n"
        "    await database.upgrade()\n"
        "    await database.close()\n"
        "asyncio.run(start())\n"
        "print([name for name in ('alembic', 'asyncpg', 'mako') if name in sys.modules])\n"
    )
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603

    assert output.stdout == b"[]\n"
