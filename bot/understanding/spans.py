"""Reads the years of experience or study that somebody claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.understanding.masking import NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.understanding.utterance import Word

_YEARS_IN = {
    "year": 1.0, "years": 1.0, "month": 1 / 12, "months": 1 / 12, "week": 1 / 52, "weeks": 1 / 52,
}  # fmt: skip
_GOALS = frozenset({"in", "within", "next", "by", "every", "per", "last", "until"})
"""Before a span they make it a plan or a date, not experience."""
_AFTER = frozenset({"old", "ago", "from", "time", "left"})
_LOOSE = frozenset({"a", "an", "half"})
"""Too loose without a word of experience around: "a year"."""
MOST = 60.0
"""Nobody has worked longer."""


def years_claimed(words: Sequence[Word]) -> tuple[float, int, int] | None:
    """Return the number of years with the first and the end index of its words, or None."""
    for at, word in enumerate(words):
        unit = _YEARS_IN.get(word.text)
        if unit is None or at == 0:
            continue
        first = at - 1
        number = _number(words[first].text)
        if number is None or not _is_claim(words, first, at):
            continue
        years = round(number * unit, 2)
        if 0 < years <= MOST:
            return years, first, at + 1
    return None


def _number(text: str) -> float | None:
    if text in NUMBER_WORDS:
        return float(NUMBER_WORDS[text])
    digits = text.rstrip("+")
    return float(digits) if digits.isascii() and digits.isdigit() and len(digits) < 4 else None


def _is_claim(words: Sequence[Word], first: int, unit: int) -> bool:
    before = words[first - 1].text if first else ""
    after = words[unit + 1].text if unit + 1 < len(words) else ""
    if before in _GOALS or after in _AFTER or words[first].text in _LOOSE:
        return False
    return words[first].before != "-"  # a range: "3-5 years" is what somebody asks for
