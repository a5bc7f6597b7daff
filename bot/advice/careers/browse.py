"""All careers, shelf by shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.answers import Action, Answer, Bullets, Menu, Option, Text
from bot.domain.routes import to

if TYPE_CHECKING:
    from bot.advice.request import Request
    from bot.domain.careers import Career


async def browse(request: Request) -> Answer:
    """List the careers in groups, or those of one group with a sentence each."""
    groups: dict[str, list[Career]] = {}
    for career in request.knowledge.careers.values():
        groups.setdefault(career.group, []).append(career)
    chosen = request.route.arg(0)
    if chosen in groups:
        return _group(request, chosen, groups[chosen])
    return _all(request, groups)


def _all(request: Request, groups: dict[str, list[Career]]) -> Answer:
    terms = request.knowledge.terms["groups"]
    shelves = tuple(
        Text(
            f"**{terms[key].emoji} {terms[key].name}**\n"
            + " · ".join(career.title for career in careers)
        )
        for key, careers in groups.items()
    )
    count = len(request.knowledge.careers)
    return Answer(
        route=to("browse"),
        title="🧭 Careers in tech",
        blocks=(
            Text(f"{count} careers. Pick one below, or let a few questions suggest three."),
            *shelves,
        ),
        actions=(Action("Which one suits me?", to("match"), "✨"),),
        menus=(_careers_menu(list(request.knowledge.careers.values())), _groups_menu(request)),
    )


def _group(request: Request, key: str, careers: list[Career]) -> Answer:
    term = request.knowledge.term("groups", key)
    return Answer(
        route=to("browse", key),
        title=f"{term.emoji} {term.name}",
        blocks=(Bullets("", tuple(f"**{c.emoji} {c.title}**: {c.summary}" for c in careers)),),
        actions=(Action("All careers", to("browse"), "🧭"),),
        menus=(_careers_menu(careers), _groups_menu(request, key)),
    )


def _careers_menu(careers: list[Career]) -> Menu:
    return Menu(
        "Open a career",
        tuple(Option(c.title, to("overview", c.id), c.summary, c.emoji) for c in careers),
    )


def _groups_menu(request: Request, chosen: str = "") -> Menu:
    return Menu(
        "Show a group with a sentence on each",
        tuple(
            Option(term.name, to("browse", key), emoji=term.emoji, chosen=key == chosen)
            for key, term in request.knowledge.terms["groups"].items()
        ),
    )
