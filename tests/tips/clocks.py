"""A clock that tests move: sleepers wake in order, and nobody waits in real time."""

from __future__ import annotations

import asyncio
import heapq
from datetime import UTC, datetime, timedelta
from itertools import count

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # a Monday
SETTLING_ROUNDS = 25  # passes of the event loop that let woken tasks finish what they do


class FakeClock:
    """Stands still until somebody calls `advance` or `jump`."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self._sleepers: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._order = count()

    def now(self) -> datetime:
        return self._now

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        future = asyncio.get_running_loop().create_future()
        until = self._now + timedelta(seconds=seconds)
        heapq.heappush(self._sleepers, (until, next(self._order), future))
        await future

    async def advance(self, duration: timedelta) -> None:
        """Move on, waking each sleeper at its own instant."""
        end = self._now + duration
        await self.settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            until, _, future = heapq.heappop(self._sleepers)
            self._now = max(self._now, until)
            if not future.done():
                future.set_result(None)
                await self.settle()
        self._now = end
        await self.settle()

    def jump(self, duration: timedelta) -> None:
        """Move on while nothing runs, as when a machine or a process stood still."""
        self._now += duration

    def set_back(self, duration: timedelta) -> None:
        """Tell an earlier time from now on, as a corrected clock; who sleeps does not notice."""
        self._now -= duration
        self._sleepers = [
            (until - duration, number, future) for until, number, future in self._sleepers
        ]

    async def settle(self) -> None:
        for _ in range(SETTLING_ROUNDS):
            await asyncio.sleep(0)
