"""Which tip comes next: a shuffled walk through the pool that needs no list of what was sent.

In each cycle every tip has a position, a hash. The walk goes up the positions, so nothing comes
twice before the pool is used up, and a new tip joins wherever its position is still ahead.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from bot.domain.subscriptions import TipCursor

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_CYCLES_SKIPPED = 16  # each is left with a chance of one half at worst


def choose_tip(
    subscription_id: int, cursor: TipCursor, tips: Sequence[str]
) -> tuple[str, TipCursor] | None:
    """Return the next tip and the cursor that stands on it, None when the pool is empty."""
    if not tips:
        return None
    positions = {_position(subscription_id, cursor.cycle, tip): tip for tip in tips}
    ahead = [position for position in positions if position > cursor.position]
    if ahead:
        return positions[min(ahead)], TipCursor(cursor.cycle, min(ahead))
    return _first_of_a_cycle(
        subscription_id, cursor.cycle + 1, tips, positions.get(cursor.position)
    )


def _first_of_a_cycle(
    subscription_id: int, cycle: int, tips: Sequence[str], just_sent: str | None
) -> tuple[str, TipCursor]:
    """Begin a new cycle, passing over those that would begin with the tip that was just sent."""
    for skipped in range(_MOST_CYCLES_SKIPPED):
        position, tip = _lowest(subscription_id, cycle + skipped, tips)
        if tip != just_sent or len(tips) == 1:
            return tip, TipCursor(cycle + skipped, position)
    position, tip = _lowest(subscription_id, cycle, tips)
    return tip, TipCursor(cycle, position)


def _lowest(subscription_id: int, cycle: int, tips: Sequence[str]) -> tuple[int, str]:
    return min((_position(subscription_id, cycle, tip), tip) for tip in tips)


def _position(subscription_id: int, cycle: int, tip: str) -> int:
    digest = blake2b(f"{subscription_id}:{cycle}:{tip}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1  # 63 bits: the databases know no larger number
