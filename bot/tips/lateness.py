"""The rules about time: what is too late to post, when to try again, when to stop trying."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.schedules import Cadence
    from bot.domain.subscriptions import DeliveryState

MOST_LATE = timedelta(hours=6)
GIVE_UP_AFTER = timedelta(hours=3)
LONGEST_BACKOFF = timedelta(minutes=15)
_FIRST_BACKOFF_SECONDS = 5
_JITTER = 0.3
# Discord knows a nonce for "a few minutes". A send may leave 60 s after the claim, so this is
# how old a first try may be for the nonce alone to prevent a second message.
NONCE_TRUST = timedelta(seconds=90)


def is_too_late(cadence: Cadence, slot: datetime, now: datetime) -> bool:
    """Tell whether a slot that nobody tried is past half its period, at most 6 hours."""
    return now - slot >= min(cadence.period / 2, MOST_LATE)


def is_given_up(state: DeliveryState, now: datetime) -> bool:
    """Tell whether a slot was first tried too long ago to try again."""
    return state.first_try is not None and now - state.first_try >= GIVE_UP_AFTER


def is_past_nonce(state: DeliveryState, now: datetime) -> bool:
    """Tell whether the first try is so old that Discord may have forgotten its nonce."""
    return state.first_try is not None and now - state.first_try > NONCE_TRUST


def backoff(subscription_id: int, attempts: int) -> timedelta:
    """Return how long to wait after so many tries: 5 s doubling, ± 30 %, at most 15 minutes.

    The jitter is a hash, so that it differs between subscriptions and yet can be repeated.
    """
    digest = blake2b(f"{subscription_id}:{attempts}".encode(), digest_size=2).digest()
    jitter = 1 + _JITTER * (2 * int.from_bytes(digest) / 0xFFFF - 1)
    doubled = _FIRST_BACKOFF_SECONDS * 2 ** min(attempts - 1, 10)
    return min(timedelta(seconds=doubled * jitter), LONGEST_BACKOFF)
