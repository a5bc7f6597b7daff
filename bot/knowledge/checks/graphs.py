"""Relations between careers and between skills, seen as graphs."""

from __future__ import annotations

from collections import deque
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from bot.knowledge.report import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.files import KnowledgeFiles

MAX_MOVES = 4
"""No career is further from another than four presses on related careers."""


def check_prerequisites_have_no_circle(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find skills that would have to be learned before themselves."""
    graph = {key: set(skill.before) for key, skill in files.all_skills.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        file = files.origin["skills", circle[0]]
        what = f"{' → '.join(circle)} goes in a circle"
        yield Problem(file, (circle[0], "before"), what, "prerequisites that come to an end")


def check_related_is_mutual(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find careers that name a neighbour which does not name them."""
    for key, career in files.careers.items():
        for i, related in enumerate(career.related):
            other = files.careers.get(related.career)
            if other and key not in {back.career for back in other.related}:
                path = ("related", i, "career")
                what = f"{related.career} does not name {key} in return"
                yield Problem(f"careers/{key}.yaml", path, what, "relations written on both sides")


def check_every_career_is_reachable(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find careers that take more than four moves to reach from another."""
    for key in files.careers:
        distances = _distances(files, key)
        for other in files.careers:
            if distances.get(other, MAX_MOVES + 1) > MAX_MOVES:
                what = f"{other} is more than {MAX_MOVES} moves away from {key}"
                allowed = "related careers that connect all of them"
                yield Problem(f"careers/{key}.yaml", ("related",), what, allowed)


def _distances(files: KnowledgeFiles, start: str) -> dict[str, int]:
    distances, queue = {start: 0}, deque([start])
    while queue:
        here = queue.popleft()
        for related in files.careers[here].related:
            if related.career in files.careers and related.career not in distances:
                distances[related.career] = distances[here] + 1
                queue.append(related.career)
    return distances
