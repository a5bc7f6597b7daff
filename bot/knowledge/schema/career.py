"""knowledge/careers/<id>.yaml: one career, everything but its pay."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.domain.vocabulary import Category, Importance, Level, Stage
from bot.knowledge.schema.base import (
    Alias,
    FileModel,
    Id,
    Line,
    Name,
    ResourceEntry,
    Sentence,
    Text,
    Url,
    Whole,
)


class SkillNeedEntry(FileModel):
    """One skill that the career asks for."""

    skill: Id
    """An id from knowledge/skills/."""
    importance: Importance
    """core: hardly a job without it; useful: most postings; bonus: sets you apart."""
    stage: Stage
    """The roadmap stage that needs it first."""


class MilestoneEntry(FileModel):
    """One step of a stage, small enough to finish."""

    id: Id
    """Never rename it: members' ticks refer to it."""
    title: Line
    learn: Sentence
    """What to learn, concretely."""
    why: Sentence
    """Why it matters in this career."""
    skills: Annotated[list[Id], Field(min_length=1, max_length=6)]
    project: Sentence
    """A small project that proves it."""
    resources: Annotated[list[ResourceEntry], Field(min_length=1, max_length=3)]
    done: Sentence
    """How to know that it is done: something that one can check."""


class StageEntry(FileModel):
    """One of the four stages."""

    months: tuple[Whole, Whole | None]
    """From month, to month, counted from the first day; null for "and more"."""
    goal: Sentence
    milestones: Annotated[list[MilestoneEntry], Field(min_length=4, max_length=6)]


class LevelEntry(FileModel):
    """One rung of the ladder."""

    level: Level
    title: Name
    years: tuple[Whole, Whole | None]
    """Usual years of experience; null for "and more"."""
    expects: Sentence
    """What one is trusted with at this level."""


class InterviewEntry(FileModel):
    """A question that interviewers ask."""

    level: Level
    question: Annotated[str, Field(min_length=15, max_length=240)]
    points: Annotated[list[Line], Field(min_length=3, max_length=5)]
    """The points of a good answer."""


class CertificateEntry(FileModel):
    """A certificate, with an honest word on its worth."""

    name: Annotated[str, Field(min_length=3, max_length=90)]
    issuer: Annotated[str, Field(min_length=2, max_length=80)]
    worth: Sentence
    url: Url | None = None


class RelatedEntry(FileModel):
    """A neighbouring career; the relation is written on both sides."""

    career: Id
    carries: Sentence
    """What carries over on the way from here to there."""


class OwnQuestionEntry(FileModel):
    """A question that people ask about this career only."""

    question: Annotated[str, Field(min_length=10, max_length=160)]
    also: Annotated[list[str], Field(max_length=6)] = []
    """The same question in other words."""
    answer: Text


class CareerFile(FileModel):
    """One career. The file name is its id; never rename it, add an alias instead."""

    title: Name
    plural: Name
    """As in: What do backend developers do?"""
    emoji: Annotated[str, Field(min_length=1, max_length=4)]
    group: Id
    """An id from knowledge/vocabulary/groups.yaml."""
    aliases: Annotated[list[Alias], Field(min_length=3)]
    """Other names that people type, lower case; one alias, one career."""
    summary: Sentence
    """What it is, in one or two sentences."""
    overview: Text
    responsibilities: Annotated[list[Line], Field(min_length=5, max_length=8)]
    day: Text
    """A plain day, from morning to evening."""
    environment: Annotated[list[Line], Field(min_length=5, max_length=8)]
    enjoys: Annotated[list[Line], Field(min_length=3, max_length=5)]
    """Who enjoys it: each completes "You may enjoy it if you ..."."""
    dislikes: Annotated[list[Line], Field(min_length=2, max_length=4)]
    """Who does not: each completes "It may wear you down if you ..."."""
    interests: dict[Id, Annotated[int, Field(ge=-2, le=2)]]
    """How much it gives of each interest in vocabulary/interests.yaml, -2 to 2; for the finder."""
    apply_from: Stage
    """The stage at whose end first applications make sense."""
    skills: dict[Category, list[SkillNeedEntry]]
    """Most important first within each category."""
    roadmap: dict[Stage, StageEntry]
    levels: Annotated[list[LevelEntry], Field(min_length=5, max_length=5)]
    outlook: Text
    """Demand and direction in words; figures live in knowledge/salaries/."""
    interview: Annotated[list[InterviewEntry], Field(min_length=10, max_length=20)]
    certificates: Annotated[list[CertificateEntry], Field(min_length=1, max_length=8)]
    certificates_advice: Sentence
    """Whether certificates matter in this career at all."""
    related: Annotated[list[RelatedEntry], Field(min_length=2, max_length=8)]
    questions: Annotated[list[OwnQuestionEntry], Field(min_length=5, max_length=10)]
