"""Looks at a database from outside: whether it answers, is whole, and has the present tables."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

from bot.domain.findings import broken, doubtful, well
from bot.errors import AdvisorError
from bot.storage.addresses import parse_address
from bot.storage.engines import create_patient_engine
from bot.storage.failures import translated
from bot.storage.migrations import HEAD
from bot.storage.upgrading import current_version

if TYPE_CHECKING:
    from pathlib import Path

    from bot.domain.findings import Finding
    from bot.storage.addresses import DatabaseAddress

_ROOM_MB = 200
_SLOW_MS = 50.0
_MB = 2**20


async def look_at_database(url: str) -> list[Finding]:
    """Return what was found; writes nothing and takes no lock, so the bot may be running."""
    try:
        address = parse_address(url)
        with translated():
            if address.is_postgresql:
                return await _look_at_server(address)
            return await asyncio.to_thread(_look_at_file, address.file)
    except AdvisorError as error:
        return [broken("database", str(error), "See DATABASE_URL in .env.example.")]


async def _look_at_server(address: DatabaseAddress) -> list[Finding]:
    engine = create_patient_engine(address)
    async with engine.connect() as connection:
        started = time.perf_counter()
        version = await connection.run_sync(current_version)
        took = (time.perf_counter() - started) * 1000
    said = f"PostgreSQL answers in {took:.0f} ms."
    if took > _SLOW_MS:
        return [doubtful("database", said, "Put it nearer to the bot: commands wait for it.")]
    return [well("database", said), _of_version(version)]


def _look_at_file(file: Path | None) -> list[Finding]:
    if file is None:
        return [doubtful("database", "It is in memory only.", "Name a file in DATABASE_URL.")]
    free = shutil.disk_usage(_nearest(file.parent)).free // _MB
    found = [well("disk", f"{free:,} MB are free beside the database.")]
    if free < _ROOM_MB:
        said = f"Only {free:,} MB are free beside the database."
        found = [doubtful("disk", said, "Make room: a full disk stops all writing.")]
    if not file.exists():
        return [*found, well("database", f"{file} will be made at the first start.")]
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        [[verdict]] = connection.execute("PRAGMA quick_check(1)")
        version = _version_in(connection)
    if verdict != "ok":
        return [*found, broken("database", f"{file} is damaged: {verdict}.", "Restore a backup.")]
    return [*found, well("database", f"{file} is whole."), _of_version(version)]


def _version_in(connection: sqlite3.Connection) -> str | None:
    tables = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    [[is_upgraded]] = connection.execute(tables)
    if not is_upgraded:
        return None
    return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def _nearest(folder: Path) -> Path:
    return next(place for place in (folder, *folder.resolve().parents) if place.exists())


def _of_version(version: str | None) -> Finding:
    if version == HEAD:
        return well("tables", f"They have the present version, {HEAD}.")
    said = f"They have version {version or 'none'}, the program needs {HEAD}."
    return doubtful("tables", said, "The next start brings them up to date; back up before.")
