"""Skills and technologies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from bot.domain.vocabulary import Category

SkillId = NewType("SkillId", str)


@dataclass(frozen=True, slots=True)
class Resource:
    """A free place to learn something."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Usage:
    """The share of developers who worked with a skill, from a survey."""

    percent: float
    of: str
    source: str


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill, as the knowledge base describes it."""

    id: SkillId
    category: Category
    name: str
    short: str
    """The lower-case name that machines see: "node.js", "aws"."""
    full_name: str | None
    group: str
    """The heading under which it stands in its category."""
    summary: str
    why: str
    before: tuple[SkillId, ...]
    related: tuple[SkillId, ...]
    aliases: tuple[str, ...]
    misspellings: tuple[str, ...]
    ambiguous: frozenset[str]
    """Lower-case names that count only beside evidence."""
    evidence: tuple[str, ...]
    docs: str
    learn: tuple[Resource, ...]
    project: str
    basics_weeks: tuple[int, int]
    usage: Usage | None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which people may call it, its own first."""
        own = (self.name,) if self.full_name is None else (self.name, self.full_name)
        return (*own, *self.aliases, *self.misspellings)
