"""Two careers side by side: what they share, then each measure as a pair of bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.charts.canvas import text_width
from bot.charts.scale import Scale
from bot.charts.sheet import LINE, fitted
from bot.charts.style import AMBER, BLUE, GREEN, INK, LABEL, NUMBER, QUIET, TEXT, TRACK
from bot.domain.charts import in_full

if TYPE_CHECKING:
    from bot.charts.sheet import Sheet
    from bot.domain.charts import ComparisonChart, Overlap, Pair

_FIRST: Final = BLUE
_SECOND: Final = AMBER
_BAR: Final = 24
_PART: Final = 52
_GAP: Final = 12
_UNKNOWN: Final = "no figure"


def paint_comparison(sheet: Sheet, chart: ComparisonChart) -> bytes:
    """Draw the shared skills, then the pairs; rows of one unit share one scale."""
    sheet.header(chart.title, chart.subtitle)
    _legend(sheet, chart.first, chart.second)
    if chart.overlap is not None:
        _overlap(sheet, chart.overlap, chart.first, chart.second)
    for pair in sheet.within_limit(chart.pairs) if chart.pairs or not chart.overlap else ():
        _pair(sheet, pair, _scale(sheet, [p for p in chart.pairs if p.unit == pair.unit]))
    sheet.count_left_out(chart.pairs)
    return sheet.footer(chart.source)


def _legend(sheet: Sheet, *names: str) -> None:
    for name, color in zip(names, (_FIRST, _SECOND), strict=True):
        sheet.canvas.box(sheet.left, sheet.y + 8, 22, 22, color, radius=4)
        room = sheet.right - sheet.left - 36
        text = fitted(name, room, LABEL, bold=True)
        sheet.canvas.text(sheet.left + 36, sheet.y + LABEL + 2, text, LABEL, TEXT, bold=True)
        sheet.y += LABEL * LINE + 4
    sheet.y += 16


def _overlap(sheet: Sheet, overlap: Overlap, first: str, second: str) -> None:
    """Draw one bar of three parts and say beneath what each part is."""
    counts = [max(n, 0) for n in (overlap.first_only, overlap.shared, overlap.second_only)]
    sheet.label("Skills", f"{overlap.shared:,} shared", GREEN)
    x, top = sheet.left, sheet.y + 2
    width = sheet.right - sheet.left
    sheet.canvas.box(x, top, width, _PART, TRACK, radius=8)
    for count, color in zip(counts, (_FIRST, GREEN, _SECOND), strict=True):
        part = width * (count / max(sum(counts), 1))
        if part >= 1:
            sheet.canvas.box(x, top, max(part - 4, 1), _PART, color, radius=8)
            _inside(sheet, f"{count:,}", x + part / 2, top, part)
        x += part
    sheet.y = top + _PART + 6
    for count, name in ((counts[0], first), (counts[2], second)):
        sheet.paragraph(f"{count:,} only {name}", NUMBER, QUIET, lines=1)
    sheet.y += 22


def _inside(sheet: Sheet, text: str, middle: float, top: float, room: float) -> None:
    width = text_width(text, LABEL, bold=True)
    if width + 12 <= room:
        y = top + _PART / 2 + LABEL * 0.36
        sheet.canvas.text(middle - width / 2 - 2, y, text, LABEL, INK, bold=True)


def _scale(sheet: Sheet, alike: list[Pair]) -> Scale:
    values = [value for pair in alike for value in (pair.first, pair.second) if value is not None]
    widest = max((text_width(in_full(value), NUMBER) for value in values), default=0.0)
    return Scale.over(values, sheet.left, sheet.right - widest - _GAP)


def _pair(sheet: Sheet, pair: Pair, scale: Scale) -> None:
    sheet.label(pair.label, pair.unit, QUIET)
    for value, color in ((pair.first, _FIRST), (pair.second, _SECOND)):
        _measure(sheet, value, scale, color)
    sheet.y += 16


def _measure(sheet: Sheet, value: float | None, scale: Scale, color: str) -> None:
    baseline = sheet.y + _BAR - 3
    if value is None:
        sheet.canvas.text(sheet.left, baseline, _UNKNOWN, NUMBER, QUIET)
    else:
        start, end = sorted((scale.at(0), scale.at(value)))
        sheet.canvas.box(start, sheet.y, max(end - start, 3), _BAR, color, radius=4)
        sheet.write_right(sheet.right, baseline, in_full(value), NUMBER, TEXT)
    sheet.y += _BAR + 8
