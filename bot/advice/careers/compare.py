"""Two careers side by side: days, skills, pay, the way in, outlook, and who enjoys which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.careers.compare_chart import comparison_chart
from bot.advice.careers.needs import names, needs_only_in, shared_needs
from bot.advice.careers.outlook import closest_first, growth
from bot.advice.citations import cite
from bot.advice.pay.pay_comparison import PayPair, comparable_pay, pair_words, why_no_pair
from bot.advice.pay.pay_words import place_words
from bot.advice.wording import (
    count,
    first_sentences,
    in_sentence,
    join,
    lower_first,
    upper_first,
)
from bot.domain.answers import Action, Answer, Block, Bullets, Menu, Option, Text
from bot.domain.routes import to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.pay import Outlook

_SKILLS_NAMED = 9  # a line or two on a phone; the skills views hold all
_LEANINGS = 2
_SENTENCES_OF_DAY = 2


async def compare(request: Request) -> Answer:
    """Set two careers against each other."""
    known = request.knowledge
    first, second = request.career, request.career_at(1)
    if second is None or second.id == first.id:
        return _with_which(known, first, named_twice=second is not None)
    country = request.route.arg(2)
    pair = comparable_pay(known, first, second, country or request.reader.default_country)
    projections = _same_projection(known, first, second)
    return Answer(
        route=to("compare", first.id, second.id, country),
        title=f"⚖️ {upper_first(in_sentence(first.title))} or {in_sentence(second.title)}",
        blocks=tuple(_blocks(request, first, second, pair, projections)),
        sources=cite(known, _sources(pair, projections)),
        actions=(
            Action("The other way round", to("compare", second.id, first.id, country), "🔁"),
            Action("Switch from first to second", to("switch", first.id, second.id), "🔀"),
            Action(first.title, to("overview", first.id), first.emoji),
            Action(second.title, to("overview", second.id), second.emoji),
            Action("Which one suits me?", to("match"), "✨"),
        ),
        menus=(_others_menu(known, first, leave_out=second),),
        chart=comparison_chart(known, first, second, pair, projections),
    )


def _blocks(
    request: Request,
    first: Career,
    second: Career,
    pair: PayPair | None,
    projections: tuple[Outlook, Outlook] | None,
) -> Iterator[Block]:
    known, both = request.knowledge, (first, second)
    yield Text(_difference(known, first, second))
    yield Text("\n".join(f"**{c.emoji} {c.title}**\n{c.summary}" for c in both))
    days = (f"**{c.title}**: {first_sentences(c.day, _SENTENCES_OF_DAY)}" for c in both)
    yield Bullets("What one does all day", tuple(days))
    yield Bullets("Skills", _skill_lines(known, first, second))
    yield Text(f"**Pay**\n{_pay(request, first, second, pair)}")
    yield Bullets("Until first applications", tuple(_first_job(known, career) for career in both))
    yield Bullets("Outlook", tuple(_outlook_lines(known, both, projections)))
    yield Bullets(
        "You may enjoy it if you …",
        tuple(f"**{career.title}**: {career.enjoys[0]}" for career in both),
    )


def _pay(request: Request, first: Career, second: Career, pair: PayPair | None) -> str:
    known, asked = request.knowledge, request.route.arg(2)
    if pair is None:
        return why_no_pair(known, first, second)
    words = pair_words(known, first, second, pair, request.reader.locale)
    if asked is None or asked == pair.first.country:
        return words
    where = upper_first(place_words(known, asked))
    return f"{where} no source here counts both careers in the same way, so elsewhere:\n{words}"


def _difference(knowledge: KnowledgeBase, first: Career, second: Career) -> str:
    """Return the difference in one sentence, from what each gives to which interest."""
    left = _leanings(knowledge, first, second)
    right = _leanings(knowledge, second, first)
    one, other = in_sentence(first.title), in_sentence(second.title)
    if left and right:
        return f"Choose **{one}** for more of {left}, **{other}** for more of {right}."
    if left or right:
        richer, more = (one, left) if left else (other, right)
        return f"The two are close in kind; **{richer}** gives more of {more}."
    return f"**{first.title}** and **{other}** feed the same interests; skills and pay decide."


def _leanings(knowledge: KnowledgeBase, career: Career, other: Career) -> str:
    ahead = {
        key: value - other.interests.get(key, 0)
        for key, value in career.interests.items()
        if value > 0 and value > other.interests.get(key, 0)
    }
    best = sorted(ahead, key=lambda key: -ahead[key])[:_LEANINGS]
    return join([f"*{lower_first(knowledge.term('interests', key).name)}*" for key in best])


def _skill_lines(knowledge: KnowledgeBase, first: Career, second: Career) -> tuple[str, ...]:
    shared = shared_needs(first, second)
    lines = ["**Both**: none of the skills listed here"]
    if shared:
        lines = [
            f"**Both** ({count(len(shared), 'skill')}): {names(knowledge, shared, _SKILLS_NAMED)}"
        ]
    for career, other in ((first, second), (second, first)):
        own = needs_only_in(career, other)
        named = names(knowledge, own, _SKILLS_NAMED) or "nothing that the other does without"
        lines.append(f"**Only {in_sentence(career.title)}**: {named}")
    return tuple(lines)


def _first_job(knowledge: KnowledgeBase, career: Career) -> str:
    months = career.months_to_apply
    stage = f"the end of {knowledge.term('stages', career.apply_from).name}"
    when = stage if months is None else f"about month {months}, {stage}"
    if career.years_before:
        when += f", of which about {count(career.years_before, 'year')} in another job"
    return f"**{career.title}**: {when}"


def _outlook_lines(
    knowledge: KnowledgeBase,
    both: tuple[Career, Career],
    projections: tuple[Outlook, Outlook] | None,
) -> Iterator[str]:
    for i, career in enumerate(both):
        figure = ""
        if projections is not None:
            row = projections[i]
            place = place_words(knowledge, row.country)
            figure = f" ({growth(row.growth_percent)} {place} by {row.years[1]}, {row.occupation})"
        yield f"**{career.title}**: {first_sentences(career.outlook)}{figure}"


def _same_projection(
    knowledge: KnowledgeBase, first: Career, second: Career
) -> tuple[Outlook, Outlook] | None:
    """Return the closest projections of both from one source, country and span of years."""
    for one in closest_first(knowledge, first):
        for other in closest_first(knowledge, second):
            if (one.source, one.country, one.years) == (other.source, other.country, other.years):
                return one, other
    return None


def _sources(pair: PayPair | None, projections: tuple[Outlook, Outlook] | None) -> Iterator[str]:
    if pair is not None:
        yield pair.first.source
    if projections is not None:
        yield projections[0].source


def _with_which(knowledge: KnowledgeBase, career: Career, *, named_twice: bool) -> Answer:
    twice = f"That names **{in_sentence(career.title)}** twice. " if named_twice else ""
    return Answer(
        route=to("compare", career.id, career.id if named_twice else None),
        title=f"⚖️ {career.title} and …?",
        blocks=(
            Text(
                f"{twice}Choose another career to set beside it; the ones closest to it come first."
            ),
        ),
        actions=(Action(career.title, to("overview", career.id), career.emoji),),
        menus=(_others_menu(knowledge, career),),
    )


def _others_menu(knowledge: KnowledgeBase, career: Career, leave_out: Career | None = None) -> Menu:
    near = (related.career for related in career.related)
    skipped = {career.id} if leave_out is None else {career.id, leave_out.id}
    order = [key for key in dict.fromkeys((*near, *knowledge.careers)) if key not in skipped]
    return Menu(
        f"Compare {in_sentence(career.title)} with another career",
        tuple(
            Option(other.title, to("compare", career.id, key), other.summary, other.emoji)
            for key in order
            for other in (knowledge.careers[key],)
        ),
    )
