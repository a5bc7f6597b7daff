"""What a use case is given: the knowledge, where to go, and for whom."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.answers import Answer
from bot.domain.careers import CareerId
from bot.domain.skills import SkillId

if TYPE_CHECKING:
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.readers import Reader
    from bot.domain.routes import Route
    from bot.domain.skills import Skill


JOINT = "+"
"""Stands between the ids of an argument that names several things."""


class ArgKind(StrEnum):
    """What an argument of a route names; decides how it is resolved and what is offered instead."""

    CAREER = "career"
    SKILL = "skill"
    CATEGORY = "category"
    STAGE = "stage"
    LEVEL = "level"
    COUNTRY = "country"
    GROUP = "group"
    CAREERS = "careers"
    """Several careers in one argument, joined by JOINT."""
    SKILLS = "skills"
    """Several skills in one argument, joined by JOINT."""
    PLAIN = "plain"
    """Not a name: a number or an id that the use case checks itself."""


@dataclass(frozen=True, slots=True)
class Request:
    """A route whose names are resolved, and its reader."""

    knowledge: KnowledgeBase
    route: Route
    reader: Reader

    @property
    def career(self) -> Career:
        """The career that is the route's first argument."""
        return self.knowledge.careers[self._first()]  # pyright: ignore[reportArgumentType] -- resolved ids

    @property
    def skill(self) -> Skill:
        """The skill that is the route's first argument."""
        return self.knowledge.skills[self._first()]  # pyright: ignore[reportArgumentType] -- resolved ids

    def career_at(self, position: int) -> Career | None:
        """Return the career that an argument names, or None when it was left out."""
        named = self.careers_at(position)
        return named[0] if named else None

    def careers_at(self, position: int) -> tuple[Career, ...]:
        """Return the careers of an argument in the order given, empty when it was left out."""
        found = (self.knowledge.careers[CareerId(key)] for key in self._ids(position))
        return tuple(found)

    def skills_at(self, position: int) -> tuple[Skill, ...]:
        """Return the skills of an argument in the order given, empty when it was left out."""
        found = (self.knowledge.skills[SkillId(key)] for key in self._ids(position))
        return tuple(found)

    def _ids(self, position: int) -> list[str]:
        written = self.route.arg(position)
        return [] if written is None else written.split(JOINT)

    def _first(self) -> str:
        found = self.route.arg(0)
        if found is None:
            raise LookupError(f"{self.route} lacks its first argument")
        return found


UseCase = Callable[[Request], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class View:
    """A use case with the kinds of its arguments."""

    run: UseCase
    args: tuple[ArgKind, ...] = ()
    required: int = 0
    """How many arguments must be given."""
    for_everybody: bool = False
    """Whether every reader gets the same answer: it depends on knowledge and route alone."""
