"""A copy of a SQLite database while the program runs, checked before it gets its name."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from bot.errors import ConfigurationError, StorageError
from bot.storage.addresses import parse_address
from bot.storage.failures import translated

if TYPE_CHECKING:
    from pathlib import Path


async def backup(url: str, to: Path) -> None:
    """Copy the database of a DATABASE_URL to a file that does not exist yet.

    Needs no lock, so it runs beside the program. Raises ConfigurationError where the address
    is no SQLite file, and StorageError when reading, writing or the check fails.
    """
    source = parse_address(url).file
    if source is None:
        message = "Only a SQLite file is copied by this command; for PostgreSQL use pg_dump."
        raise ConfigurationError(message)
    with translated():
        await asyncio.to_thread(_copy, source, to)


def _copy(source: Path, to: Path) -> None:
    if not source.exists():
        message = f"There is no database at {source}."
        raise StorageError(message)
    if to.exists():
        message = f"{to} exists already; name a new file."
        raise StorageError(message)
    to.parent.mkdir(parents=True, exist_ok=True)
    part = to.with_name(to.name + ".part")
    try:
        _copy_and_check(source, part)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


def _copy_and_check(source: Path, part: Path) -> None:
    address = f"{source.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as old, closing(sqlite3.connect(part)) as new:
        old.backup(new)
        # One plain file: a copy in WAL mode would come with two more.
        new.execute("PRAGMA journal_mode = DELETE")
        [[verdict]] = new.execute("PRAGMA integrity_check(1)")
    if verdict != "ok":
        message = f"The copy is damaged, and so is the database ({verdict}); nothing was kept."
        raise StorageError(message)
