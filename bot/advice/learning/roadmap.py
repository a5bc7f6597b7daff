"""The way into a career: stages, milestones, and where the reader stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.learning.own_ticks import owning_up, read_own_ticks
from bot.advice.neighbours import neighbours
from bot.advice.wording import an, in_sentence, stage_span
from bot.domain.answers import Action, Answer, Block, Emphasis, Entry, Menu, Option, Text
from bot.domain.routes import to
from bot.domain.vocabulary import Stage

if TYPE_CHECKING:
    from bot.advice.learning.own_ticks import Ticks
    from bot.advice.request import Request
    from bot.domain.careers import Career, Milestone, StagePlan
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.progress import ProgressStore


class RoadmapView:
    """Shows a roadmap with the reader's own ticks."""

    def __init__(self, progress: ProgressStore) -> None:
        """Read ticks from a store; nothing here writes."""
        self._progress = progress

    async def __call__(self, request: Request) -> Answer:
        """Show all stages, or one with its milestones."""
        career, stage = request.career, request.route.arg(1)
        ticks = await read_own_ticks(self._progress, request.reader, career)
        if stage is None:
            return owning_up(_all_stages(request, career, ticks or {}), ticks)
        return owning_up(_one_stage(request, career, Stage(stage), ticks or {}), ticks)


def _all_stages(request: Request, career: Career, ticks: Ticks) -> Answer:
    total = sum(len(plan.milestones) for plan in career.roadmap)
    lead = f"{len(career.roadmap)} stages, {total} milestones. Pick a stage for its steps."
    blocks: list[Block] = [Text(lead)]
    for plan in career.roadmap:
        steps = "\n".join(f"{_mark(m, ticks)} {m.title}" for m in plan.milestones)
        blocks.append(Text(f"{_heading(request.knowledge, plan, ticks)}\n{plan.goal}\n{steps}"))
    return Answer(
        route=to("roadmap", career.id),
        title=f"🗺️ Roadmap to {in_sentence(career.title)}",
        blocks=tuple(blocks),
        actions=(*_next_step(career, ticks), *neighbours(career, "roadmap")),
        menus=(_stage_menu(request.knowledge, career),),
        personal=bool(ticks),
    )


def _one_stage(request: Request, career: Career, stage: Stage, ticks: Ticks) -> Answer:
    plan = career.plan(stage)
    entries = tuple(
        Entry(
            f"{_mark(m, ticks)} **{m.title}**\n{m.learn}\n-# {_skill_names(request.knowledge, m)}",
            Action("Open", to("milestone", career.id, m.id)),
        )
        for m in plan.milestones
    )
    name = request.knowledge.term("stages", stage).name
    return Answer(
        route=to("roadmap", career.id, stage),
        title=f"🗺️ {career.title}: {name}",
        blocks=(Text(f"{_heading(request.knowledge, plan, ticks)}\n{plan.goal}"), *entries),
        actions=(
            *_next_step(career, ticks),
            *neighbours(career, "stage"),
        ),
        menus=(_stage_menu(request.knowledge, career, stage),),
        personal=bool(ticks),
    )


def _mark(milestone: Milestone, ticks: Ticks) -> str:
    return "✅" if milestone.id in ticks else "▫️"


def _skill_names(knowledge: KnowledgeBase, milestone: Milestone) -> str:
    return " · ".join(knowledge.skills[key].name for key in milestone.skills)


def _heading(knowledge: KnowledgeBase, plan: StagePlan, ticks: Ticks) -> str:
    term = knowledge.term("stages", plan.stage)
    done = sum(milestone.id in ticks for milestone in plan.milestones)
    share = f" · {done} of {len(plan.milestones)} done" if done else ""
    return f"**{term.emoji} {term.name}** · {stage_span(plan.months)}{share}"


def _next_step(career: Career, ticks: Ticks) -> tuple[Action, ...]:
    for _, milestone in career.milestones():
        if milestone.id not in ticks:
            label = "Next step" if ticks else "First step"
            route = to("milestone", career.id, milestone.id)
            return (Action(label, route, "👣", Emphasis.MAIN),)
    return ()


def _stage_menu(knowledge: KnowledgeBase, career: Career, chosen: Stage | None = None) -> Menu:
    return Menu(
        f"One stage of {an(in_sentence(career.title))}",
        tuple(
            Option(
                label=f"{knowledge.term('stages', plan.stage).name} ({stage_span(plan.months)})",
                route=to("roadmap", career.id, plan.stage),
                description=plan.goal,
                emoji=knowledge.term("stages", plan.stage).emoji,
                chosen=plan.stage == chosen,
            )
            for plan in career.roadmap
        ),
    )
