"""Turns the names in a route into ids, forgiving typos, or says what was near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.request import JOINT, ArgKind, View
from bot.domain.answers import Action
from bot.errors import UnknownNameError, UsageError
from bot.understanding.name_index import Named, NameIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.guidance import Term
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.routes import Route
    from bot.domain.skills import Skill

_VOCABULARIES = {
    ArgKind.CATEGORY: "categories",
    ArgKind.STAGE: "stages",
    ArgKind.LEVEL: "levels",
    ArgKind.COUNTRY: "countries",
    ArgKind.GROUP: "groups",
}
_SEVERAL = {ArgKind.CAREERS: ArgKind.CAREER, ArgKind.SKILLS: ArgKind.SKILL}
_MOST = 8  # names in one argument: a question that names more is not about each of them
_OFFERED = 3  # names offered when a typed one is unknown
LONGEST_NAME = 80
"""Nobody types a longer name; what is longer is not compared letter by letter."""


class UnknownArgumentError(UnknownNameError):
    """An unknown name in a route, with the routes that the asker may have meant."""

    def __init__(self, kind: ArgKind, name: str, near: tuple[Action, ...]) -> None:
        """Offer the near routes as actions."""
        super().__init__(kind, name, tuple(action.label for action in near))
        self.actions = near


class Resolver:
    """The names of one knowledge base, by kind."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        """Index every name that commands take."""
        self._indices = {
            ArgKind.CAREER: NameIndex(
                Named(c.id, c.title, (c.plural, *c.aliases)) for c in knowledge.careers.values()
            ),
            ArgKind.SKILL: NameIndex(Named(s.id, s.name, s.names) for s in _by_use(knowledge)),
        }
        for kind, vocabulary in _VOCABULARIES.items():
            terms = knowledge.terms.get(vocabulary, {})
            self._indices[kind] = NameIndex(_named(terms.values()))

    def resolve(self, route: Route, view: View) -> Route:
        """Return the route with ids in place of names. Raises UsageError or UnknownNameError."""
        for position, kind in enumerate(view.args):
            typed = route.arg(position)
            if typed is None:
                if position < view.required:
                    raise UsageError(f"Which {_SEVERAL.get(kind, kind)}? Please choose one.")
            elif kind is not ArgKind.PLAIN:
                route = self._resolve_argument(route, position, kind, typed)
        return route

    def _resolve_argument(self, route: Route, position: int, kind: ArgKind, typed: str) -> Route:
        names = typed.split(JOINT)[:_MOST] if kind in _SEVERAL else [typed]
        for i, name in enumerate(names):
            names[i] = self._resolve_name(
                _SEVERAL.get(kind, kind), name, route, position, (names[:i], names[i + 1 :])
            )
        found = JOINT.join(dict.fromkeys(names))
        return route if found == typed else route.with_arg(position, found).at_page(route.page)

    def _resolve_name(
        self,
        kind: ArgKind,
        typed: str,
        route: Route,
        position: int,
        others: tuple[list[str], list[str]],
    ) -> str:
        """Return an id. The offers of the error keep the other names of the same argument."""
        index = self._indices[kind]
        found = index.resolve(typed[:LONGEST_NAME])
        if found is not None:
            return found
        before, after = others
        actions = tuple(
            Action(index.label(key), route.with_arg(position, JOINT.join((*before, key, *after))))
            for key in index.near(typed[:LONGEST_NAME], _OFFERED)
        )
        raise UnknownArgumentError(kind, typed[:LONGEST_NAME], actions)

    def complete(self, kind: ArgKind, typed: str, first: Sequence[str]) -> Sequence[Named]:
        """Return completions of a name being typed, best first."""
        return self._indices[kind].complete(typed[:LONGEST_NAME], first)


def _named(terms: Iterable[Term]) -> Iterable[Named]:
    return (Named(term.id, term.name, (*term.aliases, *term.places)) for term in terms)


def _by_use(knowledge: KnowledgeBase) -> list[Skill]:
    """Return skills, those first that most careers ask for."""
    return sorted(
        knowledge.skills.values(), key=lambda skill: -len(knowledge.careers_needing(skill.id))
    )
