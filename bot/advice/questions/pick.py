"""Asks for what a question left out: a menu whose options are the final answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.careers.career_lists import MAX_CHOICES
from bot.advice.request import ArgKind, Request
from bot.advice.skills.careers_for import ranked
from bot.advice.wording import join
from bot.domain.answers import Action, Answer, Menu, Option, Text
from bot.domain.routes import Route, to
from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.advice.request import View
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.skills import Skill

PROMPTS = {
    "overview": "Which career shall I describe?",
    "duties": "Whose daily work shall I describe?",
    "environment": "The working conditions of which career?",
    "skills": "The skills of which career?",
    "need": "For which career?",
    "roadmap": "The way into which career?",
    "salary": "Whose pay do you want to know?",
    "compare": "Which career shall I compare?",
    "switch": "From which career do you want to move?",
    "next-step": "Where are you heading?",
    "resources": "What do you want to learn for?",
    "interview": "The interview for which career?",
    "certification": "The certificates of which career?",
    "hired": "Hired as what?",
    "outlook": "The outlook of which career?",
    "choice": "Which career are you thinking of?",
    "skill": "Which skill do you mean?",
    "careers-for": "Which skill do you have in mind?",
}
"""The views that can be asked for, with the question that is put."""
_SECOND = {
    "compare": "And with which career shall I compare it?",
    "switch": "And into which career?",
}
INNER_ARGS = 2
"""Position in the route of pick at which the arguments of the final view begin."""
_CAREERS = {ArgKind.CAREER, ArgKind.CAREERS}
_SKILLS = {ArgKind.SKILL, ArgKind.SKILLS}


def pick_route(wanted: Route, skills: Iterable[str] = ()) -> Route:
    """Return the route that asks for what a route lacks; skills put fitting careers first."""
    return to("pick", wanted.view, "+".join(skills) or None, *wanted.args)


class PickView:
    """Asks for a career or a skill, and leads on to the view that was wanted."""

    def __init__(self, views: Mapping[str, View]) -> None:
        """Know the views, so that it is plain which of their arguments is missing."""
        self._views = views

    async def __call__(self, request: Request) -> Answer:
        """Ask for the first thing that the wanted view lacks."""
        wanted = Route(request.route.arg(0) or "", request.route.args[INNER_ARGS:])
        if wanted.view not in PROMPTS:
            raise UsageError("I cannot ask for that. Please put your question anew.")
        position = self._missing(wanted)
        known, hints = request.knowledge, request.skills_at(1)
        if self._views[wanted.view].args[position] in _SKILLS:
            options = _skill_options(known, wanted, position)
        else:
            options = self._career_options(known, wanted, position, hints)
        prompt = PROMPTS[wanted.view]
        if position:
            prompt = _SECOND.get(wanted.view, prompt)
        return Answer(
            route=request.route,
            title=f"🤔 {prompt}",
            blocks=(Text(_lead(hints)),),
            actions=(
                Action("Which one suits me?", to("match"), "✨"),
                Action("Browse careers", to("browse"), "🧭"),
            ),
            menus=(Menu("Choose one", options),),
        )

    def _missing(self, wanted: Route) -> int:
        kinds = self._views[wanted.view].args
        for sort in (_CAREERS, _SKILLS):
            for position, kind in enumerate(kinds):
                if kind in sort and wanted.arg(position) is None:
                    return position
        raise UsageError("Nothing is missing there. Please put your question anew.")

    def _career_options(
        self, knowledge: KnowledgeBase, wanted: Route, position: int, hints: tuple[Skill, ...]
    ) -> tuple[Option, ...]:
        given = set(wanted.args)
        careers = _ordered(knowledge, wanted, hints)
        return tuple(
            Option(c.title, self._onward(wanted.with_arg(position, c.id)), c.summary, c.emoji)
            for c in careers
            if c.id not in given
        )[:MAX_CHOICES]

    def _onward(self, route: Route) -> Route:
        view = self._views[route.view]
        lacks = any(route.arg(i) is None for i in range(view.required))
        return pick_route(route) if lacks or _lacks_second(route) else route


def _lacks_second(route: Route) -> bool:
    return route.view in _SECOND and route.arg(1) is None


def _ordered(knowledge: KnowledgeBase, wanted: Route, hints: tuple[Skill, ...]) -> Iterable[Career]:
    """Return all careers: those that use the skills first, then neighbors of one that is given."""
    first = [career.id for career in ranked(knowledge, hints)] if hints else []
    for career in knowledge.careers.values():
        if career.id in wanted.args:
            first += [related.career for related in career.related]
    return (knowledge.careers[key] for key in dict.fromkeys((*first, *knowledge.careers)))


def _skill_options(knowledge: KnowledgeBase, wanted: Route, position: int) -> tuple[Option, ...]:
    by_use = sorted(
        knowledge.skills.values(), key=lambda skill: -len(knowledge.careers_needing(skill.id))
    )
    return tuple(
        Option(s.name, wanted.with_arg(position, s.id), s.summary) for s in by_use[:MAX_CHOICES]
    )


def _lead(hints: tuple[Skill, ...]) -> str:
    lead = "I would rather ask than guess: choose one below, and the answer comes at once."
    if not hints:
        return lead
    return f"{lead} Careers that use {join([skill.name for skill in hints])} come first."
