"""Which of several processes does what must be done once: an advisory lock of PostgreSQL.

The server frees the lock when its connection ends, however it ends; another process takes over
within seconds. A process that is frozen loses its connection, for the server ends idle ones.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

log = structlog.get_logger(__name__)

_LEADER_LOCK = 0x4C_45_41_44_45_52  # another number than that of upgrades
_TRY = text("SELECT pg_try_advisory_lock(:key)")


class Leadership:
    """Whether this process leads. Where no other process can be, it always does."""

    def __init__(self, *, alone: bool = True) -> None:
        self._leads = asyncio.Event()
        if alone:
            self._leads.set()

    @property
    def is_held(self) -> bool:
        """Tell whether this process leads now."""
        return self._leads.is_set()

    async def wait(self) -> None:
        """Return when this process leads, at once if it does."""
        await self._leads.wait()

    async def moved_in(self, connection: AsyncConnection) -> None:
        """Try to lead with a new connection."""
        await self.tended(connection)

    async def tended(self, connection: AsyncConnection) -> None:
        """Try again where another process led."""
        if not self.is_held and (await connection.execute(_TRY, {"key": _LEADER_LOCK})).scalar():
            log.info("this process leads now: it registers commands and does the daily work")
            self._leads.set()

    def moved_out(self) -> None:
        """Lead no more: the lock went with the connection."""
        if self.is_held:
            log.info("this process leads no more")
        self._leads.clear()
