"""Counts: bars by label, or over time one column a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.charts.canvas import text_width
from bot.charts.scale import Scale
from bot.charts.sheet import fitted
from bot.charts.style import BLUE, QUIET, SMALL, TEXT, TRACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.charts.sheet import Sheet
    from bot.domain.charts import CountsChart

_HEIGHT: Final = 260
_MOST: Final = 120
"""More columns would be thinner than a phone's pixel; the latest are kept."""


def paint_counts(sheet: Sheet, chart: CountsChart) -> bytes:
    """Draw how often each label was met, or how it went from day to day."""
    sheet.header(chart.title, chart.subtitle)
    if chart.over_time:
        _columns(sheet, chart.rows)
    else:
        _bars(sheet, chart.rows)
    return sheet.footer("")


def _bars(sheet: Sheet, rows: Sequence[tuple[str, int]]) -> None:
    """Draw each count against the largest one."""
    scale = Scale.over((count for _, count in rows), 0, 1)
    for label, count in sheet.within_limit(rows):
        sheet.label(label, f"{count:,}", QUIET)
        sheet.meter(scale.at(count) if count > 0 else 0.0, BLUE)
    sheet.count_left_out(rows)


def _columns(sheet: Sheet, rows: Sequence[tuple[str, int]]) -> None:
    """Draw the columns with their counts on top and their labels beneath."""
    if not sheet.within_limit(rows):
        return
    latest = rows[-_MOST:]
    step = (sheet.right - sheet.left) / len(latest)
    top = sheet.y + SMALL + 8
    scale = Scale.over((count for _, count in latest), top + _HEIGHT, top)
    ground = scale.at(0)
    sheet.canvas.box(sheet.left, ground, sheet.right - sheet.left, 2, TRACK)
    for index, (_, count) in enumerate(latest):
        x = sheet.left + index * step
        height = ground - scale.at(count)
        if height > 0:
            sheet.canvas.box(x + step * 0.12, ground - height, step * 0.76, height, BLUE, radius=4)
    _counts(sheet, latest, step, scale)
    sheet.y = top + _HEIGHT + 2
    _labels(sheet, [label for label, _ in latest], step)


def _counts(sheet: Sheet, rows: Sequence[tuple[str, int]], step: float, scale: Scale) -> None:
    """Write every count where all fit over their columns, else the largest only."""
    texts = [f"{count:,}" for _, count in rows]
    all_fit = max(text_width(text, SMALL) for text in texts) + 6 <= step
    largest = max(range(len(rows)), key=lambda index: rows[index][1])
    for index in range(len(rows)) if all_fit else (largest,):
        y = scale.at(max(rows[index][1], 0)) - 8
        _centred(sheet, texts[index], sheet.left + (index + 0.5) * step, y, TEXT)


def _labels(sheet: Sheet, labels: Sequence[str], step: float) -> None:
    """Write labels at even distances, the first one always."""
    sheet.y += SMALL + 10
    short = [fitted(label, 150, SMALL) for label in labels]
    widest = max(text_width(label, SMALL) for label in short)
    every = max(1, -int(-(widest + 16) // step))
    for index in range(0, len(labels), every):
        _centred(sheet, short[index], sheet.left + (index + 0.5) * step, sheet.y, QUIET)
    sheet.y += 12


def _centred(sheet: Sheet, text: str, middle: float, y: float, color: str) -> None:
    width = text_width(text, SMALL)
    x = min(max(middle - width / 2, sheet.left), sheet.right - width)
    sheet.canvas.text(x, y, text, SMALL, color)
