"""Waiting by the program's clock: with a limit, or until somebody calls."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.domain.clock import Clock

T = TypeVar("T")


async def within(clock: Clock, limit: timedelta, work: Coroutine[None, None, T]) -> T:
    """Return what the work returns; raises TimeoutError and cancels it when it takes longer."""
    task = asyncio.ensure_future(work)
    alarm = asyncio.ensure_future(clock.sleep(limit.total_seconds()))
    try:
        await asyncio.wait({task, alarm}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        message = f"no answer within {limit.total_seconds():.0f} s"
        raise TimeoutError(message)
    finally:
        task.cancel()
        alarm.cancel()


class Bell:
    """Wakes the one who rests; a ring that nobody heard is kept for the next rest.

    A rest is a sleep that is cut short, and no event: simulators that move time can tell that
    somebody sleeps, but not whether an event is still to come.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._has_rung = False
        self._sleep: asyncio.Future[None] | None = None

    def ring(self) -> None:
        """End the rest that is going on, or the next one at once."""
        self._has_rung = True
        if self._sleep is not None:
            self._sleep.cancel()

    async def rest(self, longest: timedelta = timedelta(days=1)) -> None:
        """Sleep for a while, or until somebody rings. One at a time."""
        if not self._has_rung:
            self._sleep = asyncio.ensure_future(self._clock.sleep(longest.total_seconds()))
            try:
                await asyncio.wait({self._sleep})
            finally:
                self._sleep.cancel()
                self._sleep = None
        self._has_rung = False
