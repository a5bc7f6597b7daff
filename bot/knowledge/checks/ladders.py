"""Spans of time that must join: stages of a roadmap, levels of a ladder."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.domain.vocabulary import Level, Stage
from bot.knowledge.report import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.files import KnowledgeFiles


def check_stages_follow(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find roadmaps whose stages are missing, leave a gap, or repeat a milestone's id."""
    for key, career in files.careers.items():
        file = f"careers/{key}.yaml"
        for stage in Stage:
            if stage not in career.roadmap:
                yield Problem(file, ("roadmap",), f"the stage {stage} is missing", "all four")
        present = [stage for stage in Stage if stage in career.roadmap]
        for before, after in pairwise(present):
            ends, begins = career.roadmap[before].months[1], career.roadmap[after].months[0]
            if ends != begins:
                path = ("roadmap", after, "months")
                what = f"{after} begins in month {begins}, {before} ends in month {ends}"
                yield Problem(file, path, what, "each stage begins where the one before ends")
        yield from _repeated_milestones(key, files)


def _repeated_milestones(key: str, files: KnowledgeFiles) -> Iterator[Problem]:
    seen: set[str] = set()
    for stage, plan in files.careers[key].roadmap.items():
        for i, milestone in enumerate(plan.milestones):
            if milestone.id in seen:
                path = ("roadmap", stage, "milestones", i, "id")
                what = f"the milestone id {milestone.id!r} stands twice"
                yield Problem(f"careers/{key}.yaml", path, what, "an id of its own")
            seen.add(milestone.id)


def check_levels(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find ladders that miss a level or whose years go down."""
    for key, career in files.careers.items():
        file = f"careers/{key}.yaml"
        if [rung.level for rung in career.levels] != list(Level):
            yield Problem(file, ("levels",), "levels are missing or out of order", ", ".join(Level))
        for i, (low, high) in enumerate(pairwise(career.levels)):
            if low.years[0] > high.years[0]:
                path = ("levels", i + 1, "years")
                yield Problem(
                    file, path, f"{high.level} begins before {low.level}", "years that rise"
                )
