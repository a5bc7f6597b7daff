"""Where to learn: free resources for a skill, or stage by stage for a career."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.careers.career_lists import careers_menu
from bot.advice.neighbours import neighbours
from bot.advice.request import JOINT
from bot.advice.wording import an, in_sentence, join, stage_span
from bot.domain.answers import Action, Answer, Block, Bullets, Emphasis, Menu, Option, Text
from bot.domain.routes import to
from bot.domain.vocabulary import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.skills import Resource, Skill

_SKILLS_SHOWN = 3  # with their whole path each; more no longer fit on a card that is read


async def resources(request: Request) -> Answer:
    """List free places to learn, in order."""
    skills, career, stage = request.skills_at(0), request.career_at(1), request.route.arg(2)
    if skills:
        return _of_skills(request.knowledge, skills[:_SKILLS_SHOWN], career)
    if career is not None:
        return _of_career(request.knowledge, career, Stage(stage or Stage.FOUNDATION))
    return _which(request.knowledge)


def _links(found: Iterable[Resource]) -> tuple[str, ...]:
    return tuple(f"[{resource.title}]({resource.url})" for resource in found)


def _of_skills(
    knowledge: KnowledgeBase, skills: tuple[Skill, ...], career: Career | None
) -> Answer:
    first = skills[0]
    named = join([skill.name for skill in skills])
    blocks: list[Block] = [
        Text(
            f"Learn {named} for free, in this order, and build the project in between: begin with"
            f" [{first.learn[0].title}]({first.learn[0].url})."
        )
    ]
    for skill in skills:
        blocks += _path(knowledge, skill)
    if career is not None:
        blocks += _taught_in(career, skills)
    joined = JOINT.join(skill.id for skill in skills)
    return Answer(
        route=to("resources", joined, None if career is None else career.id),
        title=f"📚 Learn {named}",
        blocks=tuple(blocks),
        actions=(
            *(Action(skill.name, to("skill", skill.id), "🔧") for skill in skills),
            Action("Careers that use it", to("careers-for", joined), "🧭"),
        ),
        links=tuple((f"{skill.name} documentation", skill.docs) for skill in skills),
    )


def _path(knowledge: KnowledgeBase, skill: Skill) -> list[Block]:
    low, high = skill.basics_weeks
    facts = f"-# The basics take {low} to {high} weeks at five to eight hours a week."
    if skill.before:
        before = join([knowledge.skills[key].name for key in skill.before])
        facts += f" Know before: {before}."
    return [
        Bullets(skill.name, _links(skill.learn), numbered=True),
        Text(f"**Project**: {skill.project}\n{facts}"),
    ]


def _taught_in(career: Career, skills: tuple[Skill, ...]) -> list[Block]:
    wanted = {skill.id for skill in skills}
    for _, step in career.milestones():
        if wanted.intersection(step.skills):
            heading = f"On the way to {in_sentence(career.title)}: {step.title}"
            return [Bullets(heading, _links(step.resources)), Text(f"**Done when**: {step.done}")]
    return []


def _of_career(knowledge: KnowledgeBase, career: Career, stage: Stage) -> Answer:
    plan = career.plan(stage)
    term = knowledge.term("stages", stage)
    shelves = tuple(Bullets(step.title, _links(step.resources)) for step in plan.milestones)
    first = plan.milestones[0]
    return Answer(
        route=to("resources", None, career.id, stage),
        title=f"📚 Learn to be {an(in_sentence(career.title))}: {term.name}",
        blocks=(
            Text(
                f"Begin with **{first.resources[0].title}**, and finish one resource before you"
                f" open the next. All are free and in the order of the roadmap. {plan.goal}"
            ),
            *shelves,
        ),
        actions=(
            Action("First step here", to("milestone", career.id, first.id), "👣", Emphasis.MAIN),
            *neighbours(career, "resources"),
        ),
        menus=(_stage_menu(knowledge, career, stage), _skill_menu(knowledge, career)),
        footnote=f"{term.name} · {stage_span(plan.months)}",
    )


def _stage_menu(knowledge: KnowledgeBase, career: Career, chosen: Stage) -> Menu:
    return Menu(
        "Resources of another stage",
        tuple(
            Option(
                knowledge.term("stages", plan.stage).name,
                to("resources", None, career.id, plan.stage),
                plan.goal,
                knowledge.term("stages", plan.stage).emoji,
                chosen=plan.stage == chosen,
            )
            for plan in career.roadmap
        ),
    )


def _skill_menu(knowledge: KnowledgeBase, career: Career) -> Menu:
    core = [
        knowledge.skills[key] for key, need in career.needs.items() if need.importance == "core"
    ]
    return Menu(
        "Resources for one skill",
        tuple(Option(s.name, to("resources", s.id, career.id), s.summary) for s in core[:25]),
    )


def _which(knowledge: KnowledgeBase) -> Answer:
    return Answer(
        route=to("resources"),
        title="📚 Learn for free",
        blocks=(
            Text("What do you want to learn? Choose a career, and I list free resources in order."),
        ),
        menus=(
            careers_menu(
                "Resources for …",
                knowledge.careers.values(),
                lambda career: to("resources", None, career.id),
            ),
        ),
    )
