"""What a career asks for, as a picture: all skills by category and importance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.neighbours import neighbours
from bot.advice.skills.skills import category_menu, skill_menu
from bot.advice.wording import an, count, in_sentence
from bot.domain.answers import Action, Answer, Text
from bot.domain.charts import SkillMap, SkillShelf
from bot.domain.routes import to
from bot.domain.vocabulary import Importance

if TYPE_CHECKING:
    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase


async def skill_map(request: Request) -> Answer:
    """Draw all skills of a career."""
    known, career = request.knowledge, request.career
    needs = career.needs.values()
    core = sum(need.importance is Importance.CORE for need in needs)
    lead = (
        f"{count(len(career.needs), 'skill')}, {core} of them core. Nobody knows all of them:"
        " begin with the core of the first stage."
    )
    return Answer(
        route=to("skill-map", career.id),
        title=f"🗂️ Skill map of {an(in_sentence(career.title))}",
        blocks=(Text(lead),),
        actions=(
            Action("As a list", to("skills", career.id), "🧰"),
            *neighbours(career, "skills"),
        ),
        menus=(category_menu(known, career), skill_menu(known, career, tuple(career.needs))),
        chart=_chart(known, career),
    )


def _chart(knowledge: KnowledgeBase, career: Career) -> SkillMap:
    return SkillMap(
        title=f"{career.title}: skills",
        subtitle="By category; the stronger the color, the more a job asks for it",
        shelves=tuple(
            SkillShelf(
                knowledge.term("categories", category).name,
                tuple((knowledge.skills[need.skill].name, need.importance) for need in needs),
            )
            for category, needs in career.skills.items()
        ),
    )
