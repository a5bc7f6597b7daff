"""One process's turns at sending: evenly spaced, and never bunched after a lag."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.deliveries import LONGEST_HOLD

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.clock import Clock

# A turn that comes later than this falls into what other processes have reserved.
_MOST_LAG = timedelta(milliseconds=250)
# After a short lag the distance may shrink this far: 40 a second then become 50, Discord's limit.
_LEAST_SPACING = 0.8


# No turn is planned further ahead: one that seems so is of before the clock was set back.
_FARTHEST = 2 * LONGEST_HOLD


class Pacer:
    """Hands out turns in the order in which they are asked for. Owned by one worker."""

    def __init__(self, clock: Clock, per_second: float) -> None:
        self._clock = clock
        self._spacing = timedelta(seconds=1 / per_second)
        self._next = self._held_since = self._held_until = clock.now()
        self._queue = asyncio.Lock()  # wakes those who wait in the order in which they came

    async def turn(self, planned: datetime) -> bool:
        """Wait for a turn at a planned time; False when it was missed, and nothing may be sent."""
        if self._is_too_far(planned):
            return False
        await self._until(planned)  # outside of the queue: one who waits long holds up nobody
        async with self._queue:
            if self._is_too_far(planned):
                return False
            if self._is_too_far(self._next):
                self._next = self._clock.now()
            at = max(planned, self._next)
            await self._until(at)
            now = self._clock.now()
            if self.is_held or now - planned > _MOST_LAG:
                return False
            self._next = max(at + self._spacing, now + _LEAST_SPACING * self._spacing)
            return True

    def _is_too_far(self, instant: datetime) -> bool:
        return instant - self._clock.now() > _FARTHEST

    async def _until(self, instant: datetime) -> None:
        await self._clock.sleep((instant - self._clock.now()).total_seconds())

    @property
    def is_held(self) -> bool:
        """Tell whether Discord asked everybody to wait."""
        return self._held_since <= self._clock.now() < self._held_until

    def hold(self, duration: timedelta) -> None:
        """Let all turns fail for a while."""
        now = self._clock.now()
        self._held_until = max(self._held_until if self.is_held else now, now + duration)
        self._held_since = now
