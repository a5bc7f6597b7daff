"""One step of a roadmap, and the tick that a member can set on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.learning.own_ticks import owning_up, read_own_ticks
from bot.advice.wording import in_sentence
from bot.domain.answers import Action, Answer, Bullets, Emphasis, Menu, Option, Text
from bot.domain.routes import to
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.advice.request import Request
    from bot.domain.careers import Career, Milestone, StagePlan
    from bot.domain.progress import ProgressStore


class MilestoneView:
    """Shows a milestone; ticking goes through the same view, so that the card answers at once."""

    def __init__(self, progress: ProgressStore) -> None:
        """Read and write ticks in a store."""
        self._progress = progress

    async def __call__(self, request: Request) -> Answer:
        """Show a milestone; with "done" or "open" as third argument set the tick before."""
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
            *_following(career, milestone),
            Action(f"Back to {stage.lower()}", to("roadmap", career.id, plan.stage), "🗺️"),
        ),
        menus=(
            Menu(
                "Open a skill of this step",
                tuple(
                    Option(known.skills[key].name, to("skill", key), known.skills[key].summary)
                    for key in milestone.skills
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


def _following(career: Career, milestone: Milestone) -> tuple[Action, ...]:
    steps = [step for _, step in career.milestones()]
    position = steps.index(milestone) + 1
    if position == len(steps):
        return ()
    route = to("milestone", career.id, steps[position].id)
    return (Action("Next step", route, "➡️", Emphasis.MAIN),)
