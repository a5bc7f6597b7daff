"""Remembers recent starts over restarts, so that a crash loop slows down.

Discord allows a bot 1000 identifies in 24 hours over all shards and takes its token away beyond
them (events/gateway, read 2026-11-22). A process that dies and is restarted at once would spend
them within an hour or two.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from pathlib import Path

log = structlog.get_logger(__name__)

REMEMBERED_FOR = timedelta(hours=1)
FREE_STARTS = 4
"""Within an hour: an operator who tries out settings is not held up."""
_FIRST_DELAY = timedelta(seconds=5)
LONGEST_DELAY = timedelta(minutes=15)  # then at most some 100 starts a day


class RecentStarts:
    """The starts of the last hour, in a file. Without a file there are none."""

    def __init__(self, folder: Path, name: str) -> None:
        self._path = folder / f"{name}.starts"

    def delay(self, now: datetime) -> timedelta:
        """Note a start and return how long to wait before connecting."""
        starts = [*self._read(now), now]
        self._write(starts)
        beyond = len(starts) - FREE_STARTS
        if beyond <= 0:
            return timedelta(0)
        return min(_FIRST_DELAY * 2 ** min(beyond - 1, 10), LONGEST_DELAY)

    def _read(self, now: datetime) -> list[datetime]:
        """Return the starts of the last hour; those from the future are a clock's mistake."""
        try:
            said = json.loads(self._path.read_text(encoding="utf-8"))
            times = [datetime.fromtimestamp(float(second), UTC) for second in said]
        except (OSError, ValueError, TypeError, OverflowError):
            return []  # never written, not readable, or damaged: none of it stops a start
        return [at for at in times if now - REMEMBERED_FOR < at <= now]

    def _write(self, starts: list[datetime]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part = self._path.with_suffix(".part")
            part.write_text(json.dumps([at.timestamp() for at in starts]), encoding="utf-8")
            part.replace(self._path)
        except OSError as error:
            log.warning("starts are not counted", reason=error.strerror or str(error))
