"""knowledge/finder.yaml: the questions of the career finder."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.knowledge.schema.base import FileModel, Id, Line


class FinderOptionEntry(FileModel):
    """One thing that a member may choose."""

    label: Annotated[str, Field(min_length=3, max_length=60)]
    """Short enough for a button."""
    emoji: Annotated[str, Field(max_length=4)] | None = None
    speaks_for: dict[Id, Annotated[int, Field(ge=-3, le=3)]]
    """How much it speaks for interests of vocabulary/interests.yaml."""


class FinderQuestionEntry(FileModel):
    """One question about what one enjoys; never about sex, age or origin."""

    question: Line
    options: Annotated[list[FinderOptionEntry], Field(min_length=2, max_length=5)]


class FinderFile(FileModel):
    """The questions, in the order in which they are asked."""

    questions: Annotated[list[FinderQuestionEntry], Field(min_length=6, max_length=8)]
