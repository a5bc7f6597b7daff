"""A server's own questions and answers, and what it hides of the general knowledge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from bot.domain.conflicts import EditConflictError

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_ANSWERS = 500  # a server


@dataclass(frozen=True, slots=True)
class OwnAnswerText:
    """What an admin wrote."""

    question: str
    answer: str
    phrasings: tuple[str, ...] = ()
    link: str | None = None
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """One question of a server with its answer."""

    id: int
    guild_id: int
    version: int
    text: OwnAnswerText


class AnswerConflictError(EditConflictError):
    """Another admin changed or removed the answer first."""

    def __init__(self, current: OwnAnswer | None) -> None:
        super().__init__("Somebody else changed this answer in the meantime.")
        self.current = current


class HiddenKind(StrEnum):
    """What sort of general knowledge is hidden."""

    ENTRY = "entry"
    TIP = "tip"


class AnswerStore(Protocol):
    """The servers' own answers, in the order in which they were added."""

    async def add(self, guild_id: int, text: OwnAnswerText) -> OwnAnswer:
        """Add one; raises ListFullError when there are MAX_ANSWERS."""
        ...

    async def get(self, guild_id: int, answer_id: int) -> OwnAnswer | None:
        """Return one, if the server has it."""
        ...

    async def of_guild(self, guild_id: int) -> tuple[OwnAnswer, ...]:
        """Return all of a server, the disabled ones too."""
        ...

    async def edit(self, answer: OwnAnswer, text: OwnAnswerText) -> OwnAnswer:
        """Change one that was read before.

        Raises AnswerConflictError with the present one, or None, when it changed or went.
        """
        ...

    async def remove(self, guild_id: int, answer_id: int) -> bool:
        """Erase one; tell whether it was there."""
        ...

    async def replace_all(
        self, guild_id: int, texts: Sequence[OwnAnswerText]
    ) -> tuple[OwnAnswer, ...]:
        """Put these in place of all of a server, or change nothing.

        A question that stays keeps its id. Raises ListFullError beyond MAX_ANSWERS.
        """
        ...

    async def hide(self, guild_id: int, kind: HiddenKind, key: str) -> None:
        """Hide a general entry or tip from a server; twice is once."""
        ...

    async def unhide(self, guild_id: int, kind: HiddenKind, key: str) -> None:
        """Show it again."""
        ...

    async def hidden(self, guild_id: int, kind: HiddenKind) -> frozenset[str]:
        """Return what a server hides."""
        ...
