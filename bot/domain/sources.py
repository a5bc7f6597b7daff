"""Where figures come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Source:
    """One publication."""

    id: str
    title: str
    publisher: str
    year: int
    period: str
    url: str | None
    license: str
    official: bool
    read_on: date
    note: str | None
