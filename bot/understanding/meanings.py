"""What a name may stand for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of things that have names."""

    CAREER = "career"
    SKILL = "skill"
    CATEGORY = "category"
    STAGE = "stage"
    LEVEL = "level"
    COUNTRY = "country"
    TECH_JOB = "tech_job"
    """A job in tech that is no career of ours, such as plain "programmer"."""
    PROFESSION = "profession"
    """A job outside tech."""
    OTHER_MEANING = "other_meaning"
    """Words that hold a name but mean something else, as in "job security"."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a name may stand for."""

    kind: Kind
    id: str
    needs_evidence: bool = False
    evidence: tuple[str, ...] = ()
    """Words or phrases of which one must stand in the same question."""
    is_technology: bool = False
    """Whether it is a product or language, which a career's name may hold: "linux admin"."""
    is_soft: bool = False
    """Whether it is a skill of people, whose name is also what anybody does: "communicating"."""
    is_slip: bool = False
    """Whether the name is a usual misspelling."""
    is_derived: bool = False
    """Whether the name was not written down but follows from one, as "game development" does."""
