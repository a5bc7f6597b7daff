"""Pay of one career over countries, as far as one source counts them in the same way."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bot.advice.citations import cite
from bot.advice.neighbours import neighbours
from bot.advice.pay.pay_words import country_name, fit_words, source_words, unit_words
from bot.advice.wording import in_sentence, money, upper_first
from bot.domain.answers import Action, Answer, Bullets, Menu, Option, Text
from bot.domain.charts import CountryPay, PayByCountryChart
from bot.domain.pay import WORLDWIDE, PayKind
from bot.domain.routes import to

if TYPE_CHECKING:
    from decimal import Decimal

    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.pay import PayFigure

Rows = tuple["PayFigure", ...]


async def pay_countries(request: Request) -> Answer:
    """Set countries side by side in the money of one source; nothing is converted here."""
    known, career = request.knowledge, request.career
    rows = alike_by_country(known, career)
    title = f"🌍 Pay over countries: {in_sentence(career.title)}"
    route = to("pay-countries", career.id)
    back = Action("Pay by level", to("salary", career.id), "💰")
    actions = (back, *neighbours(career, "salary"))
    if len(rows) < 2:
        text = (
            f"No source here counts {career.plural} in several countries in the same way, and"
            " figures that are counted differently are better not set side by side."
        )
        return Answer(route, title, (Text(text),), actions=actions, menus=(_menu(known, career),))
    first, locale = rows[0], request.reader.locale
    source = source_words(known, first.source, first.period)
    lead = (
        f"{len(rows)} countries, counted in the same way:"
        f" {first.occupation} ({fit_words(first.fit)}), {first.currency} {unit_words(first.unit)}."
        " Prices differ as well: the same money buys more in some of them."
    )
    lines = tuple(_line(known, row, locale) for row in rows)
    note = f"-# {upper_first(first.basis or 'as published')}. {source}."
    return Answer(
        route=route,
        title=title,
        blocks=(Text(lead), Bullets("Highest median first", lines), Text(note)),
        sources=cite(known, (first.source,)),
        actions=actions,
        menus=(_menu(known, career),),
        chart=_chart(known, career, rows, source),
    )


def alike_by_country(knowledge: KnowledgeBase, career: Career) -> Rows:
    """Return the largest set of medians that one source counts alike, highest first."""
    groups: defaultdict[tuple[str, ...], list[PayFigure]] = defaultdict(list)
    for figure in knowledge.pay_of(career.id).figures:
        is_typical = figure.kind is not PayKind.OFFICIAL_THRESHOLD
        if is_typical and figure.headline[0] == "median" and figure.country != WORLDWIDE:
            kind = (figure.source, figure.occupation, figure.currency, figure.unit)
            groups[kind].append(figure)
    if not groups:
        return ()
    largest = max(groups.values(), key=len)
    return tuple(sorted(largest, key=lambda figure: -figure.headline[1]))


def _line(knowledge: KnowledgeBase, row: PayFigure, locale: str) -> str:
    median = money(row.headline[1], row.currency, locale)
    line = f"**{country_name(knowledge, row.country)}**: {median}"
    spread = _spread(row)
    if spread is not None:
        low, high = (money(amount, row.currency, locale) for amount in spread)
        line += f" ({low} to {high})"
    return line


def _spread(row: PayFigure) -> tuple[Decimal, Decimal] | None:
    amounts = dict(row.amounts)
    if "p25" not in amounts or "p75" not in amounts:
        return None
    return amounts["p25"], amounts["p75"]


def _chart(knowledge: KnowledgeBase, career: Career, rows: Rows, source: str) -> PayByCountryChart:
    return PayByCountryChart(
        title=f"{career.title}: pay over countries",
        subtitle="Median, and 25th to 75th percentile where published",
        unit=unit_words(rows[0].unit),
        rows=tuple(_country(knowledge, row) for row in rows),
        source=source,
    )


def _country(knowledge: KnowledgeBase, row: PayFigure) -> CountryPay:
    low, high = _spread(row) or (None, None)
    return CountryPay(
        country_name(knowledge, row.country),
        row.currency,
        float(row.headline[1]),
        None if low is None else float(low),
        None if high is None else float(high),
    )


def _menu(knowledge: KnowledgeBase, career: Career) -> Menu:
    return Menu(
        "All figures of one country",
        tuple(
            Option(country_name(knowledge, key), to("salary", career.id, None, None, key))
            for key in knowledge.pay_of(career.id).countries
        )[:25],
    )
