"""How long the basics of several skills take, as an honest range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.advice.careers.needs import needed_by_stage
from bot.advice.wording import count
from bot.domain.vocabulary import Importance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.advice.careers.needs import Gap
    from bot.domain.careers import Career, SkillNeed
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.vocabulary import Category

_WEEKS_PER_MONTH = 52 / 12

_Shelf = tuple["Category", str]


@dataclass(frozen=True, slots=True)
class Estimate:
    """Weeks until the basics sit, at five to eight hours a week, one skill after the other."""

    core: tuple[SkillNeed, ...]
    """What is missing and core by the time of first applications."""
    useful: tuple[SkillNeed, ...]
    """One useful skill of each group that the core leaves empty: the others are alternatives."""
    weeks: tuple[int, int]
    """Core at the quick end; core and useful at the slow one."""


def estimate(knowledge: KnowledgeBase, gap: Gap, target: Career) -> Estimate:
    """Return how long it takes from a gap to first applications in the target career."""
    due = needed_by_stage(gap.missing, target.apply_from)
    core = tuple(need for need in due if need.importance is Importance.CORE)
    filled = {_shelf(knowledge, need) for need in (*gap.carried, *core)}
    useful = _one_a_shelf(knowledge, (n for n in due if n not in core), filled)
    low = sum(knowledge.skills[need.skill].basics_weeks[0] for need in core)
    high = sum(knowledge.skills[need.skill].basics_weeks[1] for need in (*core, *useful))
    return Estimate(core, useful, (low, high))


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


def months_words(weeks: tuple[int, int]) -> str:
    """Return weeks as months in plain words: "about 4 to 9 months", "up to 3 months"."""
    low, high = (round(end / _WEEKS_PER_MONTH) for end in weeks)
    if high == 0:
        return "less than a month"
    if low == 0:
        return f"up to {count(high, 'month')}"
    return f"about {count(high, 'month')}" if low == high else f"about {low} to {high} months"


def how_computed(found: Estimate) -> str:
    """Return how the range came about, for readers who want to check it."""
    core, useful = count(len(found.core), "core skill"), count(len(found.useful), "useful one")
    parts = f"the basics of {core} still missing"
    if not found.core:
        parts = "the basics of what is useful, as no core skill is missing by then"
    elif found.useful:
        parts += f", and at the slow end of {useful} besides"
    return (
        f"Computed from {parts}, one after the other at five to eight hours a week. Twice the hours"
        " take about half the time; skills that you already have shorten it further."
    )
