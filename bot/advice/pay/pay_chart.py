"""Pay as pictures: bands by level, or the spread of published figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.pay.pay_words import place_words, source_words, unit_words
from bot.advice.wording import upper_first, years_span
from bot.domain.charts import Bar, RangeChart
from bot.domain.pay import PayKind

if TYPE_CHECKING:
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.pay import PayBand, PayFigure, PayLadder
    from bot.domain.vocabulary import Level

_LOW_ENDS = ("p10", "low", "p25")
_HIGH_ENDS = ("p90", "high", "p75")


def ladder_chart(
    knowledge: KnowledgeBase, career: Career, ladder: PayLadder, country: str, asked: Level | None
) -> RangeChart:
    """Draw the bands of a country, one row a level."""
    bands = [band for band in ladder.bands if band.country == country]
    return RangeChart(
        title=f"{career.title}: pay by experience",
        subtitle=f"{upper_first(place_words(knowledge, country))}, {ladder.range_is}",
        unit=f"{ladder.currency} {unit_words(ladder.unit)}",
        bars=tuple(_bar(career, band) for band in bands),
        source=source_words(knowledge, ladder.source, ladder.period),
        highlight=next((_label(career, b) for b in bands if b.level == asked), None),
    )


def figures_chart(
    knowledge: KnowledgeBase, career: Career, figures: tuple[PayFigure, ...], country: str
) -> RangeChart | None:
    """Draw published rows that share a currency and a unit; None when no row has a spread."""
    spread = [f for f in figures if f.kind is not PayKind.OFFICIAL_THRESHOLD and _ends(f)]
    if not spread:
        return None
    first = spread[0]
    alike = [f for f in spread if (f.currency, f.unit) == (first.currency, first.unit)]
    sources = dict.fromkeys(source_words(knowledge, f.source, f.period) for f in alike)
    return RangeChart(
        title=f"{career.title}: published pay",
        subtitle=f"{upper_first(place_words(knowledge, country))}, low to high percentiles",
        unit=f"{first.currency} {unit_words(first.unit)}",
        bars=tuple(_figure_bar(figure) for figure in alike),
        source="; ".join(sources),
    )


def _label(career: Career, band: PayBand) -> str:
    return f"{band.title or career.rung(band.level).title} ({years_span(band.years)})"


def _bar(career: Career, band: PayBand) -> Bar:
    middle = None if band.median is None else float(band.median)
    return Bar(_label(career, band), float(band.low), float(band.high), middle, band.and_more)


def _ends(figure: PayFigure) -> tuple[float, float] | None:
    amounts = dict(figure.amounts)
    low = next((amounts[name] for name in _LOW_ENDS if name in amounts), None)
    high = next((amounts[name] for name in _HIGH_ENDS if name in amounts), None)
    return None if low is None or high is None else (float(low), float(high))


def _figure_bar(figure: PayFigure) -> Bar:
    ends = _ends(figure)
    if ends is None:
        raise ValueError(f"no spread to draw: {figure.occupation}")
    name, amount = figure.headline
    return Bar(figure.occupation, *ends, float(amount) if name == "median" else None)
