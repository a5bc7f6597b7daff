"""The card that every picture stands on: title, body, source, filled from the top down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from bot.charts.canvas import Canvas, cleaned, text_width
from bot.charts.style import (
    CARD,
    LABEL,
    MARGIN,
    NUMBER,
    PANEL,
    QUIET,
    SMALL,
    TEXT,
    TITLE,
    TRACK,
    WIDTH,
)
from bot.charts.text import cut, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

_Row = TypeVar("_Row")

MAX_ROWS: Final = 30
"""Keeps a picture within what a phone can show; the rest is counted in words."""
LINE: Final = 1.3
"""Height of a line, in sizes of its letters."""
_METER: Final = 20
_LONELY: Final = 0.3
_NARROWER: Final = 0.7


@dataclass(slots=True)
class Sheet:
    """One picture in the making."""

    canvas: Canvas = field(default_factory=lambda: Canvas(WIDTH, CARD))
    y: float = MARGIN
    """Where the next thing begins."""

    @property
    def left(self) -> float:
        """Where lines begin."""
        return MARGIN

    @property
    def right(self) -> float:
        """Where lines end."""
        return WIDTH - MARGIN

    def header(self, title: str, subtitle: str, unit: str = "") -> None:
        """Say what the picture shows; the unit gets a line of its own when it must."""
        self.paragraph(title, TITLE, TEXT, lines=2, bold=True)
        self.y += 2
        joined = " · ".join(part for part in (subtitle, unit) if part)
        whole = text_width(joined, NUMBER) <= self.right - self.left
        for line in (joined,) if whole else (subtitle, unit):
            self.paragraph(line, NUMBER, QUIET, lines=2)
        self.y += 20

    def footer(self, source: str) -> bytes:
        """Name the source and end the picture."""
        if source:
            self.y += 12
            self.paragraph(f"Source: {source}", SMALL, QUIET, lines=3)
        return self.canvas.png(self.y + MARGIN - 8)

    def paragraph(
        self, text: str, size: int, color: str, *, lines: int, bold: bool = False, room: float = 0
    ) -> None:
        """Write lines across the card, leaving room free at their right end."""
        for row in wrapped(text, self.right - self.left - room, size, lines, bold=bold):
            self.y += size * LINE
            self.canvas.text(self.left, self.y - size * 0.3, row, size, color, bold=bold)

    def label(self, text: str, value: str, color: str, *, bold: bool = False) -> None:
        """Write a row's name at the left and its value at the right end of the first line."""
        end = self.y + self.label_height(text, value, bold=bold)
        self.write_right(self.right, self.y + LABEL, value, NUMBER, color, bold=True)
        self.paragraph(text, LABEL, TEXT, lines=2, bold=bold, room=_room(value))
        self.y = end

    def label_height(self, text: str, value: str, *, bold: bool = False) -> float:
        """Return what such a label will take."""
        width = self.right - self.left - _room(value)
        return max(len(wrapped(text, width, LABEL, 2, bold=bold)), 1) * LABEL * LINE

    def write_right(
        self, x: float, y: float, text: str, size: int, color: str, *, bold: bool = False
    ) -> None:
        """Write one line that ends at x."""
        self.canvas.text(x - text_width(text, size, bold=bold), y, text, size, color, bold=bold)

    def within_limit(self, rows: Sequence[_Row]) -> Sequence[_Row]:
        """Return the rows that are drawn; say so when there are none."""
        if not rows:
            self._remark("Nothing to show yet.")
        return rows[:MAX_ROWS]

    def count_left_out(self, rows: Sequence[object]) -> None:
        """Say how many rows the picture does not show."""
        if len(rows) > MAX_ROWS:
            self._remark(f"and {len(rows) - MAX_ROWS} more")

    def panel(self, bottom: float) -> None:
        """Lift the row that begins here and ends at bottom off the card."""
        height = bottom - self.y
        self.canvas.box(12, self.y - 8, WIDTH - 24, height - 2, PANEL, radius=14)

    def meter(self, share: float, fill: str) -> None:
        """Draw a bar across the card that is filled to a share of 0 to 1."""
        width, top = self.right - self.left, self.y + 2
        self.canvas.box(self.left, top, width, _METER, TRACK, radius=_METER / 2)
        if share > 0:  # never so short that its round ends fold
            filled = max(share * width, _METER)
            self.canvas.box(self.left, top, filled, _METER, fill, radius=_METER / 2)
        self.y = top + _METER + 22

    def lines_height(self, text: str, size: int) -> float:
        """Return what a paragraph of at most two lines will take."""
        return len(wrapped(text, self.right - self.left, size, 2)) * size * LINE

    def _remark(self, text: str) -> None:
        self.y += 8
        self.paragraph(text, SMALL, QUIET, lines=1)


def _room(value: str) -> float:
    return text_width(value, NUMBER, bold=True) + 24 if value else 0


def wrapped(text: str, width: float, size: int, lines: int, *, bold: bool = False) -> list[str]:
    """Break a text as the font draws it; a lone last word gets company."""
    words = cleaned(text)

    def measure(part: str) -> float:
        return text_width(part, size, bold=bold)

    rows = wrap(words, width, measure, lines)
    if len(rows) == 2 and measure(rows[1]) < width * _LONELY:
        even = wrap(words, width * _NARROWER, measure, lines)
        return rows if even[-1].endswith("…") else even
    return rows


def fitted(text: str, width: float, size: int, *, bold: bool = False) -> str:
    """Cut a text to one line as the font draws it."""
    return cut(cleaned(text), width, lambda part: text_width(part, size, bold=bold))
