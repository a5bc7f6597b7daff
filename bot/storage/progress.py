"""Members' ticks in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, delete, select

from bot.domain.progress import Tick
from bot.storage.statements import Change, Query
from bot.storage.tables import PROGRESS
from bot.storage.times import from_ms, to_ms

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, Delete

    from bot.domain.clock import Clock
    from bot.storage.database import Database

_IS_OF_MEMBER = PROGRESS.c.member_id == bindparam("member")
_IS_OF_CAREER = and_(_IS_OF_MEMBER, PROGRESS.c.career == bindparam("career"))
_IS_TICK = and_(_IS_OF_CAREER, PROGRESS.c.milestone == bindparam("milestone"))
_ROW: dict[str, ColumnElement[Any]] = {
    "member_id": bindparam("member"),
    "career": bindparam("career"),
    "milestone": bindparam("milestone"),
    "at": bindparam("at"),
}

_TICK = Change(lambda insert: insert(PROGRESS).values(_ROW).on_conflict_do_nothing())
_UNTICK = Change(lambda _: delete(PROGRESS).where(_IS_TICK))
_RESET = delete(PROGRESS).where(_IS_OF_CAREER)
_FORGET = delete(PROGRESS).where(_IS_OF_MEMBER)
_TICKS = Query(
    select(PROGRESS.c.milestone, PROGRESS.c.at)
    .where(_IS_OF_CAREER)
    .order_by(PROGRESS.c.at, PROGRESS.c.milestone)
)
_ALL_TICKS = Query(
    select(PROGRESS.c.career, PROGRESS.c.milestone, PROGRESS.c.at)
    .where(_IS_OF_MEMBER)
    .order_by(PROGRESS.c.at, PROGRESS.c.career, PROGRESS.c.milestone)
)


class SqlProgressStore:
    """ProgressStore on a database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def tick(self, member_id: int, career: str, milestone: str) -> None:
        """Mark as done; a second tick keeps the first one's time."""
        at = to_ms(self._clock.now())
        await self._database.change(
            _TICK, member=member_id, career=career, milestone=milestone, at=at
        )

    async def untick(self, member_id: int, career: str, milestone: str) -> None:
        """Mark as not done; nothing happens where there was no tick."""
        await self._database.change(_UNTICK, member=member_id, career=career, milestone=milestone)

    async def ticks(self, member_id: int, career: str) -> dict[str, datetime]:
        """Return when each milestone of a career was ticked, oldest first."""
        rows = await self._database.fetch(_TICKS, member=member_id, career=career)
        return {milestone: from_ms(at) for milestone, at in rows}

    async def all_ticks(self, member_id: int) -> tuple[Tick, ...]:
        """Return all ticks of a member over all careers, oldest first: also their export."""
        rows = await self._database.fetch(_ALL_TICKS, member=member_id)
        return tuple(Tick(career, milestone, from_ms(at)) for career, milestone, at in rows)

    async def reset(self, member_id: int, career: str) -> int:
        """Erase a member's ticks of one career; return how many there were."""
        return await self._erase(_RESET, member=member_id, career=career)

    async def forget_member(self, member_id: int) -> int:
        """Erase all of a member; return how many ticks there were."""
        return await self._erase(_FORGET, member=member_id)

    async def _erase(self, erasure: Delete, **parameters: object) -> int:
        """Erase for good: unlike a tick, what was erased must not come back with the power."""
        async with self._database.writing() as transaction:
            return (await transaction.execute(erasure, parameters)).rowcount
