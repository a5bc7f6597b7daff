"""One step of a roadmap, and the tick that a member can set on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.addresses import fitting
from bot.advice.learning.own_ticks import owning_up, read_own_ticks
from bot.advice.learning.steps import next_open_after
from bot.advice.wording import in_sentence
from bot.domain.answers import Action, Answer, Bullets, Emphasis, Menu, Option, Text
from bot.domain.routes import to
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.advice.request import Request
    from bot.domain.careers import Career, Milestone, StagePlan
    from bot.domain.progress import ProgressStore
    from bot.domain.routes import Route
    from bot.domain.skills import Skill

_NEXT = "next"


class MilestoneView:
    """Shows a milestone; ticking goes through the same view, so that the card answers at once."""

    def __init__(self, progress: ProgressStore) -> None:
        """Read and write ticks in a store."""
        self._progress = progress

    async def __call__(self, request: Request) -> Answer:
        """Show a milestone. A third argument sets its tick before, or goes on to the next open."""
        career = request.career
        plan, milestone = _find(career, request.route.arg(1))
        member, change = request.reader.member, request.route.arg(2)
        if member is not None and change == "done":
            await self._progress.tick(member, career.id, milestone.id)
            return _show(request, career, plan, milestone, done=True)
        if member is not None and change == "open":
            await self._progress.untick(member, career.id, milestone.id)
            return _show(request, career, plan, milestone, done=False)
        ticks = await read_own_ticks(self._progress, request.reader, career)
        if change == _NEXT:
            found = next_open_after(career, milestone, ticks or ())
            if found is None:
                return _all_done(career)
            plan, milestone = found
        done = milestone.id in (ticks or ())
        return owning_up(_show(request, career, plan, milestone, done=done), ticks)


def _find(career: Career, key: str | None) -> tuple[StagePlan, Milestone]:
    for plan, milestone in career.milestones():
        if milestone.id == key:
            return plan, milestone
    raise UsageError(
        f"This milestone is no longer part of the roadmap to {in_sentence(career.title)}."
        " Open the roadmap again to see today's."
    )


def _show(
    request: Request, career: Career, plan: StagePlan, milestone: Milestone, *, done: bool
) -> Answer:
    known = request.knowledge
    stage = known.term("stages", plan.stage).name
    return Answer(
        route=to("milestone", career.id, milestone.id),
        title=f"{'✅' if done else '👣'} {milestone.title}",
        blocks=(
            Text(f"**Learn**\n{milestone.learn}"),
            Text(f"**Why**\n{milestone.why}"),
            Text(f"**Project**\n{milestone.project}"),
            Bullets("Resources", tuple(f"[{r.title}]({r.url})" for r in milestone.resources)),
            Text(f"**Done when**\n{milestone.done}"),
        ),
        actions=(
            *_tick(request, career, milestone, done=done),
            Action(
                "Next step", to("milestone", career.id, milestone.id, _NEXT), "➡️", Emphasis.MAIN
            ),
            Action(f"Back to {stage.lower()}", to("roadmap", career.id, plan.stage), "🗺️"),
            Action("My progress", to("progress", career.id), "📈"),
        ),
        menus=(
            Menu(
                "Open a skill of this step",
                tuple(
                    Option(skill.name, _with_way_back(career, milestone, skill), skill.summary)
                    for skill in map(known.skills.__getitem__, milestone.skills)
                ),
            ),
        ),
        footnote=f"{career.title} · {stage}",
        personal=done,
    )


def _tick(
    request: Request, career: Career, milestone: Milestone, *, done: bool
) -> tuple[Action, ...]:
    if request.reader.member is None:
        return ()
    label, change = ("Not done after all", "open") if done else ("Done", "done")
    emphasis = Emphasis.NORMAL if done else Emphasis.DONE
    route = to("milestone", career.id, milestone.id, change)
    return (Action(label, route, "" if done else "✅", emphasis),)


def _with_way_back(career: Career, milestone: Milestone, skill: Skill) -> Route:
    """Return the route to a skill that leads back to the step, where an id can hold all of it."""
    step = to("skill", skill.id, career.id, milestone.id)
    return fitting(step, to("skill", skill.id, career.id))


def _all_done(career: Career) -> Answer:
    return Answer(
        route=to("roadmap", career.id),
        title="🎉 Every step is done",
        blocks=(
            Text(
                f"You have done every step of the roadmap to **{in_sentence(career.title)}**. What"
                " comes now is to show it: practice interviews, and apply."
            ),
        ),
        actions=(
            Action("Practice interviews", to("interview", career.id), "🎤", Emphasis.MAIN),
            Action("Getting hired", to("hired", career.id), "💼"),
            Action("My progress", to("progress", career.id), "📈"),
            Action("Roadmap", to("roadmap", career.id), "🗺️"),
        ),
        personal=True,
    )
