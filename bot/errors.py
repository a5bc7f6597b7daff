"""The tree of our errors. What a member may read stands in the message; nothing else does.

AdvisorError
├── UsageError            the asker can mend it: a bad value, a card of yesterday
│   ├── UnknownNameError  no such career or skill; carries the near names
│   ├── ForbiddenError    a right is missing; names it
│   └── OutdatedCardError the card that was pressed is of an older version, or was forged
├── KnowledgeError        the knowledge base is broken; the message holds every problem
├── ConfigurationError    a setting is missing or malformed; the program stops with exit code 2
├── StorageError          the database does not answer or refuses; the caller may try again
└── SuccessorLostError    nobody serves any more; the program stops, to be started again
"""

from __future__ import annotations


class AdvisorError(Exception):
    """Whatever this program raises on purpose."""


class UsageError(AdvisorError):
    """Something that the asker can mend; its message is shown to them."""


class UnknownNameError(UsageError):
    """A name that the knowledge base does not hold, with the nearest that it does."""

    def __init__(self, kind: str, name: str, near: tuple[str, ...]) -> None:
        """Keep what was asked for: kind is "career" or "skill"; near holds ids, best first."""
        super().__init__(f"There is no {kind} called “{name}” here.")
        self.kind = kind
        self.name = name
        self.near = near


class ForbiddenError(UsageError):
    """The asker lacks a right; the message names it."""


class OutdatedCardError(UsageError):
    """A press that means nothing (any more): its card is old, or somebody forged it."""

    def __init__(self) -> None:
        """Say what helps."""
        super().__init__("This card is from an older version of me. Please open a new one.")


class KnowledgeError(AdvisorError):
    """The knowledge base is broken; nothing of it is served."""


class ConfigurationError(AdvisorError):
    """A setting is missing or malformed; the message says which and what to do."""


class StorageError(AdvisorError):
    """The database does not answer or refuses; nothing was half-written."""


class SuccessorLostError(AdvisorError):
    """The process that took over from this one is gone, and this one cannot serve again."""

    def __init__(self) -> None:
        """Say what happened and what to do."""
        super().__init__(
            "The process that took over from this one is gone. Start this one again; a supervisor"
            " does so by itself."
        )
