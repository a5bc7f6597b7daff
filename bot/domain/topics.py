"""What a channel wants tips about: everything, or one career, stage, skill or kind of tip."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from bot.errors import UsageError


class TopicKind(StrEnum):
    """Which shelf a topic names."""

    ALL = "all"
    CAREER = "career"
    STAGE = "stage"
    SKILL = "skill"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic; `str()` gives the text that `parse` reads. The key may be unknown."""

    kind: TopicKind = TopicKind.ALL
    key: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `all` or `kind:key`; raises UsageError for anything else."""
        shelf, colon, key = text.strip().partition(":")
        is_all = shelf == TopicKind.ALL and not colon
        if is_all or (shelf in set(TopicKind) - {TopicKind.ALL} and key):
            return cls(TopicKind(shelf), key)
        message = f"“{text}” is no topic; use all, career:…, stage:…, skill:… or kind:…"
        raise UsageError(message)

    def __str__(self) -> str:
        """Return the text that a command's option carries."""
        return f"{self.kind}:{self.key}" if self.key else self.kind.value


ALL_TOPICS = Topic()
