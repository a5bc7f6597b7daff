"""Two careers side by side as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.careers.needs import needs_only_in, shared_needs
from bot.advice.pay.pay_words import place_words, source_words, unit_words
from bot.advice.wording import in_sentence, upper_first
from bot.domain.charts import ComparisonChart, Overlap, Pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.advice.pay.pay_comparison import PayPair
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.pay import Outlook


def comparison_chart(
    knowledge: KnowledgeBase,
    first: Career,
    second: Career,
    pay: PayPair | None,
    projections: tuple[Outlook, Outlook] | None,
) -> ComparisonChart:
    """Draw shared skills, the way in, and what is published of the same kind for both."""
    subtitle = "Skills and the way to a first job"
    if pay is not None:
        subtitle = f"Pay {place_words(knowledge, pay.first.country)}, {pay.first.headline[0]}"
    return ComparisonChart(
        title=f"{first.title} and {in_sentence(second.title)}",
        subtitle=upper_first(subtitle),
        first=first.title,
        second=second.title,
        pairs=tuple(_pairs(first, second, pay, projections)),
        overlap=Overlap(
            len(needs_only_in(first, second)),
            len(shared_needs(first, second)),
            len(needs_only_in(second, first)),
        ),
        source=_source(knowledge, pay, projections),
    )


def _pairs(
    first: Career,
    second: Career,
    pay: PayPair | None,
    projections: tuple[Outlook, Outlook] | None,
) -> Iterator[Pair]:
    if pay is not None and not pay.is_one_group:
        unit = f"{pay.first.currency} {unit_words(pay.first.unit)}"
        yield Pair("Pay", float(pay.first.headline[1]), float(pay.second.headline[1]), unit)
    yield Pair("Until first applications", first.months_to_apply, second.months_to_apply, "months")
    if projections is not None:
        one, other = projections
        label = f"Growth to {one.years[1]} ({one.country})"
        yield Pair(label, float(one.growth_percent), float(other.growth_percent), "%")


def _source(
    knowledge: KnowledgeBase,
    pay: PayPair | None,
    projections: tuple[Outlook, Outlook] | None,
) -> str:
    named: list[str] = []
    if pay is not None:
        named.append(source_words(knowledge, pay.first.source, pay.first.period))
    if projections is not None:
        row = projections[0]
        named.append(source_words(knowledge, row.source, f"{row.years[0]} to {row.years[1]}"))
    return "; ".join(named)
