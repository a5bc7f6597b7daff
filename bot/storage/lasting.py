"""One connection to PostgreSQL kept open for what lives only in a connection: a lock, a channel."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Protocol

import structlog
from sqlalchemy import text

from bot.errors import StorageError
from bot.storage.background import end
from bot.storage.engines import create_lasting_engine
from bot.storage.failures import translated

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.addresses import DatabaseAddress

log = structlog.get_logger(__name__)

TEND_SECONDS = 3.0
"""How often the connection is used: how soon its loss is noticed, and a lock that became free."""
_ANSWER_SECONDS = 5.0
_LONGEST_REST_SECONDS = 15.0


class Tenant(Protocol):
    """Something that lives in the connection."""

    async def moved_in(self, connection: AsyncConnection) -> None:
        """Hear that there is a new connection."""
        ...

    async def tended(self, connection: AsyncConnection) -> None:
        """Use the connection, every few seconds."""
        ...

    def moved_out(self) -> None:
        """Hear that the connection is gone."""
        ...


class LastingConnection:
    """Connects again whenever the connection was lost. Owned by the application."""

    def __init__(self, address: DatabaseAddress, tenants: Sequence[Tenant]) -> None:
        self._engine = create_lasting_engine(address)
        self._tenants = tenants
        self._tried = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to keep it open; return when the first try has succeeded or failed."""
        self._task = asyncio.create_task(self._keep(), name="lasting connection")
        await self._tried.wait()

    async def close(self) -> None:
        """Give up what the connection held, for others to take: at once, if the server hears."""
        if self._task is not None:
            await end({self._task})

    async def _keep(self) -> None:
        failures = 0
        while True:
            lived = False
            try:
                async with self._connected() as connection:
                    lived = True
                    await self._live(connection)
            except StorageError as error:
                failures = 1 if lived else failures + 1
                log.warning("connection for news and leadership lost", reason=str(error))
            finally:
                self._tried.set()
                for tenant in self._tenants:
                    tenant.moved_out()
            await asyncio.sleep(min(2.0 ** (failures - 1), _LONGEST_REST_SECONDS))

    @asynccontextmanager
    async def _connected(self) -> AsyncGenerator[AsyncConnection]:
        with translated():
            async with asyncio.timeout(_ANSWER_SECONDS) as limit:
                async with self._engine.connect() as connection:
                    for tenant in self._tenants:
                        await tenant.moved_in(connection)
                    limit.reschedule(None)
                    self._tried.set()
                    yield connection

    async def _live(self, connection: AsyncConnection) -> None:
        while True:
            await asyncio.sleep(TEND_SECONDS)
            async with asyncio.timeout(_ANSWER_SECONDS):
                await connection.execute(text("SELECT 1"))
                for tenant in self._tenants:
                    await tenant.tended(connection)
