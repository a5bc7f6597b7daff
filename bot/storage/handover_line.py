"""What processes that take over from each other say, carried by PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from bot.storage.handover import Handover

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.database import Database

CHANNEL = "career_advisor_handover"
TELL = text("SELECT pg_notify(:channel, :news)")
NOW = text("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")


class HandoverLine:
    """Joins a Handover with the lasting connection, which hears, and the pool, which speaks."""

    def __init__(self, database: Database, place: str) -> None:
        self._database = database
        self.handover = Handover(place, self._tell)

    async def moved_in(self, connection: AsyncConnection) -> None:
        """Listen on a new connection, and ask or tell who serves, by the database's clock."""
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        await driver.add_listener(CHANNEL, self._on_news)
        news = self.handover.enter(int((await connection.execute(NOW)).scalar_one()))
        await connection.execute(TELL, {"channel": CHANNEL, "news": news})

    async def tended(self, connection: AsyncConnection) -> None:
        """Do nothing: news come by themselves."""

    def moved_out(self) -> None:
        """Do nothing: a new connection asks again."""

    async def _tell(self, news: str) -> None:
        async with self._database.writing() as transaction:
            await transaction.execute(TELL, {"channel": CHANNEL, "news": news})

    def _on_news(self, _connection: object, _process: int, _channel: str, news: str) -> None:
        self.handover.hear(news)
