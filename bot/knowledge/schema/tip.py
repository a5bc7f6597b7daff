"""knowledge/tips/<kind>.yaml: tips by id."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from bot.domain.vocabulary import Stage, TipKind
from bot.knowledge.schema.base import FileModel, Id, Text


class TipEntry(FileModel):
    """One concrete thing to do today, in two to four sentences."""

    title: Annotated[str, Field(min_length=5, max_length=70)]
    text: Text
    kind: TipKind
    careers: list[Id] = []
    """Careers that it is for; empty for everybody."""
    stage: Stage | None = None
    """The stage that it helps most; empty for any."""
    skills: list[Id] = []


class TipFile(RootModel[dict[Id, TipEntry]]):
    """Tips by id; ids are unique over all files and never renamed."""
