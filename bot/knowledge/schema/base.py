"""What all file models share: strictness, and the field types that editors meet everywhere."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class FileModel(BaseModel):
    """A mapping in a knowledge file; a key that it does not name is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID, max_length=40)]
"""Kebab case; 40 characters, because several ids share one button id of 100 characters."""

Line = Annotated[str, StringConstraints(min_length=2, max_length=160, strip_whitespace=True)]
"""A heading or a bullet: one line on a phone or two."""

Sentence = Annotated[str, StringConstraints(min_length=15, max_length=320, strip_whitespace=True)]
"""One or two sentences."""

Text = Annotated[str, StringConstraints(min_length=40, max_length=900, strip_whitespace=True)]
"""A short paragraph of two to five sentences."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True)]
Alias = Annotated[str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True)]
Url = Annotated[str, StringConstraints(pattern=r"^https://[^\s]+$", max_length=200)]


class ResourceEntry(FileModel):
    """A free place to learn something; official documentation comes first."""

    title: Annotated[str, StringConstraints(min_length=3, max_length=80)]
    url: Url


Whole = Annotated[int, Field(ge=0)]
