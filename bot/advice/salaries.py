"""Pay of several careers in one answer, each figure with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.career_lists import careers_menu
from bot.advice.citations import cite
from bot.advice.pay_words import band_words, figure_line, fit_words, place_words, source_words
from bot.advice.request import JOINT
from bot.advice.salary import ESTIMATE
from bot.advice.wording import in_sentence, join
from bot.domain.answers import Action, Answer, Text
from bot.domain.pay import WORLDWIDE
from bot.domain.routes import Route, to
from bot.domain.vocabulary import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.advice.request import Request
    from bot.domain.careers import Career

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
    """Return a career's pay in words and the sources behind it."""
    known, locale = request.knowledge, request.reader.locale
    pay = known.pay_of(career.id)
    heading = f"**{career.emoji} {career.title}**"
    for ladder in (*pay.ladders, *known.shared_ladders.get(career.id, ())):
        band = None if level is None else ladder.band(level, place)
        if band is not None:
            title = band.title or career.rung(band.level).title
            source = source_words(known, ladder.source, ladder.period)
            line = f"{title}: **{band_words(ladder, band, locale)}**"
            return f"{heading}\n{line}\n-# {fit_words(ladder.fit).capitalize()}. {source}.", (
                ladder.source,
            )
    figures = pay.figures_for(place)
    if not figures:
        return f"{heading}\nNo source here has a figure {place_words(known, place)}.", ()
    unsplit = "" if level is None else "\nNot split by level: lower figures are nearer to juniors."
    return f"{heading}\n{figure_line(known, figures[0], locale)}{unsplit}", (figures[0].source,)
