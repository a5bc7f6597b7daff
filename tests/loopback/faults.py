"""What can go wrong between a bot and Discord, arranged beforehand and used up one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto
from fnmatch import fnmatchcase


class Kind(StrEnum):
    """How a request fails."""

    STATUS = auto()
    """It is answered with an error."""
    RATE_LIMIT = auto()
    """It is answered with 429, and so is every other one that comes before the time is up."""
    DROP_BEFORE = auto()
    """The connection ends and nothing was done."""
    DROP_AFTER = auto()
    """It is carried out, and the connection ends before the answer."""
    HANG = auto()
    """Nothing happens until the server closes."""


@dataclass(slots=True)
class Fault:
    """One arranged failure."""

    kind: Kind
    method: str
    path: str
    """A pattern; a star stands for any characters."""
    times: int = 1
    status: int = 500
    code: int = 0
    retry_after: float = 0.0
    """Seconds."""
    is_global: bool = False


@dataclass(slots=True)
class Faults:
    """All failures that are still to come."""

    coming: list[Fault] = field(default_factory=list[Fault])

    def add(self, kind: Kind, method: str, path: str, **details: float) -> None:
        """Arrange a failure of the next matching requests."""
        self.coming.append(Fault(kind, method, path, **details))  # pyright: ignore[reportArgumentType]

    def take(self, method: str, path: str) -> Fault | None:
        """Return the failure meant for this request and use it up."""
        for fault in self.coming:
            if fault.method == method and fnmatchcase(path, fault.path):
                fault.times -= 1
                if not fault.times:
                    self.coming.remove(fault)
                return fault
        return None
