"""Pay over countries: spans on one axis for one currency, else amounts beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.charts.kinds.spans import paint_spans
from bot.charts.style import AMBER, NUMBER, QUIET
from bot.domain.charts import Bar, in_full

if TYPE_CHECKING:
    from bot.charts.sheet import Sheet
    from bot.domain.charts import CountryPay, PayByCountryChart

_BELOW: Final = 20


def paint_countries(sheet: Sheet, chart: PayByCountryChart) -> bytes:
    """Draw each country; amounts of different currencies are never put on one axis."""
    if chart.one_currency:
        sheet.header(chart.title, chart.subtitle, f"{chart.rows[0].currency} {chart.unit}")
        bars = [_bar(row) for row in chart.rows]
        lit = next((_name(row) for row in chart.rows if row.country == chart.highlight), None)
        paint_spans(sheet, bars, lit, chart.middle_is)
    else:
        unit = f"{chart.middle_is} {chart.unit}, each in its own currency"
        sheet.header(chart.title, chart.subtitle, unit)
        for row in sheet.within_limit(chart.rows):
            _amounts(sheet, row, lit=row.country == chart.highlight)
        sheet.count_left_out(chart.rows)
    return sheet.footer(chart.source)


def _name(row: CountryPay) -> str:
    return f"{row.country} ({row.note})" if row.note else row.country


def _bar(row: CountryPay) -> Bar:
    if row.low is None or row.high is None:
        return Bar(_name(row), row.middle, row.middle, row.middle)
    return Bar(_name(row), row.low, row.high, row.middle)


def _amounts(sheet: Sheet, row: CountryPay, *, lit: bool) -> None:
    value = f"{row.currency} {in_full(row.middle)}"
    spread = _spread(row)
    if lit:
        height = sheet.label_height(row.country, value, bold=True)
        sheet.panel(sheet.y + height + sheet.lines_height(spread, NUMBER) + _BELOW)
    sheet.label(row.country, value, AMBER, bold=lit)
    sheet.paragraph(spread, NUMBER, QUIET, lines=3)
    sheet.y += _BELOW


def _spread(row: CountryPay) -> str:
    ends = ""
    if row.low is not None and row.high is not None:
        ends = f"{in_full(row.low)} to {in_full(row.high)}"
    return " · ".join(part for part in (ends, row.note) if part)
