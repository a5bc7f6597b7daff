"""A database that is open: the way in for every store of this room."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Any, Self

import structlog
from sqlalchemy import literal, select, text
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.addresses import DatabaseAddress, parse_address
from bot.storage.background import BackgroundTasks
from bot.storage.changes import tell
from bot.storage.engines import create_engine, create_patient_engine
from bot.storage.failures import translated
from bot.storage.locking import FileLock
from bot.storage.runners import EngineRunner, FileRunner, Row, Runner
from bot.storage.statements import Query
from bot.storage.transactions import opened
from bot.storage.upgrading import upgrade

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator, Sequence
    from pathlib import Path

    from sqlalchemy import Table
    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.storage.changes import Subject
    from bot.storage.statements import Change
    from bot.storage.transactions import Transaction

log = structlog.get_logger(__name__)

READ_SECONDS = 2.0
"""Discord waits three seconds for an answer."""
WRITE_SECONDS = 1.5
"""For a whole transaction with its wait for a connection: something was read before, mostly."""
CLOSING_SECONDS = 3.0
"""A server that hangs would hold up each connection for half a minute."""


class Database:
    """An engine, a runner of single statements and, for a SQLite file, a lock against others.

    Every error of the database comes out as StorageError. Owned by the application.
    """

    def __init__(
        self,
        address: DatabaseAddress,
        engine: AsyncEngine,
        runner: Runner,
        tasks: BackgroundTasks,
        lock: FileLock | None,
    ) -> None:
        self.address = address
        self._engine = engine
        self._runner = runner
        self._lock = lock
        self._tasks = tasks
        self.heard: Callable[[float, bool], None] = _unheard
        """Told the seconds that a use took, and whether it succeeded."""

    @classmethod
    async def open(cls, url: str) -> Self:
        """Connect to the database of a DATABASE_URL, making the file and its folder.

        Raises ConfigurationError for an unreadable address, and StorageError when the
        database does not answer, is damaged, or is in use by another process.
        """
        address = parse_address(url)
        with translated():
            lock = await asyncio.to_thread(_lock_beside, address.file)
        engine, tasks = create_engine(address), BackgroundTasks()
        try:
            with translated():
                runner = await _connect(address, engine, tasks)
                return cls(address, engine, runner, tasks, lock)
        except BaseException:
            await engine.dispose()
            if lock:
                lock.release()
            raise

    @property
    def is_shared(self) -> bool:
        """Tell whether other processes may work on the same database."""
        return self.address.is_postgresql

    async def upgrade(self) -> None:
        """Bring the tables to the present version; several processes may try at once."""
        engine = create_patient_engine(self.address) if self.is_shared else self._engine
        with translated():
            async with engine.begin() as connection:
                await upgrade(connection)

    async def close(self) -> None:
        """Close all connections, but not where that hangs, and let another process in."""
        closing = asyncio.create_task(self._close_connections(), name="database")
        await asyncio.wait({closing}, timeout=CLOSING_SECONDS)
        if self._lock:
            self._lock.release()
        if not closing.done():  # nor can it be interrupted; it ends with the process
            log.warning("the database does not answer, so its connections are left open")
            return
        with translated():
            closing.result()

    async def _close_connections(self) -> None:
        await self._runner.close()
        await self._tasks.close()
        await self._engine.dispose()

    async def fetch(self, query: Query, **parameters: Any) -> Sequence[Row]:
        """Read outside of any transaction; raises StorageError when it takes too long."""
        with self._timed(), translated():
            async with asyncio.timeout(READ_SECONDS):
                return await self._runner.fetch(query, parameters)

    async def change(self, change: Change, **parameters: Any) -> int:
        """Commit a write of one statement; return how many rows it changed.

        Raises StorageError when it takes too long; on SQLite it may be written all the same.
        """
        with self._timed(), translated():
            async with asyncio.timeout(WRITE_SECONDS):
                return await self._runner.change(change, parameters)

    @asynccontextmanager
    async def writing(self, *, patiently: bool = False) -> AsyncGenerator[Transaction]:
        """Open a transaction that commits at the end, or rolls back on any error.

        Raises StorageError when it takes too long, unless it may: patience is for work that
        nobody waits for, and that would have to be done again.
        """
        seconds = None if patiently else WRITE_SECONDS
        with self._timed(), translated():
            async with asyncio.timeout(seconds), opened(self._engine, self._tasks) as transaction:
                yield transaction

    @asynccontextmanager
    async def changing(self, subject: Subject, guild_id: int) -> AsyncGenerator[Transaction]:
        """Open a transaction of whose commit other processes are told."""
        async with self.writing() as transaction:
            yield transaction
            if self.is_shared:
                await tell(transaction, subject, guild_id)

    async def answers(self) -> bool:
        """Tell whether the database answers now. Raises StorageError when it does not."""
        await self.fetch(_PROBE)
        return True

    @contextmanager
    def _timed(self) -> Generator[None]:
        started, succeeded = perf_counter(), False
        try:
            yield
            succeeded = True
        finally:
            self.heard(perf_counter() - started, succeeded)

    def insert(self, table: Table) -> postgresql.Insert | sqlite.Insert:
        """Start an INSERT that knows ON CONFLICT."""
        return postgresql.insert(table) if self.is_shared else sqlite.insert(table)


async def _connect(address: DatabaseAddress, engine: AsyncEngine, tasks: BackgroundTasks) -> Runner:
    async with engine.connect() as connection:
        # Reads the file's header: a damaged file is told now, not at the first question.
        await connection.execute(text("SELECT 1" if address.is_postgresql else _READ_HEADER))
    if address.is_postgresql:
        return EngineRunner(engine.execution_options(isolation_level="AUTOCOMMIT"), tasks)
    return await FileRunner.open(address.file) if address.file else EngineRunner(engine, tasks)


_READ_HEADER = "PRAGMA schema_version"
_PROBE = Query(select(literal(1)))


def _unheard(_seconds: float, _succeeded: bool) -> None:
    """Let nobody know."""


def _lock_beside(file: Path | None) -> FileLock | None:
    if file is None:
        return None
    file.parent.mkdir(parents=True, exist_ok=True)
    return FileLock(file.with_name(file.name + ".lock"))
