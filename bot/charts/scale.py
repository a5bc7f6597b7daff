"""From amounts to pixels, and the round numbers of an axis; safe for any float."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_LARGEST: Final = 1e15
_STEPS: Final = (1, 2, 2.5, 5, 10)


def safe(value: float) -> float:
    """Return a number that arithmetic cannot blow up: no NaN, nothing beyond 10^15."""
    if math.isnan(value):
        return 0.0
    return min(max(value, -_LARGEST), _LARGEST)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight map from amounts to places between left and right."""

    low: float
    high: float
    left: float
    right: float

    @classmethod
    def over(cls, values: Iterable[float], left: float, right: float) -> Scale:
        """Span zero and all values, so that lengths can be compared by eye."""
        known = [0.0, *map(safe, values)]
        low, high = min(known), max(known)
        if high - low < 1e-6:  # nothing to tell apart: any axis will do
            high = low + 1.0
        return cls(low, high, left, right)

    def at(self, value: float) -> float:
        """Return where an amount stands; beyond the ends it stands at the end."""
        share = (safe(value) - self.low) / (self.high - self.low)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def ticks(self, most: int) -> list[float]:
        """Return round numbers within the span, at most so many and one more."""
        rough = (self.high - self.low) / max(most, 1)
        power = 10.0 ** math.floor(math.log10(rough))
        step = next((s * power for s in _STEPS if s * power >= rough), 10 * power)
        first, last = math.ceil(self.low / step), math.floor(self.high / step)
        return [number * step for number in range(first, last + 1)]
