"""knowledge/sources.yaml: where figures come from, by id."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, RootModel

from bot.knowledge.schema.base import FileModel, Id, Line, Sentence, Url


class SourceEntry(FileModel):
    """One publication."""

    title: Annotated[str, Field(min_length=3, max_length=160)]
    publisher: Line
    year: Annotated[int, Field(ge=2015, le=2100)]
    """The year that the newest of its figures describe, or of publication where it says none."""
    period: Line
    """The period in the source's own words."""
    url: Url | None = None
    license: Line
    official: bool
    """Whether a public authority stands behind the figures."""
    read_on: date
    note: Sentence | None = None


class SourcesFile(RootModel[dict[Id, SourceEntry]]):
    """All sources; the id is what other files name."""


Host = Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]


class HostsFile(RootModel[list[Host]]):
    """knowledge/hosts.yaml: the reviewed hosts that links may point to."""
