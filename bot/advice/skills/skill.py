"""One skill: what it is, who needs it, what to know before, and where to learn it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.citations import cite
from bot.advice.skills.skills import IMPORTANCE_WORDS
from bot.advice.wording import an, in_sentence
from bot.domain.answers import Action, Answer, Block, Bullets, Menu, Option, Text
from bot.domain.routes import to

if TYPE_CHECKING:
    from bot.advice.request import Request
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.skills import Skill

MAX_CAREERS = 10  # as many lines as one reads; the menu holds all of them


async def skill(request: Request) -> Answer:
    """Explain a skill."""
    known, found = request.knowledge, request.skill
    shelf = known.term("categories", found.category).name
    title = found.full_name or found.name
    blocks: list[Block] = [
        Text(f"{found.summary}\n{found.why}"),
        *_before(known, found),
        Bullets(
            "Learn it in this order", tuple(f"[{r.title}]({r.url})" for r in found.learn), True
        ),
        Text(f"**A first project**\n{found.project}"),
        Text(_time(found)),
        _careers(known, found),
    ]
    return Answer(
        route=to("skill", found.id, request.route.arg(1), request.route.arg(2)),
        title=f"🔧 {title}",
        blocks=tuple(blocks),
        sources=cite(known, (found.usage.source,)) if found.usage else (),
        actions=(
            *_back(request),
            *(
                Action(known.skills[key].name, to("skill", key, request.route.arg(1)), "↔️")
                for key in found.related[:3]
            ),
        ),
        menus=(_careers_menu(known, found),),
        links=(("Documentation", found.docs),),
        footnote=f"{shelf} · {found.group}",
    )


def _back(request: Request) -> tuple[Action, ...]:
    """Return the way back to where it was opened: a step of a roadmap, or a career's skills."""
    career, step = request.career_at(1), request.route.arg(2)
    if career is None:
        return ()
    if any(milestone.id == step for _, milestone in career.milestones()):
        return (Action("Back to the step", to("milestone", career.id, step), "↩️"),)
    label = f"Skills of {an(in_sentence(career.title))}"
    return (Action(label, to("skills", career.id), "🧰"),)


def _before(known: KnowledgeBase, found: Skill) -> list[Block]:
    if not found.before:
        return []
    names = " · ".join(known.skills[key].name for key in found.before)
    return [Text(f"**Know before**\n{names}")]


def _time(found: Skill) -> str:
    low, high = found.basics_weeks
    text = (
        f"**Time for the basics**\n{low} to {high} weeks for a beginner at five to eight hours a"
        " week."
    )
    if found.usage:
        text += (
            f"\n**In use**\n{found.usage.percent:g} % of {found.usage.of} in the survey named below"
            " worked with it in the past year."
        )
    return text


def _careers(known: KnowledgeBase, found: Skill) -> Block:
    careers = known.careers_needing(found.id)
    lines = [
        f"{c.emoji} {c.title}: {IMPORTANCE_WORDS[need.importance]},"
        f" from {known.term('stages', need.stage).name.lower()}"
        for c in careers[:MAX_CAREERS]
        for need in (c.needs[found.id],)
    ]
    if len(careers) > MAX_CAREERS:
        lines.append(f"and {len(careers) - MAX_CAREERS} more in the list below")
    return Bullets("Careers that ask for it", tuple(lines))


def _careers_menu(known: KnowledgeBase, found: Skill) -> Menu:
    return Menu(
        "Open a career that uses it",
        tuple(
            Option(c.title, to("overview", c.id), c.summary, c.emoji)
            for c in known.careers_needing(found.id)
        ),
    )
