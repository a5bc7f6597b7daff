"""Demand and direction of a career: the published projection first, then what stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.careers.overview import related_menu
from bot.advice.citations import cite
from bot.advice.neighbours import neighbours
from bot.advice.pay.pay_words import fit_words, place_words
from bot.advice.questions import own_questions
from bot.advice.wording import in_sentence, number
from bot.domain.answers import Action, Answer, Block, Bullets, Text
from bot.domain.pay import Fit
from bot.domain.routes import to

if TYPE_CHECKING:
    from decimal import Decimal

    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.pay import Outlook

_FITS = list(Fit)
_STRONG = 10
_STEADY = 1
"""Percent in ten years that still counts as no change; the words never stand without the figure."""


async def outlook(request: Request) -> Answer:
    """Say where demand goes, with the projection and the year that it covers."""
    career, locale = request.career, request.reader.locale
    known = request.knowledge
    rows = closest_first(known, career)
    blocks: list[Block] = [Text("\n".join((_verdict(career, rows), career.outlook)))]
    if rows:
        heading = "Published projections of employment"
        blocks.append(Bullets(heading, tuple(projection_line(known, row, locale) for row in rows)))
        blocks.append(Text(f"-# {_yardsticks(known, locale)}"))
    asked = own_questions.about(career, own_questions.FUTURE)
    blocks += [Text(f"**{own.question}**\n{own.answer}") for _, own in asked[:1]]
    return Answer(
        route=to("outlook", career.id),
        title=f"🔭 Outlook: {in_sentence(career.title)}",
        blocks=tuple(blocks),
        sources=cite(known, (row.source for row in rows)),
        actions=(
            Action("Good for me?", to("choice", career.id), "🤔"),
            *neighbours(career, "outlook"),
        ),
        menus=(related_menu(known, career),),
    )


def _yardsticks(knowledge: KnowledgeBase, locale: str) -> str:
    """Return what the figures compare with."""
    parts = (
        f"{in_sentence(row.occupation)} {number(row.growth_percent, locale)} %"
        for row in knowledge.yardsticks
    )
    return f"For comparison over the same years: {'; '.join(parts)}."


def closest_first(knowledge: KnowledgeBase, career: Career) -> tuple[Outlook, ...]:
    """Return a career's projections, the closest occupation first."""
    rows = knowledge.pay_of(career.id).outlook
    return tuple(sorted(rows, key=lambda row: _FITS.index(row.fit)))


def projection_line(knowledge: KnowledgeBase, row: Outlook, locale: str) -> str:
    """Return a projection: growth, occupation, place, years, openings and fit."""
    begin, end = row.years
    place = place_words(knowledge, row.country)
    openings = number(row.openings_per_year, locale)
    return (
        f"**{growth(row.growth_percent)}** · {row.occupation} {place}, {begin} to {end}, about"
        f" {openings} openings a year\n-# {fit_words(row.fit).capitalize()}."
    )


def growth(percent: Decimal) -> str:
    """Return growth with its sign: "+15.8 %", "-4.2 %"."""
    return f"{percent.normalize():+f} %"


def _verdict(career: Career, rows: tuple[Outlook, ...]) -> str:
    """Return the one sentence that answers "is there a future in it"."""
    who = in_sentence(career.plural)
    if not rows:
        return (
            f"No source here publishes a projection for {who}, so here is the direction in words."
        )
    nearest = rows[0]
    course = "grow" if nearest.growth_percent > 0 else "shrink"
    if nearest.growth_percent >= _STRONG:
        course = "grow strongly"
    elif abs(nearest.growth_percent) <= _STEADY:
        course = "stay about the same"
    group = "" if nearest.fit is Fit.EXACT else ", going by the nearest group that is counted"
    figure = growth(nearest.growth_percent)
    return f"**Employment of {who} is projected to {course}**{group}: {figure}."
