"""Which figures of a career stand side by side when countries do."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from babel.numbers import get_territory_currencies

from bot.domain.pay import WORLDWIDE, Fit, PayKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.pay import PayFigure

Rows = tuple["PayFigure", ...]

_FITS = list(Fit)
_KINDS = list(PayKind)


def alike_by_country(knowledge: KnowledgeBase, career: Career) -> Rows:
    """Return the largest set of medians that one source counts alike, highest first.

    Each country comes once; a source that has several rows of a country counts them differently.
    """
    groups: defaultdict[tuple[object, ...], dict[str, PayFigure]] = defaultdict(dict)
    for row in _medians(knowledge, career):
        kind = (row.source, row.occupation, row.currency, row.unit, row.period, row.basis)
        groups[kind].setdefault(row.country, row)
    if not groups:
        return ()
    largest = max(groups.values(), key=len)
    return tuple(sorted(largest.values(), key=lambda row: -row.headline[1]))


def own_by_country(knowledge: KnowledgeBase, career: Career) -> Rows:
    """Return the closest median of each country in its own money, in the order of the countries.

    Of equally close ones official statistics come first, then the order of the knowledge. What a
    survey converted is not the country's own.
    """
    closest: dict[str, PayFigure] = {}
    for row in sorted(_medians(knowledge, career), key=_closeness):
        if row.currency in get_territory_currencies(row.country):
            closest.setdefault(row.country, row)
    countries = knowledge.pay_of(career.id).countries
    return tuple(closest[country] for country in countries if country in closest)


def _closeness(row: PayFigure) -> tuple[int, int]:
    return _FITS.index(row.fit), _KINDS.index(row.kind)


def _medians(knowledge: KnowledgeBase, career: Career) -> Iterator[PayFigure]:
    for row in knowledge.pay_of(career.id).figures:
        is_typical = row.kind is not PayKind.OFFICIAL_THRESHOLD and row.country != WORLDWIDE
        if is_typical and row.headline[0] == "median":
            yield row
