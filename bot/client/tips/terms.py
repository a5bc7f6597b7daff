"""How this process delivers tips: what an operator or the composition root decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.tips.delivery import DEFAULT_PER_SECOND

if TYPE_CHECKING:
    from bot.tips.observing import DeliveryObserver

ALONE = timedelta(minutes=1)
"""How often to look where this process alone adds work."""
AMONG_OTHERS = timedelta(seconds=5)
"""How often to look where other processes add work to the same database."""


@dataclass(frozen=True, slots=True)
class TipTerms:
    """Rate, attention, and who listens."""

    per_second: float = DEFAULT_PER_SECOND
    look_every: timedelta = ALONE
    observers: tuple[DeliveryObserver, ...] = ()
