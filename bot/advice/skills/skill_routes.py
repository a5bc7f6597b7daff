"""Where questions about skills and learning are answered: one chooser an intent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.addresses import fitting
from bot.advice.questions.asked import Asked, of_career
from bot.advice.request import JOINT
from bot.domain.routes import Route, to

if TYPE_CHECKING:
    from bot.domain.careers import CareerId


def skills(asked: Asked) -> Route:
    """Return the skills of a career, or how much it asks for those named."""
    if asked.careers and asked.skills:
        return _need(asked, asked.careers[-1])
    if not asked.careers and asked.skills:
        return skill_info(asked)
    category = asked.slots.category
    if category is None:
        return of_career("skills")(asked)
    if asked.career is None:
        return asked.ask(to("skills", None, category))
    return to("skills", asked.career, category)


def _need(asked: Asked, career: CareerId) -> Route:
    return to("need", career, asked.skills)


def skill_info(asked: Asked) -> Route:
    """Return what a skill is, or several side by side."""
    named = asked.slots.skills
    if not named:
        return of_career("skills")(asked) if asked.careers else asked.faq_or_ask(to("skill"))
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


def compare(asked: Asked) -> Route:
    """Return two careers, or two skills, side by side."""
    named = asked.slots.skills
    shared = _career_with_all(asked)
    if len(named) > 1 and (shared is not None or len(asked.careers) < 2):
        return _skills_side_by_side(asked, shared or next(iter(asked.careers), None))
    if len(asked.careers) > 1:
        return to("compare", *asked.careers[:2], asked.slots.country)
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


def next_step(asked: Asked) -> Route:
    """Return what follows on skills, or on a career."""
    if asked.skills:
        return to("next-step", asked.skills, asked.careers[-1] if asked.careers else None)
    if len(asked.careers) > 1:
        return to("switch", asked.careers[-1])
    if asked.career is None:
        return asked.faq_or_ask(to("next-step"))
    career = asked.knowledge.careers[asked.career]
    stage = asked.stage_in(career)
    return to("next-step", None, career.id) if stage is None else to("roadmap", career.id, stage)


def careers_for(asked: Asked) -> Route:
    """Return the careers that use the skills named."""
    if asked.skills:
        return to("careers-for", asked.skills)
    if asked.careers:
        return to("switch", asked.careers[0])
    return asked.faq_or_ask(to("careers-for"))


def resources(asked: Asked) -> Route:
    """Return where to learn a skill or for a career."""
    if asked.skills:
        return to("resources", asked.skills, asked.careers[0] if asked.careers else None)
    if asked.career is None:
        return asked.faq_or_ask(to("resources"))
    career = asked.knowledge.careers[asked.career]
    return to("resources", None, career.id, asked.stage_in(career))


def certification(asked: Asked) -> Route:
    """Return what certificates are worth."""
    skill = asked.slots.skills[0] if asked.slots.skills else None
    if asked.careers or skill is not None:
        career = asked.careers[0] if asked.careers else None
        return to("certification", career, skill)
    if asked.faq_topic is not None:
        return to("faq", asked.recognition.faq)
    return to("certification", asked.career)
