"""Transactions of several statements, each of which may be given up at any moment."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from bot.storage.background import result_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Coroutine, Mapping, Sequence

    from sqlalchemy import CursorResult, Executable
    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.storage.background import BackgroundTasks

    Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]]

T = TypeVar("T")


class Transaction:
    """One on a connection of its own. Made by `opened`, which ends it."""

    def __init__(self, engine: AsyncEngine, tasks: BackgroundTasks) -> None:
        self._connection = engine.connect()
        self._tasks = tasks
        self._step: asyncio.Task[Any] | None = None

    async def execute(
        self, statement: Executable, parameters: Parameters | None = None
    ) -> CursorResult[*tuple[Any, ...]]:
        """Run a statement; for a list of parameters once for each."""
        return await self._take(self._connection.execute(statement, parameters))

    async def begin(self) -> None:
        """Wait for a connection, and begin."""
        await self._take(self._begin())

    async def commit(self) -> None:
        """Write everything, or raise and write nothing."""
        await self._take(self._connection.commit())

    async def close(self) -> None:
        """Undo what is not committed, once an interrupted step has ended; free the connection."""
        if self._step is not None:
            await asyncio.wait({self._step})
        if self._connection.sync_connection is not None:
            await self._connection.close()

    async def _begin(self) -> None:
        await self._connection.start()
        await self._connection.begin()

    async def _take(self, step: Coroutine[Any, Any, T]) -> T:
        self._step = self._tasks.start(step)
        return await result_of(self._step)


@asynccontextmanager
async def opened(engine: AsyncEngine, tasks: BackgroundTasks) -> AsyncGenerator[Transaction]:
    """Open a transaction that commits at the end, or rolls back on any error.

    Who is cancelled does not wait for that: it is rolled back in the background.
    """
    transaction = Transaction(engine, tasks)
    is_awaited = True
    try:
        await transaction.begin()
        yield transaction
        await transaction.commit()
    except asyncio.CancelledError:
        is_awaited = False
        raise
    finally:
        closing = tasks.start(transaction.close())
        if is_awaited:
            await asyncio.wait({closing})
