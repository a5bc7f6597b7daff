"""Who reads an answer, as far as it changes the answer: language and defaults."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader's side of a request."""

    member: int | None = None
    """The Discord id whose ticks are shown and set; None in a terminal or on public cards."""
    locale: str = "en-US"
    """Discord's name of the language, for numbers and dates."""
    default_career: str | None = None
    """The server's, for commands and questions that name none."""
    default_country: str | None = None
    is_admin: bool = False
    """Whether help shows what admins may do; rights are checked where they are used."""
    guild: int | None = None
    """The server in which it is read."""
    hidden: frozenset[str] = frozenset()
    """What the server's admins hide, as in "tip:read-a-diff"; known to answers that ask for it."""
