"""Turns that processes take one after the other, by advisory locks of PostgreSQL.

Discord lets a bot identify once in five seconds, in each of as many lanes as it allows
(events/gateway, read 2026-11-22). Processes that start together would otherwise void each
other's sessions.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import text

from bot.errors import StorageError
from bot.storage.background import end
from bot.storage.engines import create_lasting_engine
from bot.storage.failures import translated

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.addresses import DatabaseAddress

log = structlog.get_logger(__name__)

TURN_SECONDS = 5.0
ANSWER_SECONDS = 5.0
"""How long the database may take to say whose turn it is; the turns of others may take longer."""
_LOOK_SECONDS = 0.25
_TURN_LOCKS = 0x54_55_52_4E_00_00  # and as many numbers above it as there are lanes
_TRY = text("SELECT pg_try_advisory_lock(:key)")


class Turns:
    """Gives a process its turn in a lane. Owned by the fleet, which closes it.

    The turn of a process that is frozen ends, too: the server ends connections that are idle.
    """

    def __init__(self, address: DatabaseAddress) -> None:
        self._engine = create_lasting_engine(address)
        self._running: set[asyncio.Task[None]] = set()

    async def take(self, lane: int) -> None:
        """Return when it is this process's turn, or soon when the database is away or hangs."""
        taken = asyncio.Event()
        turn = asyncio.create_task(self._hold(lane, taken), name="turn")
        self._running.add(turn)
        turn.add_done_callback(self._running.discard)
        try:
            await taken.wait()
        except asyncio.CancelledError:
            turn.cancel()
            raise

    async def close(self) -> None:
        """Leave the turn to another one."""
        await end(self._running)

    async def _hold(self, lane: int, taken: asyncio.Event) -> None:
        try:
            with translated():
                async with asyncio.timeout(ANSWER_SECONDS) as limit:
                    async with self._engine.connect() as connection:
                        await _until_ours(connection, _TURN_LOCKS + lane, limit)
                        taken.set()
                        limit.reschedule(None)
                        await asyncio.sleep(TURN_SECONDS)
        except StorageError as error:
            log.warning("identifies without a turn", reason=str(error))
        finally:
            taken.set()


async def _until_ours(connection: AsyncConnection, key: int, limit: asyncio.Timeout) -> None:
    """Return when a lock is this connection's; each look at it has the limit for itself.

    To wait for the lock in the server would look the same as a server that hangs.
    """
    clock = asyncio.get_running_loop().time
    while not (await connection.execute(_TRY, {"key": key})).scalar():
        await asyncio.sleep(_LOOK_SECONDS)
        limit.reschedule(clock() + ANSWER_SECONDS)
