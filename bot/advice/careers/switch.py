"""From one career to another: what carries over, what is missing, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.careers.needs import by_stage, gap_between, in_learning_order, names
from bot.advice.careers.stepping_stones import carried_over, stepping_stones
from bot.advice.learning.learning_time import estimate, how_computed, months_words
from bot.advice.learning.steps import next_open
from bot.advice.wording import an, count, in_sentence
from bot.domain.answers import Action, Answer, Block, Bullets, Emphasis, Menu, Option, Text
from bot.domain.routes import to
from bot.domain.vocabulary import Importance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.advice.careers.needs import Gap
    from bot.advice.request import Request
    from bot.domain.careers import Career, SkillNeed
    from bot.domain.knowledge import KnowledgeBase

_CARRIED_NAMED = 12
_REFRESHED_NAMED = 8
_MISSING_NAMED = 10  # per stage; the roadmap names all
_SHORT_STEP, _LONG_WAY = 0.6, 0.25
"""Shares of the target's core skills that one brings along."""
_MAX_CHOICES = 25  # a menu shows no more


async def switch(request: Request) -> Answer:
    """Show the way from the current career to the target."""
    known = request.knowledge
    current, target = request.career, request.career_at(1)
    if target is None or target.id == current.id:
        return moves_from(known, current)
    gap = gap_between(current, target)
    return Answer(
        route=to("switch", current.id, target.id),
        title=f"🔀 From {in_sentence(current.title)} to {in_sentence(target.title)}",
        blocks=tuple(_blocks(known, current, target, gap)),
        actions=(
            *_first_new_step(known, current, target),
            Action("Roadmap", to("roadmap", target.id), "🗺️"),
            Action("Compare the two", to("compare", current.id, target.id), "⚖️"),
            Action("The other way round", to("switch", target.id, current.id), "🔁"),
        ),
        menus=(_skills_menu(known, target, gap),),
    )


def _first_new_step(
    knowledge: KnowledgeBase, current: Career, target: Career
) -> tuple[Action, ...]:
    found = next_open(knowledge, target, known=frozenset(current.needs))
    if found is None:
        return ()
    route = to("milestone", target.id, found[1].id)
    return (Action("First new step", route, "👣", Emphasis.MAIN),)


def _blocks(knowledge: KnowledgeBase, current: Career, target: Career, gap: Gap) -> Iterator[Block]:
    yield Text(_how_far(knowledge, current, target, gap))
    carries = carried_over(current, target)
    if carries is not None:
        yield Text(f"**What carries over**\n{carries}")
    yield from _carried(knowledge, current, gap)
    yield from _missing(knowledge, gap)
    if carries is None:
        yield Text(_stones(knowledge, current, target))


def _how_far(knowledge: KnowledgeBase, current: Career, target: Career, gap: Gap) -> str:
    found = estimate(knowledge, gap, target)
    counts = "counts" if len(gap.carried) == 1 else "count"
    text = (
        f"{_verdict(gap)}: {count(len(gap.carried), 'skill')} of {an(in_sentence(current.title))}"
        f" {counts} for {an(in_sentence(target.title))} too. Of the"
        f" {count(found.planned, 'month')} that the roadmap plans from nothing to first"
        f" applications, **{months_words(found.months)}** remain{_s(found.months)}."
    )
    if target.years_before:
        text += (
            f" Employers also want about **{count(target.years_before, 'year')}** in a technical"
            f" job before; yours as {an(in_sentence(current.title))} may count."
        )
    return f"{text}\n-# {how_computed(found)}"


def _s(months: tuple[int, int]) -> str:
    return "s" if months[1] < 2 else ""


def _verdict(gap: Gap) -> str:
    """Return how far it is, by the share of what the target asks for that one brings along."""
    core = [need for need in gap.missing if need.importance is Importance.CORE]
    brought = [need for need in gap.carried if need.importance is Importance.CORE]
    share = len(brought) / max(1, len(brought) + len(core))
    if share >= _SHORT_STEP:
        return "Yes, and it is a short step"
    return (
        "Yes, it can be done" if share >= _LONG_WAY else "Yes, but plan it almost as a fresh start"
    )


def _carried(knowledge: KnowledgeBase, current: Career, gap: Gap) -> Iterator[Block]:
    lines: list[str] = []
    if gap.carried:
        lines.append(f"**You bring**: {names(knowledge, gap.carried, _CARRIED_NAMED)}")
    if gap.to_refresh:
        lines.append(
            f"**You may have met** (a bonus as {an(in_sentence(current.title))}):"
            f" {names(knowledge, gap.to_refresh, _REFRESHED_NAMED)}"
        )
    if lines:
        yield Bullets("", tuple(lines))
    else:
        yield Text(
            "No skill in the lists of both careers is the same. What you bring instead: knowledge"
            " of how teams in tech work, and of a field that the new one touches."
        )


def _missing(knowledge: KnowledgeBase, gap: Gap) -> Iterator[Block]:
    """Yield what to learn, stage by stage, in an order that respects what has to come first."""
    order = in_learning_order(knowledge, gap.missing)
    if not order:
        yield Text("**Missing**\nNothing core or useful: your skills already cover this career.")
        return
    lines: list[str] = []
    for stage, found in by_stage(order):
        shown = _shortened(found)
        named = ", ".join(_name(knowledge, need) for need in shown)
        more = f" and {len(found) - len(shown)} more" if len(shown) < len(found) else ""
        lines.append(f"{knowledge.term('stages', stage).name}: {named}{more}")
    yield Bullets("Learn in this order (bold is core)", tuple(lines), numbered=True)


def _shortened(needs: Sequence[SkillNeed]) -> list[SkillNeed]:
    """Return needs in their order, without the last useful ones where they are too many."""
    spare = [need for need in needs if need.importance is not Importance.CORE]
    dropped = spare[max(0, len(spare) - max(0, len(needs) - _MISSING_NAMED)) :]
    return [need for need in needs if need not in dropped]


def _name(knowledge: KnowledgeBase, need: SkillNeed) -> str:
    name = knowledge.skills[need.skill].name
    return f"**{name}**" if need.importance is Importance.CORE else name


def _stones(knowledge: KnowledgeBase, current: Career, target: Career) -> str:
    between = stepping_stones(knowledge, current, target)
    if not between:
        return "**Stepping stones**\nNo chain of related careers leads there; go directly."
    way = " → ".join(career.title for career in (current, *between, target))
    stone = between[-1]
    return (
        f"**A stepping stone**\nThe two are no neighbors. A usual way in smaller steps: {way}."
        f" {carried_over(stone, target) or ''}"
    )


def _skills_menu(knowledge: KnowledgeBase, target: Career, gap: Gap) -> Menu:
    order = in_learning_order(knowledge, gap.missing)[:_MAX_CHOICES]
    found = (knowledge.skills[need.skill] for need in order)
    return Menu(
        "Open a skill to learn",
        tuple(Option(s.name, to("skill", s.id, target.id), s.summary) for s in found),
    )


def moves_from(knowledge: KnowledgeBase, career: Career) -> Answer:
    """Return where people go from a career, with what carries over, and ask for the other end."""
    name = in_sentence(career.title)
    others = [other for other in knowledge.careers.values() if other.id != career.id]
    return Answer(
        route=to("switch", career.id),
        title=f"🔀 Moving into or out of {name}",
        blocks=(
            Text(
                f"From which career to which? These lie closest to **{name}**, so most skills carry"
                " over. Choose below to see what is missing and how long it takes."
            ),
            Bullets(
                f"From {name} to …",
                tuple(
                    f"**{knowledge.careers[related.career].title}**: {related.carries}"
                    for related in career.related
                ),
            ),
        ),
        actions=(Action("Roadmap", to("roadmap", career.id), "🗺️"),),
        menus=(
            Menu(
                f"I am {an(name)} and want to become …",
                tuple(Option(o.title, to("switch", career.id, o.id), "", o.emoji) for o in others),
            ),
            Menu(
                f"I want to become {an(name)} and am now …",
                tuple(Option(o.title, to("switch", o.id, career.id), "", o.emoji) for o in others),
            ),
        ),
    )
