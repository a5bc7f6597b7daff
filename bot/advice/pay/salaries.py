"""Pay of several careers in one answer, each figure with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.careers.career_lists import careers_menu
from bot.advice.citations import cite
from bot.advice.pay.pay_words import band_words, figure_line, fit_words, place_words, source_words
from bot.advice.pay.salary import ESTIMATE
from bot.advice.request import JOINT
from bot.advice.wording import in_sentence, join, upper_first
from bot.domain.answers import Action, Answer, Text
from bot.domain.pay import WORLDWIDE
from bot.domain.routes import Route, to
from bot.domain.vocabulary import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.pay import PayLadder

MOST = 4  # careers on one card


async def salaries(request: Request) -> Answer:
    """Show one line of pay for each career, in the country that was asked for or one they share."""
    careers = request.careers_at(0)[:MOST]
    asked, country = request.route.arg(1), request.route.arg(2)
    level = None if asked is None else Level(asked)
    place = country or _shared_place(request, careers)
    parts = [_one(request, career, level, place) for career in careers]
    named = join([in_sentence(career.title) for career in careers])
    where = place_words(request.knowledge, place)
    return Answer(
        route=to("salaries", JOINT.join(c.id for c in careers), level, country),
        title=f"💰 Pay: {named} {where}",
        blocks=(
            Text(
                f"Here is what is published for each {where}. Compare only figures of the same"
                " source and kind."
            ),
            *(Text(text) for text, _ in parts),
        ),
        sources=cite(request.knowledge, (source for _, sources in parts for source in sources)),
        actions=(
            *(Action(c.title, _single(c, level, country), c.emoji) for c in careers),
            *_compare(careers),
        ),
        menus=(
            careers_menu(
                "Pay of another career",
                request.knowledge.careers.values(),
                lambda career: _single(career, level, country),
            ),
        ),
        footnote=ESTIMATE,
    )


def _single(career: Career, level: Level | None, country: str | None) -> Route:
    return to("salary", career.id, level, None, country)


def _compare(careers: Sequence[Career]) -> tuple[Action, ...]:
    if len(careers) < 2:
        return ()
    return (Action("Compare the first two", to("compare", careers[0].id, careers[1].id), "⚖️"),)


def _shared_place(request: Request, careers: Sequence[Career]) -> str:
    """Return the country with figures for all of them: the reader's own first, then the richest."""
    pays = [request.knowledge.pay_of(career.id) for career in careers]
    shared = [c for c in pays[0].countries if all(c in pay.countries for pay in pays)]
    preferred = request.reader.default_country
    if preferred in shared:
        return str(preferred)
    return shared[0] if shared else WORLDWIDE


def _one(
    request: Request, career: Career, level: Level | None, place: str
) -> tuple[str, tuple[str, ...]]:
    """Return a career's pay in words and the sources behind it.

    Bands of its own come first; those of a wider group only stand beside its own figure.
    """
    known, locale = request.knowledge, request.reader.locale
    pay, shared = known.pay_of(career.id), known.shared_ladders.get(career.id, ())
    lines: list[str] = [f"**{career.emoji} {career.title}**"]
    used: list[str] = []
    own = _band_line(request, career, level, place, pay.ladders)
    figures = pay.figures_for(place)
    if own is None and figures:
        lines.append(figure_line(known, figures[0], locale))
        used.append(figures[0].source)
    band = own or _band_line(request, career, level, place, shared)
    if band is not None:
        lines.append(band[0])
        used.append(band[1])
    if not used:
        lines.append(f"No source here has a figure {place_words(known, place)}.")
    return "\n".join(lines), tuple(used)


def _band_line(
    request: Request,
    career: Career,
    level: Level | None,
    place: str,
    ladders: tuple[PayLadder, ...],
) -> tuple[str, str] | None:
    """Return the band of a level in words with its source, None where there is none."""
    for ladder in ladders:
        band = None if level is None else ladder.band(level, place)
        if band is not None:
            title = band.title or career.rung(band.level).title
            source = source_words(request.knowledge, ladder.source, ladder.period)
            amounts = band_words(ladder, band, request.reader.locale)
            about = f"{upper_first(ladder.group)}; {fit_words(ladder.fit)}. {source}."
            return f"{title}: **{amounts}**\n-# {about}", ladder.source
    return None
