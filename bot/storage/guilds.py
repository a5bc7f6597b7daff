"""Which servers have rows here, and since when the bot is gone from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from bot.storage.statements import Query
from bot.storage.tables import GUILDS
from bot.storage.times import to_ms

if TYPE_CHECKING:
    from collections.abc import Collection, Generator
    from datetime import datetime

    from bot.domain.clock import Clock
    from bot.storage.database import Database
    from bot.storage.transactions import Transaction

_PRESENT = Query(select(GUILDS.c.id).where(GUILDS.c.left_at.is_(None)))


async def hold_guild(database: Database, transaction: Transaction, guild_id: int) -> None:
    """Make sure of the server's row and lock it, so that limits hold for two admins at once."""
    statement = database.insert(GUILDS).values(id=guild_id)
    touched = statement.on_conflict_do_update(index_elements=["id"], set_={"id": guild_id})
    await transaction.execute(touched)


class SqlGuildStore:
    """GuildStore on a database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def present(self) -> frozenset[int]:
        """Return the servers with rows that the bot has not left, as far as it noticed."""
        return frozenset(row[0] for row in await self._database.fetch(_PRESENT))

    async def mark_left(self, guild_ids: Collection[int]) -> None:
        """Start the time of retention; one that has left before keeps its first date."""
        statement = update(GUILDS).values(left_at=to_ms(self._clock.now()))
        statement = statement.where(GUILDS.c.left_at.is_(None))
        async with self._database.writing(patiently=True) as transaction:
            for some in _in_parts(guild_ids):
                await transaction.execute(statement.where(GUILDS.c.id.in_(some)))

    async def mark_present(self, guild_ids: Collection[int]) -> frozenset[int]:
        """Stop the time of retention; return those that had been marked as left."""
        statement = update(GUILDS).values(left_at=None).where(GUILDS.c.left_at.is_not(None))
        returned: set[int] = set()
        async with self._database.writing(patiently=True) as transaction:
            for some in _in_parts(guild_ids):
                here = statement.where(GUILDS.c.id.in_(some)).returning(GUILDS.c.id)
                returned.update((await transaction.execute(here)).scalars())
        return frozenset(returned)

    async def purge_left_before(self, when: datetime) -> frozenset[int]:
        """Erase all rows of servers left before an instant; return their ids."""
        statement = delete(GUILDS).where(GUILDS.c.left_at < to_ms(when)).returning(GUILDS.c.id)
        async with self._database.writing(patiently=True) as transaction:
            return frozenset((await transaction.execute(statement)).scalars())


_MOST_PARAMETERS = 10_000  # both databases refuse more than some 32,000 in one statement


def _in_parts(ids: Collection[int]) -> Generator[list[int]]:
    remaining = sorted(ids)
    for start in range(0, len(remaining), _MOST_PARAMETERS):
        yield remaining[start : start + _MOST_PARAMETERS]
