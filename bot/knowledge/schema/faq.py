"""knowledge/faq/<topic>.yaml: general questions and answers, by id."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from bot.domain.vocabulary import FaqTopic
from bot.knowledge.schema.base import Alias, FileModel, Id, Sentence, Text, Url


class FaqEntry(FileModel):
    """A question about careers in tech at large."""

    question: Annotated[str, Field(min_length=10, max_length=160)]
    also: Annotated[list[str], Field(min_length=2, max_length=12)]
    """The same question as people type it."""
    topic: FaqTopic
    keywords: Annotated[list[Alias], Field(min_length=1, max_length=15)]
    """Words that betray this subject: a degree, bootcamp, too old."""
    answer: Text
    steps: Annotated[list[Sentence], Field(max_length=4)] = []
    """What to do about it, first things first."""
    link: Url | None = None


class FaqFile(RootModel[dict[Id, FaqEntry]]):
    """Entries by id; ids are unique over all files."""
