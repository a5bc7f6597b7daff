"""A time of day as people type it."""

from __future__ import annotations

import re
from datetime import time

from bot.errors import UsageError

_TYPED = re.compile(r"(?P<hour>\d{1,2})(?:[:.h ]?(?P<minute>\d{2}))? ?(?:(?P<half>[ap])\.?m\.?)?")
_NAMED = {"noon": time(12), "midnight": time(0)}
_LONGEST_SHOWN = 20  # of what was typed, in the refusal


def read_time(typed: str) -> time:
    """Return the time in "9", "9:00", "09.30", "0930", "9am" or "noon".

    Raises UsageError for anything else.
    """
    plain = " ".join(typed.lower().split())
    if plain in _NAMED:
        return _NAMED[plain]
    found = _TYPED.fullmatch(plain)
    hour = None if found is None else _hour(int(found["hour"]), found["half"])
    minute = int((found and found["minute"]) or 0)
    if hour is None or minute > 59:
        shown = typed.strip()[:_LONGEST_SHOWN]
        raise UsageError(f"“{shown}” is no time of day. Write it like 09:00, 21:30 or 9am.")
    return time(hour, minute)


def _hour(hour: int, half: str | None) -> int | None:
    """Return the hour of 24, or None when there is no such hour."""
    if half is None:
        return hour if hour < 24 else None
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if half == "p" else 0)
