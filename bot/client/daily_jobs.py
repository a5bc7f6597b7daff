"""Runs what has to happen once a day, by the clock."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import structlog

from bot.errors import AdvisorError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.domain.clock import Clock
    from bot.storage.leadership import Leadership

log = structlog.get_logger(__name__)

AT = time(3, 30)  # UTC; when most of the world is not looking


class DailyJobs:
    """Runs its jobs at the start and then every day; one that fails stops no other.

    Of several processes the one that leads runs them. Who takes over does so at once: the one
    before may have ended just ahead of the hour.
    """

    def __init__(
        self,
        clock: Clock,
        jobs: Sequence[Callable[[datetime], Awaitable[None]]],
        leadership: Leadership,
    ) -> None:
        """Keep jobs that are given the present instant."""
        self._clock = clock
        self._jobs = jobs
        self._leadership = leadership
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; a second start changes nothing."""
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="daily jobs")

    async def stop(self) -> None:
        """End, also in the middle of a job."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def run_once(self) -> None:
        """Run every job."""
        for job in self._jobs:
            try:
                await job(self._clock.now())
            except AdvisorError as error:
                log.warning("daily job failed", job=job.__qualname__, reason=str(error))
            except Exception:  # whatever one job does wrong, the others run, and tomorrow again
                log.exception("daily job broke", job=job.__qualname__)

    async def _run(self) -> None:
        while True:
            await self._leadership.wait()
            await self.run_once()
            await self._clock.sleep(until_next(self._clock.now()).total_seconds())


def until_next(now: datetime) -> timedelta:
    """Return how long it is until the next run."""
    today = datetime.combine(now.date(), AT, tzinfo=now.tzinfo)
    return (today if today > now else today + timedelta(days=1)) - now
