"""Members' ticks in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.progress import Tick

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.clock import Clock
    from bot.storage.memory.tables import MemoryTables


class MemoryProgressStore:
    """ProgressStore on dictionaries."""

    def __init__(self, tables: MemoryTables, clock: Clock) -> None:
        self._tables = tables
        self._clock = clock

    async def tick(self, member_id: int, career: str, milestone: str) -> None:
        """Mark as done; a second tick keeps the first one's time."""
        self._tables.ticks[member_id].setdefault((career, milestone), self._clock.now())

    async def untick(self, member_id: int, career: str, milestone: str) -> None:
        """Mark as not done; nothing happens where there was no tick."""
        self._tables.ticks[member_id].pop((career, milestone), None)

    async def ticks(self, member_id: int, career: str) -> dict[str, datetime]:
        """Return when each milestone of a career was ticked, oldest first."""
        ticks = await self.all_ticks(member_id)
        return {tick.milestone: tick.at for tick in ticks if tick.career == career}

    async def all_ticks(self, member_id: int) -> tuple[Tick, ...]:
        """Return all ticks of a member over all careers, oldest first: also their export."""
        ticks = self._tables.ticks.get(member_id, {})
        ordered = sorted((at, career, milestone) for (career, milestone), at in ticks.items())
        return tuple(Tick(career, milestone, at) for at, career, milestone in ordered)

    async def reset(self, member_id: int, career: str) -> int:
        """Erase a member's ticks of one career; return how many there were."""
        ticks = self._tables.ticks[member_id]
        gone = [key for key in ticks if key[0] == career]
        for key in gone:
            del ticks[key]
        return len(gone)

    async def forget_member(self, member_id: int) -> int:
        """Erase all of a member; return how many ticks there were."""
        return len(self._tables.ticks.pop(member_id, {}))
