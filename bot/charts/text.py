"""Words that fit: cleaned of what the font lacks, cut and wrapped to a width in pixels."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    Measure = Callable[[str], float]

LONGEST: Final = 400  # more never fits a card, and shaping takes time
_MISSING: Final = "□"
_FIRST_PICTOGRAPH: Final = 0x2600
_PICTOGRAPHS: Final = {"So", "Sk"}
_INVISIBLE: Final = {"Cc", "Cf", "Cs", "Co", "Cn"}
_VARIANTS: Final = range(0xFE00, 0xFE10)  # ask for an emoji's colours


def clean(text: str, has_glyph: Callable[[str], bool]) -> str:
    """Return one line without emoji; letters that the font lacks become boxes."""
    whole = unicodedata.normalize("NFC", " ".join(text[:LONGEST].split()))
    return " ".join("".join(_shown(char, has_glyph) for char in whole).split())


def _shown(char: str, has_glyph: Callable[[str], bool]) -> str:
    category = unicodedata.category(char)
    code = ord(char)
    if category in _INVISIBLE or code in _VARIANTS:
        return ""
    if code >= _FIRST_PICTOGRAPH and category in _PICTOGRAPHS:
        return ""
    return char if has_glyph(char) else _MISSING


def cut(text: str, width: float, measure: Measure) -> str:
    """Return the text, or as much of it as fits with an ellipsis; empty when nothing fits."""
    if measure(text) <= width:
        return text
    kept = _longest(text, width, lambda part: measure(f"{part.rstrip()}…"))
    return f"{text[:kept].rstrip()}…" if kept else ""


def wrap(text: str, width: float, measure: Measure, lines: int) -> list[str]:
    """Break text into at most so many lines; the last one is cut. Empty for no text."""
    rows: list[str] = []
    rest = text
    while rest and len(rows) < lines - 1 and measure(rest) > width:
        head = _line(rest, width, measure)
        rows.append(head)
        rest = rest[len(head) :].lstrip()
    last = cut(rest, width, measure)
    return [*rows, last] if last else rows


def _line(text: str, width: float, measure: Measure) -> str:
    """Take whole words, or as many letters of one word as fit; never nothing."""
    kept = _longest(text, width, measure)
    space = text.rfind(" ", 0, kept + 1)
    return text[:space] if space > 0 else text[: max(kept, 1)]


def _longest(text: str, width: float, measure: Measure) -> int:
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low
