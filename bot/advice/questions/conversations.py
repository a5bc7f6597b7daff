"""What was asked just before, so that "and in Germany?" works; in memory, for ten minutes."""

from __future__ import annotations

from collections import OrderedDict
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.clock import Clock
    from bot.domain.recognition import Recognition

MEMORY = timedelta(minutes=10)
MOST = 5000  # conversations kept at once; the oldest goes first

Place = tuple[int, int]
"""Channel and member."""


class Conversations:
    """The last question of each member in each place; bounded, and written nowhere."""

    def __init__(self, clock: Clock) -> None:
        """Forget by this clock."""
        self._clock = clock
        self._last: OrderedDict[Place, tuple[datetime, Recognition]] = OrderedDict()

    def previous(self, place: Place) -> Recognition | None:
        """Return what was asked here within the last ten minutes, or None."""
        at, recognition = self._last.get(place, (None, None))
        if at is None or self._clock.now() - at > MEMORY:
            self._last.pop(place, None)
            return None
        return recognition

    def remember(self, place: Place, recognition: Recognition) -> None:
        """Keep a question as the last one of its place."""
        self._last[place] = self._clock.now(), recognition
        self._last.move_to_end(place)
        if len(self._last) > MOST:
            self._last.popitem(last=False)
