"""From what a question means to the address of its answer: one chooser an intent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.careers import career_routes
from bot.advice.questions.asked import Asked, of_first
from bot.advice.skills import skill_routes
from bot.domain.recognition import Intent
from bot.domain.routes import Route, to
from bot.domain.vocabulary import FaqTopic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LEADS = {FaqTopic.AGE, FaqTopic.DEGREE, FaqTopic.BOOTCAMP, FaqTopic.SELF_TAUGHT}
"""Subjects of doubt: whoever asks about them wants that answered before any roadmap."""
_DOUBTED = {
    Intent.GETTING_HIRED,
    Intent.ROADMAP,
    Intent.CAREER_CHOICE,
    Intent.OVERVIEW,
    Intent.STAGE,
}
_OWN_FACTS = {Intent.SALARY, Intent.INTERVIEW, Intent.STAGE, Intent.BOT_HELP}
"""What a career's own questions never answer better than the figures and lists do."""


def choose_route(asked: Asked) -> Route:
    """Return where the answer stands; a route of "pick" when something has to be asked first."""
    own = asked.recognition.own_question
    intent = asked.recognition.intent
    if own is not None and intent not in _OWN_FACTS and len(asked.careers) < 2:
        return to("own-question", own.career, str(own.position))
    if intent in _DOUBTED and asked.faq_topic in _LEADS and len(asked.careers) < 2:
        return career_routes.hired(asked)
    return CHOOSERS[intent](asked)


CHOOSERS: Mapping[Intent, Callable[[Asked], Route]] = {
    Intent.OVERVIEW: career_routes.overview,
    Intent.RESPONSIBILITIES: career_routes.duties,
    Intent.WORK_ENVIRONMENT: of_first("environment"),
    Intent.SKILLS: skill_routes.skills,
    Intent.SKILL_INFO: skill_routes.skill_info,
    Intent.ROADMAP: career_routes.roadmap,
    Intent.STAGE: career_routes.stage,
    Intent.SALARY: career_routes.salary,
    Intent.COMPARE: skill_routes.compare,
    Intent.NEXT_STEP: skill_routes.next_step,
    Intent.CAREERS_FOR_SKILL: skill_routes.careers_for,
    Intent.RESOURCES: skill_routes.resources,
    Intent.INTERVIEW: career_routes.interview,
    Intent.CERTIFICATION: skill_routes.certification,
    Intent.SWITCH: career_routes.switch,
    Intent.GETTING_HIRED: career_routes.hired,
    Intent.OUTLOOK: career_routes.outlook,
    Intent.CAREER_CHOICE: career_routes.choice,
    Intent.BOT_HELP: career_routes.what_i_can_do,
    Intent.OUT_OF_SCOPE: career_routes.what_i_can_do,
}
