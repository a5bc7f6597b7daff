"""Where questions about careers are answered: one chooser an intent."""

from __future__ import annotations

from bot.advice.addresses import fitting
from bot.advice.questions.asked import Asked, of_career, of_first
from bot.advice.request import JOINT
from bot.advice.skills.skill_routes import next_step, skill_info
from bot.domain.routes import Route, to
from bot.domain.vocabulary import FaqTopic


def overview(asked: Asked) -> Route:
    """Return what a career is, or a skill where only one is named."""
    if not asked.careers and asked.slots.skills:
        return skill_info(asked)
    return of_career("overview")(asked)


def duties(asked: Asked) -> Route:
    """Return the daily work."""
    if not asked.careers and asked.skills:
        return to("careers-for", asked.skills)
    return of_first("duties")(asked)


def roadmap(asked: Asked) -> Route:
    """Return the way into a career."""
    if asked.career is None:
        if asked.skills:
            return to("resources", asked.skills)
        return asked.faq_or_ask(to("roadmap", None, asked.slots.stage))
    return to("roadmap", asked.career, asked.slots.stage)


def stage(asked: Asked) -> Route:
    """Return a stage of the roadmap, by name, years or level."""
    if not asked.careers and asked.skills:
        return to("next-step", asked.skills)
    if asked.career is None:
        return asked.faq_or_ask(to("roadmap", None, asked.slots.stage))
    career = asked.knowledge.careers[asked.careers[-1] if asked.careers else asked.career]
    return to("roadmap", career.id, asked.stage_in(career))


def salary(asked: Asked) -> Route:
    """Return pay; of several careers together."""
    slots = asked.slots
    if len(asked.careers) > 1:
        return _salaries(asked)
    if not asked.careers and asked.faq_topic is FaqTopic.NEGOTIATION:
        return to("faq", asked.recognition.faq)
    if asked.career is None or (asked.skills and not asked.careers):
        return asked.ask(to("salary", None, slots.level, asked.years, slots.country))
    return to("salary", asked.career, slots.level, asked.years, slots.country)


def _salaries(asked: Asked) -> Route:
    slots = asked.slots
    return fitting(
        *(
            to("salaries", JOINT.join(asked.careers[:most]), slots.level, slots.country)
            for most in (4, 3, 2)
        )
    )


def interview(asked: Asked) -> Route:
    """Return interview questions."""
    level = asked.slots.level
    if asked.careers:
        return to("interview", asked.careers[0], level)
    if asked.career is None or asked.skills or asked.faq_topic is FaqTopic.INTERVIEWS:
        return asked.faq_or_ask(to("interview", None, level))
    return to("interview", asked.career, level)


def switch(asked: Asked) -> Route:
    """Return the way from one career to another."""
    move = asked.move()
    if move is not None:
        return to("switch", *move)
    if asked.careers and asked.skills:
        leaves = asked.left() == asked.careers[0]
        return asked.ask(to("switch", asked.careers[0])) if leaves else next_step(asked)
    if asked.careers:
        return to("switch", asked.careers[0])
    if asked.faq_topic is None and asked.skills:
        return to("next-step", asked.skills)
    return asked.faq_or_ask(to("switch"))


def hired(asked: Asked) -> Route:
    """Return how to be hired, a general question first where there is one."""
    if asked.faq_topic is None:
        return to("hired", asked.career)
    if not asked.careers:
        return to("faq", asked.recognition.faq)
    return to("hired", asked.careers[0], asked.recognition.faq)


def outlook(asked: Asked) -> Route:
    """Return demand and direction."""
    if not asked.careers and asked.faq_topic is None and asked.slots.skills:
        return skill_info(asked)
    if not asked.careers and asked.faq_topic is not None:
        return to("faq", asked.recognition.faq)
    return of_career("outlook")(asked)


def choice(asked: Asked) -> Route:
    """Return what helps to decide for or against a career."""
    if len(asked.careers) > 1:
        return to("compare", *asked.careers[:2])
    if asked.careers:
        return to("choice", asked.careers[0])
    if asked.faq_topic is not None:
        return to("faq", asked.recognition.faq)
    return to("next-step", asked.skills) if asked.skills else to("choice")


def what_i_can_do(_asked: Asked) -> Route:
    """Return what the bot can do."""
    return to("help")
