"""Pay of one career over countries; nothing is converted, and unlike figures are not ranked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.advice.citations import cite
from bot.advice.neighbours import neighbours
from bot.advice.pay.country_rows import alike_by_country, own_by_country
from bot.advice.pay.pay_words import country_name, fit_words, source_words, unit_words
from bot.advice.wording import in_sentence, money, upper_first
from bot.domain.answers import Action, Answer, Bullets, Menu, Option, Text
from bot.domain.charts import CountryPay, PayByCountryChart
from bot.domain.routes import to

if TYPE_CHECKING:
    from decimal import Decimal

    from bot.advice.pay.country_rows import Rows
    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.pay import PayFigure

_ENOUGH = 3
"""Countries that one source must count alike before they replace the countries' own figures."""


async def pay_countries(request: Request) -> Answer:
    """Set countries side by side: as one source counts them, else each in its own money."""
    known, career = request.knowledge, request.career
    alike, own = alike_by_country(known, career), own_by_country(known, career)
    base = Answer(
        route=to("pay-countries", career.id),
        title=f"🌍 Pay over countries: {in_sentence(career.title)}",
        blocks=(),
        actions=(
            Action("Pay by level", to("salary", career.id), "💰"),
            *neighbours(career, "salary"),
        ),
        menus=(_menu(known, career),),
    )
    if len(alike) >= _ENOUGH:
        return _counted_alike(request, base, alike)
    if len(own) > 1:
        return _each_its_own(request, base, own)
    text = (
        f"The sources here publish a median for {in_sentence(career.plural)} in one country only,"
        " so there is nothing to set side by side."
    )
    return replace(base, blocks=(Text(text),))


def _counted_alike(request: Request, base: Answer, rows: Rows) -> Answer:
    known, career, locale = request.knowledge, request.career, request.reader.locale
    first = rows[0]
    source = source_words(known, first.source, first.period)
    lead = (
        f"{len(rows)} countries, counted in the same way:"
        f" {first.occupation} ({fit_words(first.fit)}), {first.currency} {unit_words(first.unit)}."
        " Prices differ as well: the same money buys more in some of them."
    )
    lines = tuple(_line(known, row, locale) for row in rows)
    note = f"-# {upper_first(first.basis or 'as published')}. {source}."
    return replace(
        base,
        blocks=(Text(lead), Bullets("Highest median first", lines), Text(note)),
        sources=cite(known, (first.source,)),
        chart=PayByCountryChart(
            title=f"{career.title}: pay over countries",
            subtitle="Median, and 25th to 75th percentile where published",
            unit=unit_words(first.unit),
            rows=tuple(_country(known, row) for row in rows),
            source=source,
        ),
    )


def _each_its_own(request: Request, base: Answer, rows: Rows) -> Answer:
    known, career, locale = request.knowledge, request.career, request.reader.locale
    lead = (
        f"No source here counts {in_sentence(career.plural)} in enough countries in the same way."
        " So here is what is published for each, in its own money: right for a first idea of one"
        " country, wrong for ranking them."
    )
    lines = tuple(_own_line(known, row, locale) for row in rows)
    return replace(
        base,
        blocks=(Text(lead), Bullets("Medians as published", lines)),
        sources=cite(known, (row.source for row in rows)),
        chart=PayByCountryChart(
            title=f"{career.title}: pay over countries",
            subtitle="As published for each country: no ranking",
            unit="as published",
            rows=tuple(_country(known, row, _origin(known, row)) for row in rows),
            source="",
        ),
    )


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


def _own_line(knowledge: KnowledgeBase, row: PayFigure, locale: str) -> str:
    amount = f"{money(row.headline[1], row.currency, locale)} {unit_words(row.unit)}"
    return (
        f"**{country_name(knowledge, row.country)}**: {amount} · {row.occupation}\n"
        f"-# {upper_first(fit_words(row.fit))}. {source_words(knowledge, row.source, row.period)}."
    )


def _country(knowledge: KnowledgeBase, row: PayFigure, note: str = "") -> CountryPay:
    low, high = _spread(row) or (None, None)
    return CountryPay(
        country_name(knowledge, row.country),
        row.currency,
        float(row.headline[1]),
        None if low is None else float(low),
        None if high is None else float(high),
        note,
    )


def _origin(knowledge: KnowledgeBase, row: PayFigure) -> str:
    return f"{unit_words(row.unit)}; {source_words(knowledge, row.source, row.period)}"


def _menu(knowledge: KnowledgeBase, career: Career) -> Menu:
    return Menu(
        "All figures of one country",
        tuple(
            Option(country_name(knowledge, key), to("salary", career.id, None, None, key))
            for key in knowledge.pay_of(career.id).countries
        )[:25],
    )
