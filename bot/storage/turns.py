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
from bot.storage.engines import create_patient_engine
from bot.storage.failures import translated

if TYPE_CHECKING:
    from bot.storage.addresses import DatabaseAddress

log = structlog.get_logger(__name__)

TURN_SECONDS = 5.0
_TURN_LOCKS = 0x54_55_52_4E_00_00  # and as many numbers above it as there are lanes
_WAIT = text("SELECT pg_advisory_lock(:key)")


class Turns:
    """Gives a process its turn in a lane. Owned by the fleet, which closes it."""

    def __init__(self, address: DatabaseAddress) -> None:
        self._engine = create_patient_engine(address)
        self._running: set[asyncio.Task[None]] = set()

    async def take(self, lane: int) -> None:
        """Return when it is this process's turn, or at once when the database is away."""
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
        for turn in self._running:
            turn.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _hold(self, lane: int, taken: asyncio.Event) -> None:
        try:
            with translated():
                async with self._engine.connect() as connection:
                    await connection.execute(_WAIT, {"key": _TURN_LOCKS + lane})
                    taken.set()
                    await asyncio.sleep(TURN_SECONDS)
        except StorageError as error:
            log.warning("identifies without a turn", reason=str(error))
        finally:
            taken.set()
