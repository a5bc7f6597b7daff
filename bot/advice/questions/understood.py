"""What a question was taken to mean, in one small line that the asker can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.pay.pay_words import country_name
from bot.advice.wording import count, in_sentence, lower_first
from bot.domain.recognition import Intent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.advice.questions.asked import Asked
    from bot.domain.routes import Route

INTENT_WORDS = {
    Intent.OVERVIEW: "what it is",
    Intent.RESPONSIBILITIES: "daily work",
    Intent.WORK_ENVIRONMENT: "working conditions",
    Intent.SKILLS: "skills",
    Intent.SKILL_INFO: "about a skill",
    Intent.ROADMAP: "the way in",
    Intent.STAGE: "what to learn when",
    Intent.SALARY: "pay",
    Intent.COMPARE: "comparison",
    Intent.NEXT_STEP: "next step",
    Intent.CAREERS_FOR_SKILL: "careers for a skill",
    Intent.RESOURCES: "where to learn",
    Intent.INTERVIEW: "interviews",
    Intent.CERTIFICATION: "certificates",
    Intent.SWITCH: "changing careers",
    Intent.GETTING_HIRED: "getting hired",
    Intent.OUTLOOK: "outlook",
    Intent.CAREER_CHOICE: "choosing a career",
    Intent.BOT_HELP: "what I can do",
}


def understood(asked: Asked, route: Route) -> str:
    """Return the line: "Understood: pay · DevOps engineer · senior · Germany"."""
    return f"Understood: {' · '.join(_parts(asked, route))}"


def _parts(asked: Asked, route: Route) -> Iterator[str]:
    yield INTENT_WORDS.get(asked.recognition.intent, "careers in tech")
    yield from _named(asked, route)
    yield from _details(asked)


def _named(asked: Asked, route: Route) -> Iterator[str]:
    known, slots = asked.knowledge, asked.slots
    for career in slots.careers:
        yield in_sentence(known.careers[career].title)
    if not slots.careers and asked.career is not None and asked.career in route.args:
        yield f"{in_sentence(known.careers[asked.career].title)} (usual on this server)"
    for skill in slots.skills:
        yield known.skills[skill].name


def _time(years: float) -> str:
    if years < 1:
        return count(round(years * 12), "month")
    return "1 year" if years == 1 else f"{years:g} years"


def _details(asked: Asked) -> Iterator[str]:
    known, slots = asked.knowledge, asked.slots
    if slots.category is not None:
        yield lower_first(known.term("categories", slots.category).name)
    if slots.stage is not None:
        yield lower_first(known.term("stages", slots.stage).name)
    if slots.level is not None:
        yield lower_first(known.term("levels", slots.level).name)
    if slots.years is not None:
        yield _time(slots.years)
    if slots.country is not None:
        yield country_name(known, slots.country)
