"""knowledge/vocabulary/*.yaml: the names of levels, stages, categories, countries and groups."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from bot.knowledge.schema.base import Alias, FileModel, Line, Name, Sentence


class TermEntry(FileModel):
    """One term with the names that people use for it."""

    name: Name
    emoji: Annotated[str, Field(max_length=4)] | None = None
    summary: Sentence | None = None
    aliases: list[Alias] = []
    """Lower case."""
    places: list[Alias] = []
    """Countries only: cities and nationalities that mean this country."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    """Countries only: the ISO code of its money."""
    question: Line | None = None
    """Interests only: what the career finder asks."""


class VocabularyFile(RootModel[dict[str, TermEntry]]):
    """Terms by id, in the order in which people meet them."""
