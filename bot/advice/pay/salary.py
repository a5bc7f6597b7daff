"""What a career pays: published figures with source and year, by level where one splits them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.advice.careers.career_lists import MAX_CHOICES
from bot.advice.citations import cite
from bot.advice.neighbours import neighbours
from bot.advice.pay.pay_chart import figures_chart, ladder_chart
from bot.advice.pay.pay_words import (
    band_words,
    country_name,
    figure_line,
    fit_words,
    ladder_lines,
    place_words,
    source_words,
)
from bot.advice.wording import in_sentence, join, upper_first, years_span
from bot.domain.answers import Action, Answer, Block, Bullets, Menu, Option, Text
from bot.domain.pay import WORLDWIDE
from bot.domain.routes import Route, to
from bot.domain.vocabulary import Level
from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.charts import Chart
    from bot.domain.pay import CareerPay, PayFigure, PayLadder

MAX_YEARS = 60
ESTIMATE = (
    "Estimates for orientation, no promise: skills, place, company, industry and negotiation move"
    " pay a good deal."
)


_COUNTRIES_NAMED = 6


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the reader wants to know."""

    request: Request
    career: Career
    pay: CareerPay
    level: Level | None
    years: float | None
    country: str | None

    @property
    def locale(self) -> str:
        return self.request.reader.locale

    @property
    def place(self) -> str:
        """The country to show: asked for, the reader's, one with bands, or with most figures."""
        if self.country is not None:
            return self.country
        preferred = self.request.reader.default_country
        if preferred in self.pay.countries:
            return str(preferred)
        own = [c for ladder in self.pay.ladders for c in ladder.countries if c != WORLDWIDE]
        return next(iter((*own, *self.pay.countries)), WORLDWIDE)


async def salary(request: Request) -> Answer:
    """Show pay by level and as published, for one country."""
    asked = _read(request)
    known, career = request.knowledge, asked.career
    ladders = tuple(_ladders(asked))
    figures = asked.pay.figures_for(asked.place)
    title = f"💰 Pay: {in_sentence(career.title)}"
    return Answer(
        route=_route(asked),
        title=f"{title} {place_words(known, asked.place)}",
        blocks=tuple(_blocks(asked, ladders, figures)),
        sources=cite(
            known, (*(ladder.source for ladder, _ in ladders), *(f.source for f in figures))
        ),
        actions=(
            Action("Over countries", to("pay-countries", career.id), "🌍"),
            *neighbours(career, "salary"),
        ),
        menus=(_level_menu(asked), _country_menu(asked)),
        chart=_chart(asked, ladders, figures),
        footnote=ESTIMATE,
    )


def _read(request: Request) -> _Asked:
    career = request.career
    level, years = request.route.arg(1), _years(request.route.arg(2))
    if level is None and years is not None:
        level = career.rung_after(years).level
    return _Asked(
        request,
        career,
        request.knowledge.pay_of(career.id),
        None if level is None else Level(level),
        years,
        request.route.arg(3),
    )


def _years(written: str | None) -> float | None:
    if written is None:
        return None
    try:
        years = float(written)
    except ValueError:
        years = -1.0
    if not 0 <= years <= MAX_YEARS:
        raise UsageError(f"Years of experience go from 0 to {MAX_YEARS}; “{written}” is outside.")
    return years


def _route(asked: _Asked) -> Route:
    years = None if asked.years is None else f"{asked.years:g}"
    return to("salary", asked.career.id, asked.level, years, asked.country)


def _ladders(asked: _Asked) -> Iterator[tuple[PayLadder, str]]:
    """Yield the ladders to show with their country: the career's own, else the nearest there is."""
    own = [ladder for ladder in asked.pay.ladders if asked.place in ladder.countries]
    if own:
        yield from ((ladder, asked.place) for ladder in own)
        return
    for ladder in asked.request.knowledge.shared_ladders.get(asked.career.id, ()):
        if asked.place in ladder.countries:
            yield ladder, asked.place
            return
    if asked.country is None or asked.level is not None:
        worldwide = (item for item in asked.pay.ladders if WORLDWIDE in item.countries)
        yield from ((ladder, WORLDWIDE) for ladder in worldwide)


def _blocks(
    asked: _Asked, ladders: tuple[tuple[PayLadder, str], ...], figures: tuple[PayFigure, ...]
) -> Iterator[Block]:
    known = asked.request.knowledge
    lead = " ".join(_lead(asked, ladders, figures))
    if lead:
        yield Text(lead)
    names = {rung.level: rung.title for rung in asked.career.levels}
    for ladder, country in ladders:
        publisher = known.sources[ladder.source].publisher
        heading = f"By experience {place_words(known, country)}, after {publisher}"
        about = (
            f"{upper_first(ladder.range_is)}. Counted: {ladder.group} ({fit_words(ladder.fit)})."
            f" {ladder.note or ''} {source_words(known, ladder.source, ladder.period)}."
        )
        yield Bullets(heading, ladder_lines(ladder, country, names, asked.level, asked.locale))
        yield Text(f"-# {' '.join(about.split())}")
    if figures:
        lines = tuple(figure_line(known, figure, asked.locale) for figure in figures)
        yield Bullets(f"Published figures {place_words(known, asked.place)}", lines)


def _lead(
    asked: _Asked, ladders: tuple[tuple[PayLadder, str], ...], figures: tuple[PayFigure, ...]
) -> Iterator[str]:
    """Yield the sentences that answer the question itself, before any list."""
    known = asked.request.knowledge
    if asked.country is not None and asked.country not in asked.pay.countries:
        where = country_name(known, asked.country)
        yield f"No source here has figures for {in_sentence(asked.career.plural)} in {where}."
        if asked.pay.countries:
            yield f"There are figures for {_countries_with_figures(asked)}: choose one below."
    if asked.level is None:
        return
    rung = asked.career.rung(asked.level)
    if asked.years is not None:
        yield f"{asked.years:g} years usually mean **{rung.title}** ({years_span(rung.years)})."
    for ladder, country in ladders[:1]:
        band = ladder.band(asked.level, country)
        if band is not None:
            words = band_words(ladder, band, asked.locale)
            source = source_words(known, ladder.source, ladder.period)
            where = place_words(known, country)
            yield f"**{words}** {where} ({source}; {fit_words(ladder.fit)})."
            return
    if figures:
        yield (
            f"No source here splits pay {place_words(known, asked.place)} by level, so the"
            " published spread stands below: lower figures are nearer to juniors, upper ones to"
            " seniors."
        )


def _countries_with_figures(asked: _Asked) -> str:
    countries, known = asked.pay.countries, asked.request.knowledge
    names = [country_name(known, country) for country in countries[:_COUNTRIES_NAMED]]
    others = len(countries) - len(names)
    return join([*names, f"{others} more"] if others else names)


def _chart(
    asked: _Asked, ladders: tuple[tuple[PayLadder, str], ...], figures: tuple[PayFigure, ...]
) -> Chart | None:
    known = asked.request.knowledge
    if ladders:
        ladder, country = ladders[0]
        return ladder_chart(known, asked.career, ladder, country, asked.level)
    return figures_chart(known, asked.career, figures, asked.place)


def _level_menu(asked: _Asked) -> Menu:
    return Menu(
        "Level",
        tuple(
            Option(
                rung.title,
                to("salary", asked.career.id, rung.level, None, asked.country),
                f"Usually {years_span(rung.years)}. {rung.expects}",
                chosen=rung.level == asked.level,
            )
            for rung in asked.career.levels
        ),
    )


def _country_menu(asked: _Asked) -> Menu:
    level = None if asked.level is None else str(asked.level)
    known = asked.request.knowledge
    countries = asked.pay.countries
    if len(countries) > MAX_CHOICES:  # those with most figures, and the one that is shown
        first = [country for country in countries if country != asked.place]
        countries = (asked.place, *first[: MAX_CHOICES - 1])
    return Menu(
        "Country",
        tuple(
            Option(
                country_name(known, country),
                to("salary", asked.career.id, level, None, country),
                chosen=country == asked.place,
            )
            for country in countries
        ),
    )
