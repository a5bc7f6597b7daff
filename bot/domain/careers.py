"""Careers: what one does, the way there, and the ladder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.domain.skills import Resource, SkillId
    from bot.domain.vocabulary import Category, Importance, Level, Stage

CareerId = NewType("CareerId", str)

HEART = 2
"""How much a career gives of an interest that is the heart of it."""


@dataclass(frozen=True, slots=True)
class SkillNeed:
    """One skill that a career asks for."""

    skill: SkillId
    importance: Importance
    stage: Stage


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step of a stage, small enough to finish."""

    id: str
    title: str
    learn: str
    why: str
    skills: tuple[SkillId, ...]
    project: str
    resources: tuple[Resource, ...]
    done: str


@dataclass(frozen=True, slots=True)
class StagePlan:
    """One of a career's four stages."""

    stage: Stage
    months: tuple[int, int | None]
    """From and to, counted from the first day; None for "and more"."""
    goal: str
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of the ladder, with the career's own title for it."""

    level: Level
    title: str
    years: tuple[int, int | None]
    expects: str


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """A question that interviewers ask, with the points of a good answer."""

    level: Level
    question: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate, with an honest word on its worth."""

    name: str
    issuer: str
    worth: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Related:
    """A neighbouring career and what carries over to it."""

    career: CareerId
    carries: str


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question that people ask about one career."""

    question: str
    also: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Career:
    """One career, everything but its pay."""

    id: CareerId
    title: str
    plural: str
    emoji: str
    group: str
    aliases: tuple[str, ...]
    summary: str
    overview: str
    responsibilities: tuple[str, ...]
    day: str
    environment: tuple[str, ...]
    enjoys: tuple[str, ...]
    dislikes: tuple[str, ...]
    interests: Mapping[str, int]
    """-2 (the opposite of the job) to 2 (the heart of it), by interest."""
    apply_from: Stage
    skills: Mapping[Category, tuple[SkillNeed, ...]]
    """By category, most important first; a skill may stand in two categories."""
    roadmap: tuple[StagePlan, ...]
    levels: tuple[Rung, ...]
    outlook: str
    interview: tuple[InterviewQuestion, ...]
    certificates: tuple[Certificate, ...]
    certificates_advice: str
    related: tuple[Related, ...]
    questions: tuple[OwnQuestion, ...]

    @property
    def needs(self) -> Mapping[SkillId, SkillNeed]:
        """Each skill once, in the order of the categories."""
        seen: dict[SkillId, SkillNeed] = {}
        for needs in self.skills.values():
            for need in needs:
                seen.setdefault(need.skill, need)
        return seen

    def plan(self, stage: Stage) -> StagePlan:
        """Return the plan of a stage; every career has all four."""
        return next(plan for plan in self.roadmap if plan.stage == stage)

    def milestones(self) -> Iterator[tuple[StagePlan, Milestone]]:
        """Yield every milestone with its stage, in the order of the way."""
        for plan in self.roadmap:
            for milestone in plan.milestones:
                yield plan, milestone

    @property
    def years_before(self) -> int:
        """Years in another job that the lowest level asks for: 0 where beginners may start."""
        return self.levels[0].years[0]

    @property
    def months_to_apply(self) -> int | None:
        """Months from the first day of all to first applications; None where it is open."""
        months = self.plan(self.apply_from).months[1]
        return None if months is None else self.years_before * 12 + months

    def rung(self, level: Level) -> Rung:
        """Return the ladder's entry for a level; every career has all five."""
        return next(rung for rung in self.levels if rung.level == level)

    def rung_after(self, years: float) -> Rung:
        """Return the highest level that one usually reaches within these years."""
        reached = [rung for rung in self.levels if rung.years[0] <= years]
        return reached[-1] if reached else self.levels[0]
