"""knowledge/skills/<category>.yaml: the skills of one category, by id."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from bot.knowledge.schema.base import (
    Alias,
    FileModel,
    Id,
    Name,
    ResourceEntry,
    Sentence,
    Url,
    Whole,
)


class UsageEntry(FileModel):
    """The share of developers who worked with it, from a survey."""

    percent: Annotated[float, Field(gt=0, le=100)]
    of: Annotated[str, Field(min_length=5, max_length=80)]
    """Of whom, as in "all respondents" or "professional developers"."""
    source: Id


class SkillEntry(FileModel):
    """One skill or technology."""

    name: Name
    """The short name that people use: Kafka, not Apache Kafka."""
    short: Annotated[str, Field(max_length=40)] | None = None
    """The name in JSON where it is not the name in lower case."""
    full_name: Name | None = None
    group: Name
    """The heading under which it stands in its category."""
    summary: Sentence
    """What it is."""
    why: Sentence
    before: list[Id] = []
    """Skills to know first; no circles."""
    related: Annotated[list[Id], Field(min_length=1, max_length=6)]
    aliases: list[Alias] = []
    """Other names, lower case; one alias, one skill."""
    misspellings: list[Alias] = []
    """Usual slips that a spelling distance does not bridge."""
    ambiguous: list[Alias] = []
    """Names, maybe its own, that are ordinary words too or shared; they count beside evidence."""
    evidence: list[Alias] = []
    """Words that make an ambiguous name count when they stand in the same question."""
    docs: Url
    """The official documentation, or the best-known free reference."""
    learn: Annotated[list[ResourceEntry], Field(min_length=2, max_length=4)]
    """One path of free resources, in order."""
    project: Sentence
    """A first project."""
    basics_weeks: tuple[Whole, Whole]
    """Weeks until the basics sit, for a beginner at five to eight hours a week."""
    usage: UsageEntry | None = None


class SkillFile(RootModel[dict[Id, SkillEntry]]):
    """The skills of one category; never rename an id."""
