"""Tips, and general questions with their answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.careers import CareerId
    from bot.domain.skills import SkillId
    from bot.domain.vocabulary import FaqTopic, Stage, TipKind


@dataclass(frozen=True, slots=True)
class Tip:
    """One concrete thing to do today."""

    id: str
    title: str
    text: str
    kind: TipKind
    careers: tuple[CareerId, ...]
    """Empty for everybody."""
    stage: Stage | None
    skills: tuple[SkillId, ...]


@dataclass(frozen=True, slots=True)
class FaqEntry:
    """A question about careers in tech at large."""

    id: str
    question: str
    also: tuple[str, ...]
    topic: FaqTopic
    keywords: tuple[str, ...]
    answer: str
    steps: tuple[str, ...]
    link: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """A stage, level, category, country, group, kind or interest, with its names."""

    id: str
    name: str
    emoji: str
    summary: str
    aliases: tuple[str, ...]
    places: tuple[str, ...]
    currency: str | None


@dataclass(frozen=True, slots=True)
class FinderOption:
    """One thing that a member may choose in the career finder."""

    label: str
    emoji: str
    speaks_for: Mapping[str, int]
    """How much it speaks for an interest, -3 to 3."""


@dataclass(frozen=True, slots=True)
class FinderQuestion:
    """One question of the career finder."""

    question: str
    options: tuple[FinderOption, ...]


@dataclass(frozen=True, slots=True)
class QuestionTemplates:
    """Every way to ask one thing, in template syntax."""

    intent: str
    example: str
    rules: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    said: bytes = b""
    """Questions as people write them, in UTF-8, one a line: megabytes that only learning reads, and
    as text one emoji among them would make every letter take four bytes.
    """
