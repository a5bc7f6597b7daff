"""What a question was understood to mean, and what was seen in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.careers import CareerId
    from bot.domain.skills import SkillId
    from bot.domain.vocabulary import Category, Level, Stage


class Intent(StrEnum):
    """What somebody wants to know."""

    OVERVIEW = "overview"
    RESPONSIBILITIES = "responsibilities"
    WORK_ENVIRONMENT = "work_environment"
    SKILLS = "skills"
    SKILL_INFO = "skill_info"
    ROADMAP = "roadmap"
    STAGE = "stage"
    SALARY = "salary"
    COMPARE = "compare"
    NEXT_STEP = "next_step"
    CAREERS_FOR_SKILL = "careers_for_skill"
    RESOURCES = "resources"
    INTERVIEW = "interview"
    CERTIFICATION = "certification"
    SWITCH = "switch"
    GETTING_HIRED = "getting_hired"
    OUTLOOK = "outlook"
    CAREER_CHOICE = "career_choice"
    BOT_HELP = "bot_help"
    OUT_OF_SCOPE = "out_of_scope"


class Band(StrEnum):
    """How sure the recognition is, and so what may be done with it."""

    ANSWER = "answer"
    """Sure enough to answer, or to ask for a slot that the answer lacks."""
    DID_YOU_MEAN = "did_you_mean"
    """Something about tech careers, but it is safer to offer the near questions."""
    REFUSE = "refuse"
    """Not about a career in tech."""


class Entity(StrEnum):
    """The kinds of things that a question names."""

    CAREER = "career"
    SKILL = "skill"
    CATEGORY = "category"
    STAGE = "stage"
    LEVEL = "level"
    YEARS = "years"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Slots:
    """What the question says; nothing that it does not."""

    careers: tuple[CareerId, ...] = ()
    """In order of mention."""
    skills: tuple[SkillId, ...] = ()
    """In order of mention."""
    category: Category | None = None
    stage: Stage | None = None
    level: Level | None = None
    years: float | None = None
    """Of experience or study; months are a fraction."""
    country: str | None = None
    """ISO code."""


@dataclass(frozen=True, slots=True)
class Match:
    """One thing that was seen in the question."""

    entity: Entity
    value: str
    """The id of what is meant; for years the number."""
    text: str
    """The words as they were typed."""
    start: int
    """Offset of the words in the question, in characters."""
    end: int
    is_exact: bool
    """Whether it was written as known, and not with a slip or run together."""


@dataclass(frozen=True, slots=True)
class OwnQuestionKey:
    """Where a career's own question stands."""

    career: CareerId
    position: int
    """Index into the career's questions."""


@dataclass(frozen=True, slots=True)
class NearQuestion:
    """A reading that is offered when it is unclear what was meant."""

    intent: Intent
    text: str
    """The question in plain words."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """One reading of a question; the same for the same question, whoever asks."""

    question: str
    intent: Intent
    """The best guess; out_of_scope only in the band that refuses."""
    slots: Slots
    confidence: float
    """0-1: how likely the intent is right."""
    runner_up: Intent
    band: Band
    matches: tuple[Match, ...] = ()
    """In order of appearance."""
    near: tuple[NearQuestion, ...] = ()
    """Likely readings, best first, at most three."""
    faq: str | None = None
    """Id of the general question that it comes down to, if one does."""
    own_question: OwnQuestionKey | None = None
    """The career's own question that it comes down to, if one does."""
