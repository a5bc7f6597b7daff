"""Where a member stands on the roadmaps begun; only they see it, and they can erase it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

from bot.advice.learning.resetting import ASK, ERASE, ask_first, erased, reset_menu
from bot.advice.learning.standings import standings_of
from bot.advice.learning.steps import next_open
from bot.advice.wording import count, in_sentence, locale_of
from bot.domain.answers import Action, Answer, Emphasis, Entry, Text
from bot.domain.charts import ShareChart
from bot.domain.routes import to
from bot.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from bot.advice.learning.standings import Standing
    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.progress import ProgressStore

_PRIVATE = "Only you see this. Stored are the steps you ticked and when, nothing else."


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
            return erased(career, await self._progress.reset(member, career.id))
        standings = standings_of(request.knowledge, await self._progress.all_ticks(member))
        if career is None:
            return _overview(request, standings)
        own = next((s for s in standings if s.career.id == career.id), None)
        if own is None:
            return _not_begun(career)
        return ask_first(own) if change == ASK else _one(request, own)


def _overview(request: Request, standings: list[Standing]) -> Answer:
    if not standings:
        return _nothing_yet()
    steps = sum(len(standing.done) for standing in standings)
    praise = " Well done!" if steps else ""
    lead = f"You have done {count(steps, 'step')} on {count(len(standings), 'roadmap')}.{praise}"
    entries = tuple(_entry(request, standing) for standing in standings)
    return Answer(
        route=to("progress"),
        title="📈 Your progress",
        blocks=(Text(lead), *entries),
        actions=_continue(request.knowledge, standings[0]),
        menus=(reset_menu(standings),),
        footnote=_PRIVATE,
        chart=ShareChart(
            "Your progress",
            "Steps done on each roadmap",
            tuple((s.career.title, len(s.done), s.total) for s in standings),
        ),
        personal=True,
    )


def _entry(request: Request, standing: Standing) -> Entry:
    career, known = standing.career, request.knowledge
    lines = (
        f"**{career.emoji} {career.title}** · {len(standing.done)} of {standing.total}",
        _stage_words(known, standing),
        _next_words(known, standing),
        f"-# Last step: {_day(request, standing.last)}",
    )
    return Entry("\n".join(filter(None, lines)), Action("Open", to("progress", career.id)))


def _one(request: Request, standing: Standing) -> Answer:
    career, known = standing.career, request.knowledge
    rows = standing.stages(known)
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


def _stage_words(knowledge: KnowledgeBase, standing: Standing) -> str:
    """Return the stages begun: "Foundation 5 of 5 · Intermediate 2 of 5"."""
    begun = [row for row in standing.stages(knowledge) if row[1]]
    return " · ".join(f"{name} {done} of {total}" for name, done, total in begun)


def _next_words(knowledge: KnowledgeBase, standing: Standing) -> str:
    found = next_open(knowledge, standing.career, standing.done)
    if found is None:
        return "🎉 Every step of this roadmap is done."
    return f"👣 Next: **{found[1].title}**"


def _continue(knowledge: KnowledgeBase, standing: Standing) -> tuple[Action, ...]:
    found = next_open(knowledge, standing.career, standing.done)
    if found is None:
        return (Action("Practice interviews", to("interview", standing.career.id), "🎤"),)
    route = to("milestone", standing.career.id, found[1].id)
    return (Action("Next step", route, "👣", Emphasis.MAIN),)


def _day(request: Request, at: datetime) -> str:
    return format_date(at.date(), format="long", locale=locale_of(request.reader.locale))


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
