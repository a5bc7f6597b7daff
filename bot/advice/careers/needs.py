"""What careers ask for, set against each other: shared, missing, and in which order to learn it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.vocabulary import Importance, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.careers import Career, SkillNeed
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.skills import SkillId

_IMPORTANCE = list(Importance)
_STAGES = list(Stage)


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between what one career asks for and what another does."""

    carried: tuple[SkillNeed, ...]
    """Needs of the target that the current career asks for as core or useful too."""
    to_refresh: tuple[SkillNeed, ...]
    """Needs of the target that are only a bonus where one comes from."""
    missing: tuple[SkillNeed, ...]
    """Core and useful needs of the target that the current career does not ask for at all."""


def rank(need: SkillNeed) -> tuple[int, int]:
    """Return a sort key: what matters most first, then what is needed first."""
    return _IMPORTANCE.index(need.importance), _STAGES.index(need.stage)


def shared_needs(first: Career, second: Career) -> tuple[SkillNeed, ...]:
    """Return the first career's needs that the second has too, those that matter to both first."""
    others = second.needs
    both = [need for key, need in first.needs.items() if key in others]
    both.sort(key=lambda need: sum(map(sum, (rank(need), rank(others[need.skill])))))
    return tuple(both)


def needs_only_in(first: Career, second: Career) -> tuple[SkillNeed, ...]:
    """Return the core and useful needs of the first career that the second does not ask for."""
    others = second.needs
    own = [
        need
        for key, need in first.needs.items()
        if key not in others and need.importance is not Importance.BONUS
    ]
    return tuple(sorted(own, key=rank))


def gap_between(current: Career, target: Career) -> Gap:
    """Return what carries over to the target and what is missing there."""
    known = current.needs
    shared = sorted((n for key, n in target.needs.items() if key in known), key=rank)
    bonus = {key for key, need in known.items() if need.importance is Importance.BONUS}
    return Gap(
        carried=tuple(need for need in shared if need.skill not in bonus),
        to_refresh=tuple(need for need in shared if need.skill in bonus),
        missing=needs_only_in(target, current),
    )


def in_learning_order(
    knowledge: KnowledgeBase, needs: Iterable[SkillNeed]
) -> tuple[SkillNeed, ...]:
    """Return needs by stage and importance, but no skill before one that has to come first."""
    by_skill = {need.skill: need for need in needs}
    order: dict[SkillId, SkillNeed] = {}

    def place(key: SkillId) -> None:
        if key in order:
            return
        for before in knowledge.skills[key].before:
            if before in by_skill:  # skills have no circles: the knowledge base is checked for it
                place(before)
        order[key] = by_skill[key]

    for need in sorted(by_skill.values(), key=lambda n: (_STAGES.index(n.stage), rank(n))):
        place(need.skill)
    return tuple(order.values())


def by_stage(order: Sequence[SkillNeed]) -> list[tuple[Stage, list[SkillNeed]]]:
    """Return needs in learning order under the stage by which each is learned.

    What an earlier skill builds on is learned at that skill's stage, ahead of its own.
    """
    stages: dict[Stage, list[SkillNeed]] = {}
    latest = _STAGES[-1]
    for need in reversed(order):
        latest = min(latest, need.stage, key=_STAGES.index)
        stages.setdefault(latest, []).insert(0, need)
    return sorted(stages.items(), key=lambda item: _STAGES.index(item[0]))


def needed_by_stage(needs: Iterable[SkillNeed], last: Stage) -> tuple[SkillNeed, ...]:
    """Return the needs of the stages up to one, that one included."""
    return tuple(need for need in needs if _STAGES.index(need.stage) <= _STAGES.index(last))


def names(knowledge: KnowledgeBase, needs: Sequence[SkillNeed], most: int) -> str:
    """Return the first skills by name: "Python, SQL, Git and 4 more"; empty for none."""
    shown = [knowledge.skills[need.skill].name for need in needs[:most]]
    rest = f" and {len(needs) - most} more" if len(needs) > most else ""
    return ", ".join(shown) + rest
