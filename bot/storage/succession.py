"""Whether the process that took over from this one is still there.

A supervisor sees a process that was replaced as healthy, so nobody would start anything if its
successor went away for good: a second program started by mistake and stopped again, an update that
was taken back. So the replaced process goes on asking, and ends when nobody answers.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import structlog

from bot.storage.handover_line import CHANNEL, NOW, TELL

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.handover import Handover

log = structlog.get_logger(__name__)

MOST_UNANSWERED = 6
"""Asked every three seconds: a successor may be started again without anybody else noticing."""


class Succession:
    """Asks for the successor over a lasting connection of its own; leads and serves nothing."""

    def __init__(self, handover: Handover) -> None:
        """Ask on behalf of a process that was replaced."""
        self._handover = handover
        self._unanswered = 0
        self.lost = asyncio.Event()
        """Set when nobody serves in place of this process any more."""

    async def moved_in(self, connection: AsyncConnection) -> None:
        """Listen on a new connection, and ask."""
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        await driver.add_listener(CHANNEL, self._on_news)
        await self._ask(connection)

    async def tended(self, connection: AsyncConnection) -> None:
        """Ask once more; after several times without an answer there is no successor."""
        self._unanswered += 1
        if self._unanswered >= MOST_UNANSWERED:
            log.error("nobody serves in place of this process any more")
            self.lost.set()
        await self._ask(connection)

    def moved_out(self) -> None:
        """Begin to count anew: without a connection nobody can be heard."""
        self._unanswered = 0

    async def _ask(self, connection: AsyncConnection) -> None:
        news = self._handover.enter(int((await connection.execute(NOW)).scalar_one()))
        await connection.execute(TELL, {"channel": CHANNEL, "news": news})

    def _on_news(self, _connection: object, _process: int, _channel: str, news: str) -> None:
        if self._handover.is_successor(news):
            self._unanswered = 0
