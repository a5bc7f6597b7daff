"""The way from one career to another through careers that lie next to each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.advice.careers.needs import gap_between

if TYPE_CHECKING:
    from bot.domain.careers import Career, CareerId
    from bot.domain.knowledge import KnowledgeBase


def carried_over(current: Career, target: Career) -> str | None:
    """Return the knowledge base's own sentence on this step, None if they are no neighbors."""
    return next((r.carries for r in current.related if r.career == target.id), None)


def stepping_stones(
    knowledge: KnowledgeBase, current: Career, target: Career
) -> tuple[Career, ...]:
    """Return the careers between two, in order; empty for neighbors and where no way is known.

    Of the shortest ways it takes the one whose longest step asks for the fewest new skills.
    """
    ways = _shortest_ways(knowledge, current.id, target.id)
    if not ways:
        return ()
    best = min(ways, key=lambda way: _longest_step(knowledge, way))
    return tuple(knowledge.careers[key] for key in best[1:-1])


def _shortest_ways(
    knowledge: KnowledgeBase, start: CareerId, goal: CareerId
) -> list[tuple[CareerId, ...]]:
    frontier: list[tuple[CareerId, ...]] = [(start,)]
    seen = {start}
    while frontier:
        arrived = [way for way in frontier if way[-1] == goal]
        if arrived:
            return arrived
        longer = [
            (*way, related.career)
            for way in frontier
            for related in knowledge.careers[way[-1]].related
            if related.career not in seen
        ]
        seen |= {way[-1] for way in longer}
        frontier = longer
    return []


def _longest_step(knowledge: KnowledgeBase, way: tuple[CareerId, ...]) -> tuple[int, int]:
    careers = [knowledge.careers[key] for key in way]
    steps = [len(gap_between(one, other).missing) for one, other in pairwise(careers)]
    return max(steps, default=0), sum(steps)
