"""Getting hired: when to apply, what to show, and the questions that everybody has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.careers.career_lists import careers_menu
from bot.advice.questions import own_questions
from bot.advice.questions.faq import entries_on, entry_blocks, find, more_menu
from bot.advice.questions.own_questions import own_question_menu
from bot.advice.wording import an, count, first_sentences, in_sentence
from bot.domain.answers import Action, Answer, Block, Bullets, Emphasis, Menu, Text
from bot.domain.routes import to
from bot.domain.vocabulary import FaqTopic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.guidance import FaqEntry
    from bot.domain.knowledge import KnowledgeBase

TOPICS = (
    FaqTopic.FIRST_JOB,
    FaqTopic.PORTFOLIO,
    FaqTopic.RESUME,
    FaqTopic.DEGREE,
    FaqTopic.SELF_TAUGHT,
    FaqTopic.BOOTCAMP,
    FaqTopic.INTERVIEWS,
)
_PROJECTS_SHOWN = 3
_OWN_SHOWN = 2


async def hired(request: Request) -> Answer:
    """Say how to be hired, in a career or at large; an entry named in the route leads."""
    career, key = request.career_at(0), request.route.arg(1)
    entry = None if key is None else find(request.knowledge, key)
    if career is None:
        return _at_large(request.knowledge, entry)
    return _in_career(request.knowledge, career, entry)


def _in_career(knowledge: KnowledgeBase, career: Career, entry: FaqEntry | None) -> Answer:
    first = next(career.milestones())[1]
    title = f"💼 Getting hired as {an(in_sentence(career.title))}"
    return Answer(
        route=to("hired", career.id, None if entry is None else entry.id),
        title=title if entry is None else f"💬 {entry.question}",
        blocks=tuple(_career_blocks(knowledge, career, entry)),
        actions=(
            Action("First step", to("milestone", career.id, first.id), "👣", Emphasis.MAIN),
            Action("Roadmap", to("roadmap", career.id), "🗺️"),
            Action("Practice interviews", to("interview", career.id), "🎤"),
            Action("Certificates", to("certification", career.id), "📜"),
        ),
        menus=(
            own_question_menu(career),
            _related(knowledge, entry),
        ),
        links=() if entry is None or entry.link is None else (("Read more", entry.link),),
    )


def _career_blocks(
    knowledge: KnowledgeBase, career: Career, entry: FaqEntry | None
) -> Iterator[Block]:
    if entry is not None:
        yield from entry_blocks(entry)
        first = next(career.milestones())[1]
        yield Text(
            f"**Your first step to {in_sentence(career.title)}**\n{first.title}: {first.project}"
        )
        yield Text(f"**When to apply**\n{_when(knowledge, career)}")
        return
    yield Text(
        f"{_when(knowledge, career)} Until then build things that can be shown: they answer most"
        " doubts."
    )
    yield Bullets("Projects that prove it", _projects(career))
    for _, own in own_questions.about(career, own_questions.HIRING)[:_OWN_SHOWN]:
        yield Text(f"**{own.question}**\n{own.answer}")
    yield Text(f"**Certificates**\n{career.certificates_advice}")


def _when(knowledge: KnowledgeBase, career: Career) -> str:
    plan = career.plan(career.apply_from)
    stage = knowledge.term("stages", career.apply_from).name
    month = "" if plan.months[1] is None else f", about month {plan.months[1]}"
    before = ""
    if career.years_before:
        before = f" This roadmap begins with about {count(career.years_before, 'year')} in a job."
    return (
        f"Apply for first positions as {an(in_sentence(career.title))} from the end of **{stage}**"
        f"{month} of the roadmap: {plan.goal}{before}"
    )


def _projects(career: Career) -> tuple[str, ...]:
    """Return the last projects before first applications: what one has done most lately."""
    steps = career.plan(career.apply_from).milestones[-_PROJECTS_SHOWN:]
    return tuple(f"**{step.title}**: {step.project}" for step in steps)


def _related(knowledge: KnowledgeBase, entry: FaqEntry | None) -> Menu:
    if entry is None:
        return more_menu(knowledge, TOPICS)
    return more_menu(knowledge, [entry.topic], leave_out=entry.id)


def _at_large(knowledge: KnowledgeBase, entry: FaqEntry | None) -> Answer:
    leading = [found[0] for topic in TOPICS if (found := entries_on(knowledge, [topic]))]
    blocks: list[Block] = [
        Text(
            "Three things get people hired: work that can be shown, applications written for the"
            " one posting, and practice in talking about both. A degree helps but replaces none of"
            " them."
        ),
        Bullets(
            "In short", tuple(f"**{e.question}** {first_sentences(e.answer)}" for e in leading)
        ),
    ]
    if entry is not None:
        blocks = list(entry_blocks(entry))
    return Answer(
        route=to("hired", None, None if entry is None else entry.id),
        title="💼 Getting hired in tech" if entry is None else f"💬 {entry.question}",
        blocks=tuple(blocks),
        actions=(Action("Practice interviews", to("pick", "interview"), "🎤"),),
        menus=(
            careers_menu(
                "Getting hired as …",
                knowledge.careers.values(),
                lambda career: to("hired", career.id, None if entry is None else entry.id),
            ),
            _related(knowledge, entry),
        ),
    )
