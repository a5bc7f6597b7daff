"""Which skills a career asks for, most important first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.advice.careers.career_lists import MAX_CHOICES
from bot.advice.neighbours import neighbours
from bot.advice.wording import an, in_sentence
from bot.domain.answers import Action, Answer, Block, Bullets, Menu, Option, Text
from bot.domain.routes import to
from bot.domain.vocabulary import Category, Importance

if TYPE_CHECKING:
    from bot.advice.request import Request
    from bot.domain.careers import Career, SkillNeed
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.skills import SkillId

ROOMY = 9
"""Up to so many skills, each is explained in a sentence; more are named, or the list gets long."""

IMPORTANCE_WORDS = {
    Importance.CORE: "core",
    Importance.USEFUL: "useful",
    Importance.BONUS: "a bonus",
}


async def skills(request: Request) -> Answer:
    """List a career's skills by category, or those of one category in detail."""
    career, category = request.career, request.route.arg(1)
    if category is not None and Category(category) in career.skills:
        return _one_category(request, career, Category(category))
    return _all_categories(request, career, missing=category)


def _all_categories(request: Request, career: Career, missing: str | None) -> Answer:
    knowledge = request.knowledge
    lead = "Most important first. **Bold** is core: hardly a job without it."
    if missing is not None:
        name = knowledge.term("categories", missing).name.lower()
        lead = f"{career.title} asks for nothing in particular under {name}. {lead}"
    shelves = tuple(
        Text(f"{_heading(knowledge, category)}\n{_named(knowledge, needs)}")
        for category, needs in career.skills.items()
    )
    return Answer(
        route=to("skills", career.id),
        title=f"🧰 Skills of {an(in_sentence(career.title))}",
        blocks=(Text(lead), *shelves),
        actions=(
            Action("As a picture", to("skill-map", career.id), "🗂️"),
            *neighbours(career, "skills"),
        ),
        menus=(
            category_menu(knowledge, career),
            skill_menu(knowledge, career, tuple(career.needs)),
        ),
    )


def _one_category(request: Request, career: Career, category: Category) -> Answer:
    knowledge = request.knowledge
    needs = career.skills[category]
    name = knowledge.term("categories", category).name
    return Answer(
        route=to("skills", career.id, category),
        title=f"🧰 {career.title}: {name}",
        blocks=tuple(_groups(knowledge, needs)),
        actions=neighbours(career, "skills"),
        menus=(
            skill_menu(knowledge, career, tuple(need.skill for need in needs)),
            category_menu(knowledge, career, category),
        ),
        sources=(),
    )


def _groups(knowledge: KnowledgeBase, needs: tuple[SkillNeed, ...]) -> list[Block]:
    """Return one list for each named group, in the order in which the groups first appear."""
    order = list(dict.fromkeys(knowledge.skills[need.skill].group for need in needs))
    by_group = sorted(needs, key=lambda need: order.index(knowledge.skills[need.skill].group))
    explain = len(needs) <= ROOMY
    return [
        Bullets(group, tuple(_line(knowledge, need, explain=explain) for need in members))
        for group, members in groupby(by_group, key=lambda n: knowledge.skills[n.skill].group)
    ]


def _line(knowledge: KnowledgeBase, need: SkillNeed, *, explain: bool) -> str:
    skill = knowledge.skills[need.skill]
    stage = knowledge.term("stages", need.stage).name
    line = f"**{skill.name}** · {IMPORTANCE_WORDS[need.importance]} · from {stage}"
    return f"{line}\n  {skill.why}" if explain else line


def _heading(knowledge: KnowledgeBase, category: Category) -> str:
    term = knowledge.term("categories", category)
    return f"**{term.emoji} {term.name}**".replace("** ", "**")


def _named(knowledge: KnowledgeBase, needs: tuple[SkillNeed, ...]) -> str:
    return " · ".join(
        f"**{knowledge.skills[need.skill].name}**"
        if need.importance is Importance.CORE
        else knowledge.skills[need.skill].name
        for need in needs
    )


def category_menu(knowledge: KnowledgeBase, career: Career, chosen: Category | None = None) -> Menu:
    """Return the categories that a career has skills in."""
    return Menu(
        "One category in detail",
        tuple(
            Option(
                label=knowledge.term("categories", category).name,
                route=to("skills", career.id, category),
                description=f"{len(needs)} skill{'s' if len(needs) > 1 else ''}",
                emoji=knowledge.term("categories", category).emoji,
                chosen=category == chosen,
            )
            for category, needs in career.skills.items()
        ),
    )


def skill_menu(knowledge: KnowledgeBase, career: Career, skill_ids: tuple[SkillId, ...]) -> Menu:
    """Return a career's skills to open; the first 25, which are the most important ones."""
    found = (knowledge.skills[key] for key in list(dict.fromkeys(skill_ids))[:MAX_CHOICES])
    return Menu(
        "Open a skill",
        tuple(Option(s.name, to("skill", s.id, career.id), s.summary) for s in found),
    )
