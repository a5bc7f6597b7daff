"""The last changes by each server's admins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select, update

from bot.domain.guilds import AUDIT_LENGTH, AuditEntry
from bot.storage.guilds import hold_guild
from bot.storage.statements import Query
from bot.storage.tables import AUDIT
from bot.storage.times import from_ms, to_ms

if TYPE_CHECKING:
    from bot.domain.clock import Clock
    from bot.storage.database import Database
    from bot.storage.runners import Row

_ENTRY = (AUDIT.c.at, AUDIT.c.member_id, AUDIT.c.action, AUDIT.c.detail)
_RECENT = Query(
    select(*_ENTRY)
    .where(AUDIT.c.guild_id == bindparam("guild"))
    .order_by(AUDIT.c.id.desc())
    .limit(AUDIT_LENGTH)
)
_OF_MEMBER = Query(
    select(*_ENTRY, AUDIT.c.guild_id)
    .where(AUDIT.c.member_id == bindparam("member"))
    .order_by(AUDIT.c.id.desc())
)


class SqlAuditStore:
    """AuditStore on a database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def note(self, guild_id: int, member_id: int, action: str, detail: str = "") -> None:
        """Add an entry; the oldest goes when there are too many."""
        row = {
            "guild_id": guild_id,
            "at": to_ms(self._clock.now()),
            "member_id": member_id,
            "action": action,
            "detail": detail,
        }
        is_of_guild = AUDIT.c.guild_id == guild_id
        newest = select(AUDIT.c.id).where(is_of_guild).order_by(AUDIT.c.id.desc())
        oldest_kept = newest.limit(1).offset(AUDIT_LENGTH - 1).scalar_subquery()
        async with self._database.writing() as transaction:
            await hold_guild(self._database, transaction, guild_id)
            await transaction.execute(insert(AUDIT).values(row))
            await transaction.execute(delete(AUDIT).where(is_of_guild, AUDIT.c.id < oldest_kept))

    async def recent(self, guild_id: int) -> tuple[AuditEntry, ...]:
        """Return the entries kept, newest first."""
        return tuple(map(_read, await self._database.fetch(_RECENT, guild=guild_id)))

    async def of_member(self, member_id: int) -> tuple[tuple[int, AuditEntry], ...]:
        """Return every entry of a member with its server, newest first: their export."""
        rows = await self._database.fetch(_OF_MEMBER, member=member_id)
        return tuple((row[-1], _read(row)) for row in rows)

    async def forget_member(self, member_id: int) -> int:
        """Take a member's id off all entries; return how many."""
        statement = update(AUDIT).where(AUDIT.c.member_id == member_id).values(member_id=None)
        async with self._database.writing() as transaction:
            return (await transaction.execute(statement)).rowcount


def _read(row: Row) -> AuditEntry:
    at, member_id, action, detail = row[:4]
    return AuditEntry(from_ms(at), member_id, action, detail)
