"""Looks at what an installation needs besides Discord and a database."""

from __future__ import annotations

import os
from importlib.metadata import version
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.findings import broken, doubtful, well
from bot.knowledge.load import check_knowledge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.domain.findings import Finding

_ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland")
_MOST_SHOWN = 3


def look_at_knowledge(folder: Path) -> Iterator[Finding]:
    """Yield whether the knowledge base can be served."""
    files, report = check_knowledge(folder)
    if report.errors:
        first = "; ".join(map(str, report.errors[:_MOST_SHOWN]))
        said = f"{len(report.errors)} problems in {folder}: {first}"
        yield broken("knowledge", said, "career-advisor check lists all of them.")
    else:
        yield well("knowledge", f"{len(files.careers)} careers, no problem.")


def look_at_time_zones() -> Iterator[Finding]:
    """Yield whether tips can keep the time of any place."""
    try:
        for name in _ZONES:
            ZoneInfo(name)
    except ZoneInfoNotFoundError as error:
        yield broken("time zones", f"{error.args[0]}.", "Reinstall the package tzdata.")
    else:
        yield well("time zones", f"All names are known (tzdata {version('tzdata')}).")


def look_at_folder(subject: str, folder: Path, loss: str) -> Iterator[Finding]:
    """Yield whether a folder can be written; loss says what does not work otherwise."""
    place = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    if os.access(place, os.W_OK):
        yield well(subject, f"{folder} can be written.")
    else:
        yield doubtful(subject, f"{folder} cannot be written: {loss}.", f"Give rights to {place}.")
