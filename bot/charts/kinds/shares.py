"""Shares of a whole, one row each with its bar beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.charts.style import BLUE, GREEN, QUIET

if TYPE_CHECKING:
    from bot.charts.sheet import Sheet
    from bot.domain.charts import ShareChart


def paint_shares(sheet: Sheet, chart: ShareChart) -> bytes:
    """Draw how much of each row is done; a finished row is green."""
    sheet.header(chart.title, chart.subtitle)
    for label, done, total in sheet.within_limit(chart.rows):
        sheet.label(label, f"{done:,} of {total:,}", QUIET)
        share = min(max(done / total, 0.0), 1.0) if total > 0 else 0.0
        sheet.meter(share, GREEN if share == 1 else BLUE)
    sheet.count_left_out(chart.rows)
    return sheet.footer("")
