"""Figures of pay in words: amounts in full, their unit, their source and how well they fit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bot.advice.wording import money, number, years_span
from bot.domain.pay import WORLDWIDE, Fit, PayKind, PayUnit

if TYPE_CHECKING:
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.pay import PayBand, PayFigure, PayLadder
    from bot.domain.vocabulary import Level

_UNITS = {
    PayUnit.HOUR: "an hour",
    PayUnit.WEEK: "a week",
    PayUnit.MONTH: "a month",
    PayUnit.YEAR: "a year",
}
_PER_YEAR = {
    PayUnit.HOUR: (2080, "at 40 hours a week"),
    PayUnit.WEEK: (52, "over 52 weeks"),
    PayUnit.MONTH: (12, "over 12 months"),
}
_WITH_ARTICLE = {"US", "GB", "NL", "AE", "PH"}
_AMOUNTS = {
    "p10": "10th percentile",
    "p25": "25th",
    "median": "median",
    "p75": "75th",
    "p90": "90th percentile",
    "mean": "mean",
    "low": "low (near the 10th percentile)",
    "high": "high (near the 90th percentile)",
    "standard_rate": "standard rate",
    "lower_rate": "lower rate",
    "median_hourly": "median of an hour",
}
_FITS = {
    Fit.EXACT: "counts exactly this career",
    Fit.NEAR: "a group that contains this career",
    Fit.PROXY: "the nearest published group, not the career itself",
}


def fit_words(fit: Fit) -> str:
    """Return in plain words how well a published group matches."""
    return _FITS[fit]


def measure_words(name: str) -> str:
    """Return in plain words which amount of a spread is meant, as in "median"."""
    return _AMOUNTS[name]


def unit_words(unit: PayUnit) -> str:
    """Return the time that an amount pays for, as in "a year"."""
    return _UNITS[unit]


def country_name(knowledge: KnowledgeBase, country: str) -> str:
    """Return a country as readers call it; the code itself if the vocabulary lacks it."""
    term = knowledge.terms["countries"].get(country)
    return country if term is None else term.name


def source_words(knowledge: KnowledgeBase, source: str, period: str) -> str:
    """Return the publisher and the period: what stands behind every figure."""
    return f"{knowledge.sources[source].publisher}, {period}"


def band_words(ladder: PayLadder, band: PayBand, locale: str) -> str:
    """Return one band: "$110,000 to $140,000 a year"."""
    low = money(band.low, ladder.currency, locale)
    high = money(band.high, ladder.currency, locale) + (" and more" if band.and_more else "")
    middle = ""
    if band.median is not None:
        middle = f", median {money(band.median, ladder.currency, locale)}"
    return f"{low} to {high} {unit_words(ladder.unit)}{middle}"


def ladder_lines(
    ladder: PayLadder, country: str, names: dict[Level, str], asked: Level | None, locale: str
) -> tuple[str, ...]:
    """Return the bands of a country, the one that was asked for in bold."""
    lines: list[str] = []
    for band in ladder.bands:
        if band.country == country:
            title = band.title or names[band.level]
            line = f"{title} ({years_span(band.years)}): {band_words(ladder, band, locale)}"
            lines.append(f"**{line}**" if band.level == asked else line)
    return tuple(lines)


def figure_line(knowledge: KnowledgeBase, figure: PayFigure, locale: str) -> str:
    """Return a published row: headline, occupation, the rest of its amounts, source and fit."""
    name, amount = figure.headline
    head = f"**{money(amount, figure.currency, locale)}** {unit_words(figure.unit)}"
    head += f" ({_AMOUNTS[name]})"
    lines = [f"{head} · {figure.occupation}", *_rest(figure, locale)]
    if figure.kind is PayKind.OFFICIAL_THRESHOLD:
        lines[0] += " · a minimum, not typical pay"
    note = f": {figure.fit_note}" if figure.fit_note else "."
    facts = [f"{fit_words(figure.fit)[:1].upper()}{fit_words(figure.fit)[1:]}{note}"]
    if figure.basis:
        facts.append(f"{figure.basis[:1].upper()}{figure.basis[1:]}.")
    if figure.sample:
        facts.append(f"{number(figure.sample, locale)} people counted.")
    facts.append(f"{source_words(knowledge, figure.source, figure.period)}.")
    return "\n".join((*lines, f"-# {' '.join(facts)}"))


def _rest(figure: PayFigure, locale: str) -> list[str]:
    headline = figure.headline[0]
    others = [
        f"{_AMOUNTS[name]} {money(amount, figure.currency, locale)}"
        for name, amount in figure.amounts
        if name != headline
    ]
    lines = [", ".join(others)] if others else []
    if figure.unit in _PER_YEAR:
        times, how = _PER_YEAR[figure.unit]
        yearly = (figure.headline[1] * times).quantize(Decimal(1))
        lines.append(f"That is about {money(yearly, figure.currency, locale)} a year {how}.")
    return lines


def place_words(knowledge: KnowledgeBase, country: str) -> str:
    """Return where, inside a sentence: "in Germany", "in the United States", "worldwide"."""
    if country == WORLDWIDE:
        return "worldwide"
    article = "the " if country in _WITH_ARTICLE else ""
    return f"in {article}{country_name(knowledge, country)}"
