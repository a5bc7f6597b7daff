"""Should I become one? Honest pros and cons, and a small test of taste before deciding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.careers.career_lists import careers_menu
from bot.advice.careers.overview import related_menu
from bot.advice.questions import own_questions
from bot.advice.questions.faq import more_menu
from bot.advice.questions.own_questions import own_question_menu
from bot.advice.wording import an, in_sentence, join, lower_first
from bot.domain.answers import Action, Answer, Block, Bullets, Emphasis, Text
from bot.domain.routes import to
from bot.domain.vocabulary import FaqTopic

if TYPE_CHECKING:
    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase


async def choice(request: Request) -> Answer:
    """Help to decide for or against a career, or to find one."""
    career = request.career_at(0)
    return _at_large(request) if career is None else _one(request.knowledge, career)


def _one(knowledge: KnowledgeBase, career: Career) -> Answer:
    first = next(career.milestones())[1]
    stage = knowledge.term("stages", career.apply_from).name
    months = career.plan(career.apply_from).months[1]
    when = f"after {stage}" if months is None else f"around month {months}"
    blocks: list[Block] = [
        Text(
            f"Become {an(in_sentence(career.title))} if you **{lower_first(career.enjoys[0])}**;"
            f" think twice if you **{lower_first(career.dislikes[0])}**. Nobody can decide it for"
            " you, but a weekend can."
        ),
        Text(
            f"**A first test of taste**\n{first.project}\nIf time flew, go on; if it dragged, that"
            " is an answer too."
        ),
        Bullets("Speaks for it: you …", career.enjoys),
        Bullets("Speaks against it: you …", career.dislikes),
        Text(f"**What it takes**\nFirst applications {when} of the roadmap. {career.outlook}"),
    ]
    hiring = own_questions.about(career, own_questions.HIRING)
    blocks += [Text(f"**{own.question}**\n{own.answer}") for _, own in hiring[:1]]
    return Answer(
        route=to("choice", career.id),
        title=f"🤔 Should I become {an(in_sentence(career.title))}?",
        blocks=tuple(blocks),
        actions=(
            Action("Do the test", to("milestone", career.id, first.id), "🧪", Emphasis.MAIN),
            Action("Which one suits me?", to("match"), "✨"),
            Action("A plain day", to("duties", career.id), "🗓️"),
            Action("Pay", to("salary", career.id), "💰"),
        ),
        menus=(related_menu(knowledge, career), own_question_menu(career)),
    )


def _at_large(request: Request) -> Answer:
    known = request.knowledge
    groups: dict[str, list[str]] = {}
    for career in known.careers.values():
        groups.setdefault(career.group, []).append(in_sentence(career.title))
    shelves = tuple(
        f"**{term.emoji} {term.name}**: {join(groups[key], 'or')}"
        for key, term in known.terms["groups"].items()
        if key in groups
    )
    return Answer(
        route=to("choice"),
        title="🤔 Which career suits me?",
        blocks=(
            Text(
                "The one whose ordinary Tuesday you would enjoy. Answer"
                f" {len(known.finder)} short questions and I name three with reasons, or open one"
                " that you are curious about and try its first small project this weekend."
            ),
            Bullets("The fields", shelves),
        ),
        actions=(
            Action("Start the questions", to("match"), "✨", Emphasis.MAIN),
            Action("Browse careers", to("browse"), "🧭"),
        ),
        menus=(
            careers_menu(
                "Should I become …", known.careers.values(), lambda career: to("choice", career.id)
            ),
            more_menu(known, [FaqTopic.CHOICE]),
        ),
    )
