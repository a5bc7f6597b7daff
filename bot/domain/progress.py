"""Milestones that a member has ticked: member, career, milestone, when, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tick:
    """One milestone done. It may name a career or milestone that the knowledge no longer has."""

    career: str
    milestone: str
    at: datetime


class ProgressStore(Protocol):
    """Every member's ticks."""

    async def tick(self, member_id: int, career: str, milestone: str) -> None:
        """Mark as done; a second tick keeps the first one's time."""
        ...

    async def untick(self, member_id: int, career: str, milestone: str) -> None:
        """Mark as not done; nothing happens where there was no tick."""
        ...

    async def ticks(self, member_id: int, career: str) -> dict[str, datetime]:
        """Return when each milestone of a career was ticked, oldest first."""
        ...

    async def all_ticks(self, member_id: int) -> tuple[Tick, ...]:
        """Return all ticks of a member over all careers, oldest first: also their export."""
        ...

    async def reset(self, member_id: int, career: str) -> int:
        """Erase a member's ticks of one career; return how many there were."""
        ...

    async def forget_member(self, member_id: int) -> int:
        """Erase all of a member; return how many ticks there were."""
        ...
