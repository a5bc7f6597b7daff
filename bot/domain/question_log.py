"""What a server asked, in numbers: no ids of people or messages, forgotten after 30 days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

LOG_DAYS = 30
OWN_ANSWER = "own_answer"
"""Intent and decision of a question that the server's admins have answered themselves."""
MAX_QUESTION_LENGTH = 200  # longer texts are cut; nobody asks the same long text twice


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it was understood on a day; alike ones are one row with a count."""

    guild_id: int
    day: date
    question: str
    """Normalised by the one who logs; cut to MAX_QUESTION_LENGTH."""
    intent: str
    decision: str


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """How often a question was asked, and how people liked the answer."""

    question: AskedQuestion
    times: int
    thumbs_up: int
    thumbs_down: int


class QuestionLogStore(Protocol):
    """Counts of questions and commands by server and day."""

    async def note(self, question: AskedQuestion) -> None:
        """Count one question."""
        ...

    async def note_thumb(self, question: AskedQuestion, *, is_up: bool) -> None:
        """Count one opinion on the answer; nothing where the question is forgotten."""
        ...

    async def note_command(self, guild_id: int, day: date, command: str) -> None:
        """Count one use of a command."""
        ...

    async def questions(self, guild_id: int, since: date) -> tuple[QuestionCount, ...]:
        """Return the counts of a server from a day on, most asked first."""
        ...

    async def commands(self, guild_id: int, since: date) -> dict[str, int]:
        """Return uses by command from a day on, most used first."""
        ...

    async def forget_guild(self, guild_id: int) -> None:
        """Erase the log of a server, as when its admins switch it off."""
        ...

    async def forget_before(self, day: date) -> int:
        """Erase what is older than a day, everywhere; return the number of rows."""
        ...
