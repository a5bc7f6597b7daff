"""Where a member stands on the roadmaps begun; only they see it, and they can erase it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.dates import format_date

from bot.advice.learning.steps import next_open
from bot.advice.wording import count, in_sentence, locale_of
from bot.domain.answers import Action, Answer, Block, Emphasis, Entry, Text
from bot.domain.charts import ShareChart
from bot.domain.routes import to
from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.progress import ProgressStore, Tick

ASK, ERASE = "reset", "erase"
"""The second argument: ask whether to erase, and do it."""
_PRIVATE = "Only you see this. Stored are the steps you ticked and when, nothing else."


@dataclass(frozen=True, slots=True)
class _Standing:
    """One roadmap that a member has begun; ticks of vanished milestones are left out."""

    career: Career
    done: frozenset[str]
    last: datetime

    @property
    def total(self) -> int:
        return sum(len(plan.milestones) for plan in self.career.roadmap)


class ProgressView:
    """Shows progress over all careers or in one, and erases one after asking."""

    def __init__(self, progress: ProgressStore) -> None:
        """Read and erase ticks in a store."""
        self._progress = progress

    async def __call__(self, request: Request) -> Answer:
        """Show the standing; with "reset" ask whether to erase it, with "erase" do so."""
        member, career = request.reader.member, request.career_at(0)
        if member is None:
            raise UsageError("Progress belongs to a member: open it in Discord.")
        change = request.route.arg(1)
        if career is not None and change == ERASE:
            return _erased(career, await self._progress.reset(member, career.id))
        standings = _standings(request.knowledge, await self._progress.all_ticks(member))
        if career is None:
            return _overview(request, standings)
        own = next((s for s in standings if s.career.id == career.id), None)
        if own is None:
            return _not_begun(career)
        return _really(own) if change == ASK else _one(request, own)


def _standings(knowledge: KnowledgeBase, ticks: Iterable[Tick]) -> list[_Standing]:
    """Return one standing a career, the latest activity first."""
    by_career: dict[str, dict[str, datetime]] = {}
    for tick in ticks:
        by_career.setdefault(tick.career, {})[tick.milestone] = tick.at
    standings: list[_Standing] = []
    for career in knowledge.careers.values():
        present = {milestone.id for _, milestone in career.milestones()}
        found = {key: at for key, at in by_career.get(career.id, {}).items() if key in present}
        if found:
            standings.append(_Standing(career, frozenset(found), max(found.values())))
    return sorted(standings, key=lambda standing: standing.last, reverse=True)


def _overview(request: Request, standings: list[_Standing]) -> Answer:
    if not standings:
        return _nothing_yet()
    steps = sum(len(standing.done) for standing in standings)
    lead = f"You have done {count(steps, 'step')} on {count(len(standings), 'roadmap')}. Well done!"
    entries = tuple(
        Entry(
            f"**{s.career.emoji} {s.career.title}** · {len(s.done)} of {s.total}\n"
            f"{_next_words(request.knowledge, s)}\n-# Last step: {_day(request, s.last)}",
            Action("Open", to("progress", s.career.id)),
        )
        for s in standings
    )
    return Answer(
        route=to("progress"),
        title="📈 Your progress",
        blocks=(Text(lead), *entries),
        actions=_continue(request.knowledge, standings[0]),
        footnote=_PRIVATE,
        chart=ShareChart(
            "Your progress",
            "Steps done on each roadmap",
            tuple((s.career.title, len(s.done), s.total) for s in standings),
        ),
        personal=True,
    )


def _one(request: Request, standing: _Standing) -> Answer:
    career, known = standing.career, request.knowledge
    rows = tuple(
        (
            known.term("stages", plan.stage).name,
            sum(milestone.id in standing.done for milestone in plan.milestones),
            len(plan.milestones),
        )
        for plan in career.roadmap
    )
    title = f"Your way to {in_sentence(career.title)}"
    lines = "\n".join(f"**{name}**: {done} of {total}" for name, done, total in rows)
    return Answer(
        route=to("progress", career.id),
        title=f"📈 {title}",
        blocks=(
            Text(
                f"{len(standing.done)} of {count(standing.total, 'step')} done, the last one on"
                f" {_day(request, standing.last)}."
            ),
            Text(lines),
            Text(_next_words(known, standing)),
        ),
        actions=(
            *_continue(known, standing),
            Action("Roadmap", to("roadmap", career.id), "🗺️"),
            Action("All my roadmaps", to("progress"), "📈"),
            Action("Reset …", to("progress", career.id, ASK), "🗑️"),
        ),
        footnote=_PRIVATE,
        chart=ShareChart(title, "Steps done in each stage", rows),
        personal=True,
    )


def _next_words(knowledge: KnowledgeBase, standing: _Standing) -> str:
    found = next_open(knowledge, standing.career, standing.done)
    if found is None:
        return "🎉 Every step of this roadmap is done."
    return f"👣 Next: **{found[1].title}**"


def _continue(knowledge: KnowledgeBase, standing: _Standing) -> tuple[Action, ...]:
    found = next_open(knowledge, standing.career, standing.done)
    if found is None:
        return (Action("Practice interviews", to("interview", standing.career.id), "🎤"),)
    route = to("milestone", standing.career.id, found[1].id)
    return (Action("Next step", route, "👣", Emphasis.MAIN),)


def _day(request: Request, at: datetime) -> str:
    return format_date(at.date(), format="long", locale=locale_of(request.reader.locale))


def _really(standing: _Standing) -> Answer:
    career = standing.career
    steps = count(len(standing.done), "step")
    blocks: tuple[Block, ...] = (
        Text(
            f"This erases your {steps} on the roadmap to **{in_sentence(career.title)}** for good."
            " Other roadmaps stay as they are."
        ),
    )
    return Answer(
        route=to("progress", career.id, ASK),
        title=f"🗑️ Reset {in_sentence(career.title)}?",
        blocks=blocks,
        actions=(
            Action("Keep it", to("progress", career.id), "↩️", Emphasis.MAIN),
            Action(f"Yes, erase {steps}", to("progress", career.id, ERASE), "🗑️"),
        ),
        personal=True,
    )


def _erased(career: Career, erased: int) -> Answer:
    what = f"Erased: {count(erased, 'step')}." if erased else "There was nothing left to erase."
    return Answer(
        route=to("progress"),
        title=f"🗑️ {career.title}: reset",
        blocks=(Text(f"{what} You can begin again whenever you like."),),
        actions=(
            Action("Roadmap", to("roadmap", career.id), "🗺️"),
            Action("All my roadmaps", to("progress"), "📈"),
        ),
        personal=True,
    )


def _not_begun(career: Career) -> Answer:
    first = next(career.milestones())[1]
    return Answer(
        route=to("progress", career.id),
        title=f"📈 Your way to {in_sentence(career.title)}",
        blocks=(
            Text(
                "You have not ticked a step of this roadmap yet. It begins with"
                f" **{first.title}**: {first.project}"
            ),
        ),
        actions=(
            Action("First step", to("milestone", career.id, first.id), "👣", Emphasis.MAIN),
            Action("Roadmap", to("roadmap", career.id), "🗺️"),
            Action("All my roadmaps", to("progress"), "📈"),
        ),
        personal=True,
    )


def _nothing_yet() -> Answer:
    return Answer(
        route=to("progress"),
        title="📈 Your progress",
        blocks=(
            Text(
                "You have not begun a roadmap yet. Open one, do its first step, and press **Done**:"
                " from then on this card shows where you stand and what comes next."
            ),
        ),
        actions=(
            Action("Browse careers", to("browse"), "🧭", Emphasis.MAIN),
            Action("Which one suits me?", to("match"), "✨"),
        ),
        footnote=_PRIVATE,
        personal=True,
    )
