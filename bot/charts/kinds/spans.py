"""Spans of money: a bar from low to high with a mark at the middle, over one axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.charts.canvas import text_width
from bot.charts.kinds.axis import Axis
from bot.charts.style import (
    AMBER,
    BLUE,
    CARD,
    DIM_BLUE,
    GRID,
    NUMBER,
    PANEL,
    PANEL_GRID,
    TEXT,
)
from bot.domain.charts import in_full

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.charts.sheet import Sheet
    from bot.domain.charts import Bar, RangeChart

_BAR: Final = 26
_GAP: Final = 10
"""Between a bar and the amount beside it."""
_ARROW: Final = 14
_ABOVE: Final = 4
_BELOW: Final = 24
_THINNEST: Final = 4


@dataclass(frozen=True, slots=True)
class _Look:
    fill: str
    ground: str
    guides: str


_PLAIN: Final = _Look(BLUE, CARD, GRID)
_ASKED: Final = _Look(BLUE, PANEL, PANEL_GRID)
_ASIDE: Final = _Look(DIM_BLUE, CARD, GRID)


def paint_ranges(sheet: Sheet, chart: RangeChart) -> bytes:
    """Draw spans of pay, one row each."""
    sheet.header(chart.title, chart.subtitle, chart.unit)
    paint_spans(sheet, chart.bars, chart.highlight, chart.middle_is)
    return sheet.footer(chart.source)


def paint_spans(sheet: Sheet, bars: Sequence[Bar], highlight: str | None, middle_is: str) -> None:
    """Draw rows over one axis; the highlighted one stands on a panel, the others step back."""
    rows = [_Row(bar, middle_is) for bar in sheet.within_limit(bars)]
    if not rows:
        return
    axis = Axis.over(
        sheet,
        [(row.low, text_width(row.before, NUMBER) + _GAP) for row in rows],
        [(row.high, text_width(row.after, NUMBER) + _GAP + _ARROW) for row in rows],
    )
    asked = any(bar.label == highlight for bar in bars)
    for row in rows:
        row.paint(sheet, axis, _look(asked=asked, this=row.bar.label == highlight))
    axis.numbers(sheet)
    sheet.count_left_out(bars)


def _look(*, asked: bool, this: bool) -> _Look:
    if this:
        return _ASKED
    return _ASIDE if asked else _PLAIN


@dataclass(frozen=True, slots=True)
class _Row:
    bar: Bar
    middle_is: str

    @property
    def low(self) -> float:
        return min(self.bar.low, self.bar.high)

    @property
    def high(self) -> float:
        return max(self.bar.low, self.bar.high)

    @property
    def is_point(self) -> bool:
        """Whether there is a middle only, and nothing to write at ends."""
        return self.bar.low == self.bar.high == self.bar.middle

    @property
    def before(self) -> str:
        return "" if self.is_point else in_full(self.low)

    @property
    def after(self) -> str:
        plus = "+" if self.bar.open_ended else ""
        return "" if self.is_point else f"{in_full(self.high)}{plus}"

    @property
    def value(self) -> str:
        return "" if self.bar.middle is None else f"{self.middle_is} {in_full(self.bar.middle)}"

    def paint(self, sheet: Sheet, axis: Axis, look: _Look) -> None:
        bold = look is _ASKED
        height = sheet.label_height(self.bar.label, self.value, bold=bold)
        bottom = sheet.y + height + _ABOVE + _BAR + _BELOW
        if look is _ASKED:
            sheet.panel(bottom)
        sheet.label(self.bar.label, self.value, AMBER, bold=bold)
        top = sheet.y + _ABOVE
        axis.guides(sheet, top - 4, top + _BAR + 10, look.guides)
        left = axis.at(self.low)
        right = max(axis.at(self.high), left + _THINNEST)
        if not self.is_point:
            self._span(sheet, left, right, top, look.fill)
        if self.bar.middle is not None:
            x = axis.at(self.bar.middle)
            sheet.canvas.box(x - 5, top - 7, 10, _BAR + 14, look.ground)
            sheet.canvas.box(x - 3, top - 7, 6, _BAR + 14, AMBER)
        if not self.is_point:
            self._amounts(sheet, left, right, top, look.ground)
        sheet.y = bottom

    def _span(self, sheet: Sheet, left: float, right: float, top: float, fill: str) -> None:
        sheet.canvas.box(left, top, right - left, _BAR, fill, radius=5)
        if self.bar.open_ended:
            low, tip = top + _BAR, (right + _ARROW, top + _BAR / 2)
            back = max(right - 8, left)
            points = [(back, top), (right, top), tip, (right, low), (back, low)]
            sheet.canvas.polygon(points, fill)

    def _amounts(self, sheet: Sheet, left: float, right: float, top: float, ground: str) -> None:
        before = left - _GAP - text_width(self.before, NUMBER)
        after = right + _GAP + (_ARROW if self.bar.open_ended else 0)
        _amount(sheet, self.before, before, top, ground)
        _amount(sheet, self.after, after, top, ground)


def _amount(sheet: Sheet, text: str, x: float, top: float, ground: str) -> None:
    """Write an amount beside a bar; no guide runs through its figures."""
    sheet.canvas.box(x - 4, top - 4, text_width(text, NUMBER) + 8, _BAR + 8, ground)
    sheet.canvas.text(x, top + _BAR - 5, text, NUMBER, TEXT)
