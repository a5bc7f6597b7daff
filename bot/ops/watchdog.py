"""Notices that the event loop stands still, and logs what the main thread is doing then.

A loop that is blocked cannot report on itself, so a thread looks at a mark that the loop renews.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import time
import traceback
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

log = structlog.get_logger(__name__)

BLOCKED_SECONDS = 2.0
_MARKS_PER_LIMIT = 4
_MOST_FRAMES = 25
_OVERSLEPT = 2.0  # times the pause: then the thread was held up, too
_AT_WORK = 0.5
"""Share of that time on a processor from which the process did not sleep, but let no thread in."""


class Watchdog:
    """Watches the loop that it was started in, from `start` to `close`."""

    def __init__(
        self,
        limit_seconds: float = BLOCKED_SECONDS,
        now: Callable[[], float] = time.monotonic,  # a clock that is set must not look like a block
    ) -> None:
        self._limit = limit_seconds
        self._now = now
        self._pause = limit_seconds / _MARKS_PER_LIMIT
        self._marked = now()
        self._watched = threading.get_ident()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._marking: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; to be called from the loop that is to be watched."""
        self._watched = threading.get_ident()
        self._marking = asyncio.create_task(self._mark(), name="watchdog")
        self._thread.start()

    async def close(self) -> None:
        """Stop watching."""
        self._ending.set()
        if self._marking is not None:
            self._marking.cancel()

    async def _mark(self) -> None:
        while True:
            self._marked = self._now()
            await asyncio.sleep(self._pause)

    def _watch(self) -> None:
        blocked_since: float | None = None
        while True:
            before, used = self._now(), time.process_time()
            if self._ending.wait(self._pause):
                return
            passed = self._now() - before
            if passed > self._pause * _OVERSLEPT and time.process_time() - used < passed * _AT_WORK:
                continue  # a laptop that slept, a process that was stopped
            blocked_since = self._look(blocked_since)

    def _look(self, blocked_since: float | None) -> float | None:
        """Log the beginning and the end of a block; return since when there is one."""
        marked = self._marked
        if blocked_since is not None and marked > blocked_since:
            seconds = round(marked - blocked_since, 1)
            log.warning("event loop goes on", blocked_seconds=seconds)
            return None
        if blocked_since is None and self._now() - marked >= self._limit:
            seconds = round(self._now() - marked, 1)
            log.error("event loop blocked", seconds=seconds, at=_stack_of(self._watched))
            return marked
        return blocked_since


def _stack_of(thread: int) -> str:
    """Return where a thread is now, outermost first: files, lines and names, no values."""
    frame: FrameType | None = sys._current_frames().get(thread)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] -- the documented way
    return "".join(traceback.format_stack(frame, _MOST_FRAMES)) if frame else "unknown"
