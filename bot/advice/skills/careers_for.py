"""Which careers ask for a skill, or for several together, those that need it most first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.careers.career_lists import careers_menu
from bot.advice.learning.next_step import careers_ahead
from bot.advice.request import JOINT
from bot.advice.skills.skills import IMPORTANCE_WORDS
from bot.advice.wording import count, in_sentence, join, upper_first
from bot.domain.answers import Action, Answer, Bullets, Text
from bot.domain.routes import to

if TYPE_CHECKING:
    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.skills import Skill

_SHOWN = 12  # the menu holds all of them


async def careers_for(request: Request) -> Answer:
    """Rank the careers that use one or more skills."""
    known, skills = request.knowledge, request.skills_at(0)
    careers = ranked(known, skills)
    named = join([skill.name for skill in skills])
    shown = tuple(_line(known, career, skills) for career in careers[:_SHOWN])
    joined = JOINT.join(skill.id for skill in skills)
    return Answer(
        route=to("careers-for", joined),
        title=f"🧭 Careers with {named}",
        blocks=(Text(_lead(known, careers, skills, named)), Bullets("", shown)),
        actions=(
            *(Action(skill.name, to("skill", skill.id), "🔧") for skill in skills[:3]),
            Action("What next with these?", to("next-step", joined), "👣"),
        ),
        menus=(careers_menu("Open a career", careers, lambda career: to("overview", career.id)),),
    )


def ranked(knowledge: KnowledgeBase, skills: tuple[Skill, ...]) -> tuple[Career, ...]:
    """Return the careers that ask for any of the skills, those with most of them first."""
    ahead = careers_ahead(knowledge, skills)
    return tuple(sorted(ahead, key=lambda career: -_how_many(career, skills)))


def _how_many(career: Career, skills: tuple[Skill, ...]) -> int:
    return sum(skill.id in career.needs for skill in skills)


def _lead(
    knowledge: KnowledgeBase, careers: tuple[Career, ...], skills: tuple[Skill, ...], named: str
) -> str:
    total = len(knowledge.careers)
    if not careers:
        return f"None of the {total} careers here asks for {named}. Browse them all instead."
    with_all = [career for career in careers if _how_many(career, skills) == len(skills)]
    first = in_sentence(careers[0].title)
    if len(skills) == 1:
        asks = "asks" if len(careers) == 1 else "ask"
        return (
            f"{len(careers)} of {count(total, 'career')} {asks} for {named}, most of all"
            f" **{first}**. {skills[0].why}"
        )
    if not with_all:
        return f"No career here asks for {named} together; **{first}** asks for most of them."
    asks = "asks" if len(with_all) == 1 else "ask"
    return f"{count(len(with_all), 'career')} {asks} for {named} together, first **{first}**."


def _line(knowledge: KnowledgeBase, career: Career, skills: tuple[Skill, ...]) -> str:
    needs = career.needs
    parts: list[str] = []
    for skill in skills:
        if skill.id in needs:
            need = needs[skill.id]
            stage = knowledge.term("stages", need.stage).name
            name = f"{skill.name} " if len(skills) > 1 else ""
            parts.append(f"{name}{IMPORTANCE_WORDS[need.importance]}, from {stage}")
    return f"**{career.emoji} {career.title}**: {upper_first('; '.join(parts))}"
