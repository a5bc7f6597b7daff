"""How far a member is on each roadmap begun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.progress import Tick


@dataclass(frozen=True, slots=True)
class Standing:
    """One roadmap that a member has begun."""

    career: Career
    done: frozenset[str]
    """Milestones that it still has."""
    vanished: int
    """Ticks of milestones that it no longer has; a reset erases them, too."""
    last: datetime

    @property
    def total(self) -> int:
        """How many steps the roadmap has."""
        return sum(len(plan.milestones) for plan in self.career.roadmap)

    def stages(self, knowledge: KnowledgeBase) -> tuple[tuple[str, int, int], ...]:
        """Return by stage its name, how many steps are done, and of how many."""
        return tuple(
            (
                knowledge.term("stages", plan.stage).name,
                sum(milestone.id in self.done for milestone in plan.milestones),
                len(plan.milestones),
            )
            for plan in self.career.roadmap
        )


def standings_of(knowledge: KnowledgeBase, ticks: Iterable[Tick]) -> list[Standing]:
    """Return one standing a career, the latest activity first."""
    by_career: dict[str, dict[str, datetime]] = {}
    for tick in ticks:
        by_career.setdefault(tick.career, {})[tick.milestone] = tick.at
    standings: list[Standing] = []
    for career in knowledge.careers.values():
        present = {milestone.id for _, milestone in career.milestones()}
        found = by_career.get(career.id, {})
        if found:
            done = frozenset(found.keys() & present)
            last = max(found.values())
            standings.append(Standing(career, done, len(found) - len(done), last))
    return sorted(standings, key=lambda standing: standing.last, reverse=True)
