"""From what a question means to the address of its answer: one chooser an intent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.asked import Asked, fitting
from bot.advice.request import JOINT
from bot.domain.recognition import Intent
from bot.domain.routes import Route, to
from bot.domain.vocabulary import FaqTopic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.careers import CareerId

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
        return _hired(asked)
    return CHOOSERS[intent](asked)


def _of_first(view: str) -> Callable[[Asked], Route]:
    """Return a chooser for views of one career: the first that is named."""

    def choose(asked: Asked) -> Route:
        return asked.faq_or_ask(to(view)) if asked.career is None else to(view, asked.career)

    return choose


def _of_career(view: str) -> Callable[[Asked], Route]:
    """Return a chooser for views of one career; where two are named they are compared."""

    def choose(asked: Asked) -> Route:
        several = len(asked.careers) > 1
        return to("compare", *asked.careers[:2]) if several else _of_first(view)(asked)

    return choose


def _overview(asked: Asked) -> Route:
    if not asked.careers and asked.slots.skills:
        return _skill_info(asked)
    return _of_career("overview")(asked)


def _duties(asked: Asked) -> Route:
    if not asked.careers and asked.skills:
        return to("careers-for", asked.skills)
    return _of_first("duties")(asked)


def _skills(asked: Asked) -> Route:
    if asked.careers and asked.skills:
        return _need(asked, asked.careers[-1])
    if not asked.careers and asked.skills:
        return _skill_info(asked)
    category = asked.slots.category
    if category is None:
        return _of_career("skills")(asked)
    if asked.career is None:
        return asked.ask(to("skills", None, category))
    return to("skills", asked.career, category)


def _need(asked: Asked, career: CareerId) -> Route:
    return fitting(to("need", career, asked.skills), to("need", career, asked.slots.skills[0]))


def _skill_info(asked: Asked) -> Route:
    named = asked.slots.skills
    if not named:
        return _of_career("skills")(asked) if asked.careers else asked.faq_or_ask(to("skill"))
    if len(asked.careers) == 1:
        return _need(asked, asked.careers[0])
    if len(named) == 1:
        return to("skill", named[0])
    return _skills_side_by_side(asked, None)


def _skills_side_by_side(asked: Asked, career: CareerId | None) -> Route:
    some = JOINT.join(asked.slots.skills[:3])
    pair = JOINT.join(asked.slots.skills[:2])
    return fitting(
        to("compare-skills", some, career),
        to("compare-skills", pair, career),
        to("compare-skills", pair),
    )


def _roadmap(asked: Asked) -> Route:
    if asked.career is None:
        if asked.skills:
            return to("resources", asked.skills)
        return asked.faq_or_ask(to("roadmap", None, asked.slots.stage))
    return to("roadmap", asked.career, asked.slots.stage)


def _stage(asked: Asked) -> Route:
    if not asked.careers and asked.skills:
        return to("next-step", asked.skills)
    if asked.career is None:
        return asked.faq_or_ask(to("roadmap", None, asked.slots.stage))
    career = asked.knowledge.careers[asked.careers[-1] if asked.careers else asked.career]
    return to("roadmap", career.id, asked.stage_in(career))


def _salary(asked: Asked) -> Route:
    slots = asked.slots
    if len(asked.careers) > 1:
        return _salaries(asked)
    if not asked.careers and asked.faq_topic is FaqTopic.NEGOTIATION:
        return to("faq", asked.recognition.faq)
    level = None if asked.years and slots.level is None else slots.level
    if asked.career is None or (asked.skills and not asked.careers):
        return asked.ask(to("salary", None, level, asked.years, slots.country))
    return to("salary", asked.career, level, asked.years, slots.country)


def _salaries(asked: Asked) -> Route:
    slots = asked.slots
    return fitting(
        *(
            to("salaries", JOINT.join(asked.careers[:most]), slots.level, slots.country)
            for most in (4, 3, 2)
        )
    )


def _compare(asked: Asked) -> Route:
    named = asked.slots.skills
    shared = _career_with_all(asked)
    if len(named) > 1 and (shared is not None or len(asked.careers) < 2):
        return _skills_side_by_side(asked, shared or next(iter(asked.careers), None))
    if len(asked.careers) > 1:
        return to("compare", *asked.careers[:2])
    if asked.careers:
        return (
            _need(asked, asked.careers[0]) if named else asked.ask(to("compare", asked.careers[0]))
        )
    return to("skill", named[0]) if named else asked.faq_or_ask(to("compare"))


def _career_with_all(asked: Asked) -> CareerId | None:
    """Return the last career named that asks for all of the skills named."""
    wanted = set(asked.slots.skills)
    with_all = (
        key
        for key in reversed(asked.careers)
        if wanted <= asked.knowledge.careers[key].needs.keys()
    )
    return next(with_all, None)


def _next_step(asked: Asked) -> Route:
    if asked.skills:
        target = asked.careers[-1] if asked.careers else None
        return fitting(
            to("next-step", asked.skills, target), to("next-step", asked.slots.skills[0], target)
        )
    if len(asked.careers) > 1:
        return to("switch", asked.careers[-1])
    if asked.career is None:
        return asked.faq_or_ask(to("next-step"))
    career = asked.knowledge.careers[asked.career]
    stage = asked.stage_in(career)
    return to("next-step", None, career.id) if stage is None else to("roadmap", career.id, stage)


def _careers_for(asked: Asked) -> Route:
    if asked.skills:
        return to("careers-for", asked.skills)
    if asked.careers:
        return to("switch", asked.careers[0])
    return asked.faq_or_ask(to("careers-for"))


def _resources(asked: Asked) -> Route:
    if asked.skills:
        career = asked.careers[0] if asked.careers else None
        return fitting(
            to("resources", asked.skills, career), to("resources", asked.slots.skills[0])
        )
    if asked.career is None:
        return asked.faq_or_ask(to("resources"))
    career = asked.knowledge.careers[asked.career]
    return to("resources", None, career.id, asked.stage_in(career))


def _interview(asked: Asked) -> Route:
    level = asked.slots.level
    if asked.careers:
        return to("interview", asked.careers[0], level)
    if asked.career is None or asked.skills or asked.faq_topic is FaqTopic.INTERVIEWS:
        return asked.faq_or_ask(to("interview", None, level))
    return to("interview", asked.career, level)


def _certification(asked: Asked) -> Route:
    skill = asked.slots.skills[0] if asked.slots.skills else None
    if asked.careers or skill is not None:
        career = asked.careers[0] if asked.careers else None
        return to("certification", career, skill)
    if asked.faq_topic is not None:
        return to("faq", asked.recognition.faq)
    return to("certification", asked.career)


def _switch(asked: Asked) -> Route:
    move = asked.move()
    if move is not None:
        return to("switch", *move)
    if asked.careers and asked.skills:
        leaves = asked.left() == asked.careers[0]
        return asked.ask(to("switch", asked.careers[0])) if leaves else _next_step(asked)
    if asked.careers:
        return to("switch", asked.careers[0])
    if asked.faq_topic is None and asked.skills:
        return to("next-step", asked.skills)
    return asked.faq_or_ask(to("switch"))


def _hired(asked: Asked) -> Route:
    if asked.faq_topic is None:
        return to("hired", asked.career)
    if not asked.careers:
        return to("faq", asked.recognition.faq)
    return to("hired", asked.careers[0], asked.recognition.faq)


def _outlook(asked: Asked) -> Route:
    if not asked.careers and asked.faq_topic is None and asked.slots.skills:
        return _skill_info(asked)
    if not asked.careers and asked.faq_topic is not None:
        return to("faq", asked.recognition.faq)
    return _of_career("outlook")(asked)


def _choice(asked: Asked) -> Route:
    if len(asked.careers) > 1:
        return to("compare", *asked.careers[:2])
    if asked.careers:
        return to("choice", asked.careers[0])
    if asked.faq_topic is not None:
        return to("faq", asked.recognition.faq)
    return to("next-step", asked.skills) if asked.skills else to("choice")


def _help(_asked: Asked) -> Route:
    return to("help")


CHOOSERS: Mapping[Intent, Callable[[Asked], Route]] = {
    Intent.OVERVIEW: _overview,
    Intent.RESPONSIBILITIES: _duties,
    Intent.WORK_ENVIRONMENT: _of_first("environment"),
    Intent.SKILLS: _skills,
    Intent.SKILL_INFO: _skill_info,
    Intent.ROADMAP: _roadmap,
    Intent.STAGE: _stage,
    Intent.SALARY: _salary,
    Intent.COMPARE: _compare,
    Intent.NEXT_STEP: _next_step,
    Intent.CAREERS_FOR_SKILL: _careers_for,
    Intent.RESOURCES: _resources,
    Intent.INTERVIEW: _interview,
    Intent.CERTIFICATION: _certification,
    Intent.SWITCH: _switch,
    Intent.GETTING_HIRED: _hired,
    Intent.OUTLOOK: _outlook,
    Intent.CAREER_CHOICE: _choice,
    Intent.BOT_HELP: _help,
    Intent.OUT_OF_SCOPE: _help,
}
