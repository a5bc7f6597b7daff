"""How much of a roadmap is left for somebody who already has some of its skills."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from bot.advice.careers.needs import needed_by_stage
from bot.advice.wording import count
from bot.domain.vocabulary import Importance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.advice.careers.needs import Gap
    from bot.domain.careers import Career, SkillNeed
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.vocabulary import Category

_Shelf = tuple["Category", str]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is left of the months that a roadmap plans up to first applications."""

    core: tuple[SkillNeed, ...]
    """What is missing and core by the time of first applications."""
    useful: tuple[SkillNeed, ...]
    """One useful skill of each group that the core leaves empty: the others are alternatives."""
    months: tuple[int, int]
    """At least and at most; never more than the roadmap plans."""
    planned: int
    """What the roadmap plans from nothing; years in another job come before it."""


def estimate(knowledge: KnowledgeBase, gap: Gap, target: Career) -> Estimate:
    """Return how much of the roadmap to first applications the missing skills make up.

    Skills weigh as much as their basics take. Core skills alone and core with useful ones give
    two shares: the ends of the range.
    """
    core, useful = _due(knowledge, gap.missing, gap.carried, target)
    all_core, all_useful = _due(knowledge, tuple(target.needs.values()), (), target)
    shares = [
        min(1.0, _weight(knowledge, missing, end) / max(1, _weight(knowledge, everything, end)))
        for missing, everything, end in (
            (core, all_core, 0),
            ((*core, *useful), (*all_core, *all_useful), 1),
        )
    ]
    start, until = target.plan(target.apply_from).months
    planned = start if until is None else until
    months = floor(min(shares) * planned), ceil(max(shares) * planned)
    return Estimate(core, useful, months, planned)


def _due(
    knowledge: KnowledgeBase,
    needs: Sequence[SkillNeed],
    carried: Sequence[SkillNeed],
    target: Career,
) -> tuple[tuple[SkillNeed, ...], tuple[SkillNeed, ...]]:
    """Return what first applications need of these: core, and useful where a group is empty."""
    due = needed_by_stage(needs, target.apply_from)
    core = tuple(need for need in due if need.importance is Importance.CORE)
    filled = {_shelf(knowledge, need) for need in (*carried, *core)}
    useful = (need for need in due if need.importance is Importance.USEFUL)
    return core, _one_a_shelf(knowledge, useful, filled)


def _one_a_shelf(
    knowledge: KnowledgeBase, needs: Iterable[SkillNeed], filled: set[_Shelf]
) -> tuple[SkillNeed, ...]:
    chosen: dict[_Shelf, SkillNeed] = {}
    for need in needs:
        shelf = _shelf(knowledge, need)
        if shelf not in filled:
            chosen.setdefault(shelf, need)
    return tuple(chosen.values())


def _shelf(knowledge: KnowledgeBase, need: SkillNeed) -> _Shelf:
    skill = knowledge.skills[need.skill]
    return skill.category, skill.group


def _weight(knowledge: KnowledgeBase, needs: Iterable[SkillNeed], end: int) -> int:
    return sum(knowledge.skills[need.skill].basics_weeks[end] for need in needs)


def months_words(months: tuple[int, int]) -> str:
    """Return months in plain words: "about 4 to 9 months", "up to 3 months"."""
    low, high = months
    if high == 0:
        return "less than a month"
    if low == 0:
        return f"up to {count(high, 'month')}"
    return f"about {count(high, 'month')}" if low == high else f"about {low} to {high} months"


def how_computed(found: Estimate) -> str:
    """Return how the range came about, for readers who want to check it."""
    missing = [
        count(len(needs), noun)
        for needs, noun in ((found.core, "core skill"), (found.useful, "useful one"))
        if needs
    ]
    if not missing:
        return "Computed from the skills listed here: none that first applications need is missing."
    return (
        f"Computed from the share that the basics of {' and '.join(missing)} have in all that first"
        " applications ask for. A few hours a week take longer than the roadmap plans; what you"
        " have learned besides shortens it."
    )
