"""knowledge/questions/<intent>.yaml: every way to ask one thing, in template syntax."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.knowledge.schema.base import FileModel


class QuestionFile(FileModel):
    """The sentences of one intent; the file name is the intent.

    Syntax: [optional], (one|other), {slot}, <rule>.
    """

    example: Annotated[str, Field(max_length=120)]
    """How the intent is put to a member, as in "did you mean"; may hold {career} and {skill}."""
    rules: dict[str, str] = {}
    """Parts that several sentences share, used as <name>."""
    sentences: Annotated[list[str], Field(min_length=1)]
    said: str = ""
    """Questions as people write them, slips and chatter and all: one a line, no syntax."""
