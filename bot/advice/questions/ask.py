"""From what a question was understood to mean to the reply; never echoes the question itself."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bot.advice.questions.ask_routes import CHOOSERS, choose_route
from bot.advice.questions.asked import Asked
from bot.advice.questions.understood import understood
from bot.domain.answers import Action, Answer, Bullets, Emphasis, Text
from bot.domain.recognition import Band, Intent
from bot.domain.routes import to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.advice.advisor import Advisor
    from bot.domain.careers import CareerId
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.readers import Reader
    from bot.domain.recognition import Recognition
    from bot.domain.routes import Route

_OTHERS_SHOWN = 2
_ACTIONS = (
    9  # beside Share; what was asked of other careers comes first, for a card may cut the rest
)
_ASKING = {"pick"}
"""Views that ask for what is missing before they answer."""


class Decision(StrEnum):
    """What was done with a question."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    DID_YOU_MEAN = "did_you_mean"
    REFUSE = "refuse"


class Reply(NamedTuple):
    """What was decided, and the answer to show."""

    decision: Decision
    answer: Answer


async def answer_question(advisor: Advisor, recognition: Recognition, reader: Reader) -> Reply:
    """Return the reply to a question that was recognized."""
    asked = Asked(advisor.knowledge, recognition, reader)
    if recognition.band is Band.REFUSE or recognition.intent is Intent.OUT_OF_SCOPE:
        return Reply(Decision.REFUSE, _refusal(advisor.knowledge))
    if recognition.band is Band.DID_YOU_MEAN:
        return Reply(Decision.DID_YOU_MEAN, _did_you_mean(asked))
    return await _answer(advisor, asked)


async def _answer(advisor: Advisor, asked: Asked) -> Reply:
    route = choose_route(asked)
    answer = await advisor.open(route, asked.reader)
    line, note = understood(asked, route), answer.footnote
    is_news = note and note.casefold() not in line.casefold()  # often it names the career alone
    footnote = f"{line}. {note}" if is_news else line
    actions = (*_for_others(asked, route), *answer.actions)[:_ACTIONS]
    answer = replace(answer, footnote=footnote, actions=actions)
    is_asking = route.view in _ASKING or _lacks_an_end(route)
    return Reply(Decision.CLARIFY if is_asking else Decision.ANSWER, answer)


def _lacks_an_end(route: Route) -> bool:
    """Tell whether a move is known on one side only, so that the answer asks for the other."""
    return route.view == "switch" and route.arg(1) is None


def _for_others(asked: Asked, route: Route) -> Iterator[Action]:
    """Yield the same answer for further careers that the question names."""
    named = [key for key in asked.careers if key in route.args]
    if len(named) != 1:
        return
    position = route.args.index(named[0])
    others: list[CareerId] = [key for key in asked.careers if key != named[0]]
    for key in others[:_OTHERS_SHOWN]:
        career = asked.knowledge.careers[key]
        yield Action(f"The same: {career.title}", route.with_arg(position, key), career.emoji)


def _did_you_mean(asked: Asked) -> Answer:
    actions: dict[str, Action] = {}
    for near in asked.recognition.near:
        reading = replace(asked.recognition, intent=near.intent, own_question=None)
        route = CHOOSERS[near.intent](replace(asked, recognition=reading))
        emphasis = Emphasis.NORMAL if actions else Emphasis.MAIN
        actions.setdefault(str(route), Action(near.text, route, "💬", emphasis))
    return Answer(
        route=to("help"),
        title="🤔 Did you mean one of these?",
        blocks=(
            Text(
                "I am not sure what you would like to know, and I would rather ask than answer"
                " something else. Press what comes closest, or put it in other words: name the"
                " career and what you want to know about it, such as pay, skills or the way in."
            ),
        ),
        actions=(
            *actions.values(),
            Action("Browse careers", to("browse"), "🧭"),
            Action("What I can do", to("help"), "👋"),
        ),
        footnote=understood(asked, to("help")) if asked.careers or asked.slots.skills else "",
        personal=True,  # a question back is of use to nobody else
    )


def _refusal(knowledge: KnowledgeBase) -> Answer:
    number = len(knowledge.careers)
    return Answer(
        route=to("help"),
        title="🧭 That is outside what I know",
        blocks=(
            Text(
                f"I only know careers in tech, {number} of them, and I would rather say so than"
                " guess. Here is what I am good at:"
            ),
            Bullets(
                "",
                (
                    "What a career is, and what its people do all day",
                    "Which skills it asks for, and the way there in small steps",
                    "What it pays, by level and country, each figure with its source",
                    "Comparing careers, changing from one to another, and finding one that fits",
                    "Interviews, certificates and a first job",
                ),
            ),
        ),
        actions=(
            Action("Which career suits me?", to("match"), "✨", Emphasis.MAIN),
            Action("Browse careers", to("browse"), "🧭"),
            Action("All I can do", to("help"), "👋"),
        ),
        personal=True,
    )
