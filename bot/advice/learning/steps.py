"""Which step of a roadmap comes next, by what is ticked and what is already known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from bot.domain.careers import Career, Milestone, StagePlan
    from bot.domain.knowledge import KnowledgeBase


def next_open(
    knowledge: KnowledgeBase,
    career: Career,
    done: Container[str] = (),
    known: frozenset[str] = frozenset(),
) -> tuple[StagePlan, Milestone] | None:
    """Return the first step that is neither ticked nor already known; None when all are."""
    for plan, milestone in career.milestones():
        if milestone.id not in done and not is_known(knowledge, milestone, known):
            return plan, milestone
    return None


def next_open_after(
    career: Career, milestone: Milestone, done: Container[str]
) -> tuple[StagePlan, Milestone] | None:
    """Return the next step that is not ticked, from the beginning again after the last one.

    The milestone itself comes last; None when it is done, too.
    """
    steps = list(career.milestones())
    here = next(at for at, (_, step) in enumerate(steps) if step.id == milestone.id)
    around = (*steps[here + 1 :], *steps[: here + 1])
    return next((found for found in around if found[1].id not in done), None)


def is_known(knowledge: KnowledgeBase, milestone: Milestone, known: frozenset[str]) -> bool:
    """Tell whether somebody with these skills may skip a step.

    That is so with half of its skills, or with one of its main ones: those on the shelf of the
    skill named first, which are often alternatives, such as Python and JavaScript.
    """
    skills = [knowledge.skills[key] for key in milestone.skills]
    main = {s.id for s in skills if (s.category, s.group) == (skills[0].category, skills[0].group)}
    met = known.intersection(milestone.skills)
    return bool(met & main) or 2 * len(met) >= len(skills)
