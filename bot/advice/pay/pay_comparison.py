"""Pay of two careers side by side, only where the figures are of the same kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.advice.pay.pay_words import (
    country_name,
    fit_words,
    measure_words,
    place_words,
    source_words,
    unit_words,
)
from bot.advice.wording import in_sentence, join, money
from bot.domain.pay import WORLDWIDE, Fit, PayKind

if TYPE_CHECKING:
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.pay import PayFigure

_FITS = list(Fit)
_COUNTRIES_NAMED = 3


@dataclass(frozen=True, slots=True)
class PayPair:
    """Two figures of one source, country, unit and measure: one may be set against the other."""

    first: PayFigure
    second: PayFigure

    @property
    def is_one_group(self) -> bool:
        """Whether the source counts both careers in one group, and so cannot tell them apart."""
        return self.first.occupation == self.second.occupation


def comparable_pay(
    knowledge: KnowledgeBase, first: Career, second: Career, preferred: str | None
) -> PayPair | None:
    """Return the closest pair, in the preferred country if there is one; None for no pair."""
    pairs = [
        PayPair(one, other)
        for one in knowledge.pay_of(first.id).figures
        for other in knowledge.pay_of(second.id).figures
        if _kind(one) == _kind(other) and one.kind is not PayKind.OFFICIAL_THRESHOLD
    ]
    return min(pairs, key=lambda pair: _distance(pair, preferred), default=None)


def _kind(figure: PayFigure) -> tuple[str, ...]:
    """Return all that has to be equal before two amounts may be compared."""
    measure = figure.headline[0]
    return figure.country, figure.source, figure.period, figure.currency, figure.unit, measure


def _distance(pair: PayPair, preferred: str | None) -> tuple[bool, bool, int, bool]:
    fit = _FITS.index(pair.first.fit) + _FITS.index(pair.second.fit)
    country = pair.first.country
    return country != preferred, pair.is_one_group, fit, country == WORLDWIDE


def pair_words(
    knowledge: KnowledgeBase, first: Career, second: Career, pair: PayPair, locale: str
) -> str:
    """Return two figures in a few lines, with where, unit, source, year and fit."""
    where = place_words(knowledge, pair.first.country)
    source = source_words(knowledge, pair.first.source, pair.first.period)
    unit = unit_words(pair.first.unit)
    measure = measure_words(pair.first.headline[0])
    if pair.is_one_group:
        amount = money(pair.first.headline[1], pair.first.currency, locale)
        return (
            f"The statistics count both in one group {where}, {pair.first.occupation}: **{amount}**"
            f" {unit} ({measure}; {source}). So they cannot say which of the two pays more."
        )
    lines = [
        f"{career.title}: **{money(figure.headline[1], figure.currency, locale)}** {unit}"
        f" ({figure.occupation}; {fit_words(figure.fit)})"
        for career, figure in ((first, pair.first), (second, pair.second))
    ]
    return "\n".join((*lines, f"-# {measure.capitalize()}, {where}. {source}."))


def why_no_pair(knowledge: KnowledgeBase, first: Career, second: Career) -> str:
    """Return why the pay of two careers is not set side by side."""
    pays = [(career, knowledge.pay_of(career.id)) for career in (first, second)]
    for career, pay in pays:
        if not pay.countries:
            return f"No source here publishes pay for {in_sentence(career.plural)}."
    parts: list[str] = []
    for career, pay in pays:
        places = [country_name(knowledge, key) for key in pay.countries[:_COUNTRIES_NAMED]]
        parts.append(f"{in_sentence(career.plural)} in {join(places)}")
    return (
        f"There are figures for {join(parts)}, but none of the same kind, source and country for"
        " both; setting unlike figures side by side would mislead."
    )
