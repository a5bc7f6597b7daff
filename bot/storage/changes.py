"""News between processes on one PostgreSQL: what was changed, told when the change is committed.

Only what is remembered needs this. On a SQLite file there is nobody else to tell.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.transactions import Transaction

CHANNEL = "career_advisor"
_TELL = text("SELECT pg_notify(:channel, :news)")

Heard = Callable[[int | None], None]
"""Told the id of the server whose rows changed; None when news may have been missed."""


class Subject(StrEnum):
    """What of a server has changed."""

    SETTINGS = "settings"
    ANSWERS = "answers"
    """Its own ones, and what it hides of the general ones."""


async def tell(transaction: Transaction, subject: Subject, guild_id: int) -> None:
    """Tell all processes, this one too, as soon as the open transaction is committed."""
    await transaction.execute(_TELL, {"channel": CHANNEL, "news": f"{subject} {guild_id}"})


class Changes:
    """Passes news on to those who remember something."""

    def __init__(self) -> None:
        self._listeners: list[tuple[Subject, Heard]] = []

    def listen(self, subject: Subject, heard: Heard) -> None:
        """Have a function told; it must return at once."""
        self._listeners.append((subject, heard))

    async def moved_in(self, connection: AsyncConnection) -> None:
        """Listen on a new connection; what was said before it is lost, so forget everything."""
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        await driver.add_listener(CHANNEL, self._on_news)
        for _, heard in self._listeners:
            heard(None)

    async def tended(self, connection: AsyncConnection) -> None:
        """Do nothing: news come by themselves."""

    def moved_out(self) -> None:
        """Do nothing: what is remembered ages anyway, and a new connection forgets it."""

    def _on_news(self, _connection: object, _process: int, _channel: str, news: str) -> None:
        subject, _, guild_id = news.partition(" ")
        for wanted, heard in self._listeners:
            if wanted == subject and guild_id.isdecimal():
                heard(int(guild_id))
