"""A question as the choosers of its answer see it: what was said, and what may stand in for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.advice.addresses import fitting
from bot.advice.questions.pick import pick_route
from bot.advice.request import JOINT
from bot.domain.careers import CareerId
from bot.domain.recognition import Entity
from bot.domain.routes import Route, to
from bot.domain.vocabulary import FaqTopic, Level, Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.readers import Reader
    from bot.domain.recognition import Recognition, Slots

MAX_YEARS = 60
_ROOM_FOR_SKILLS = 45  # characters, beside which the longest view and career still fit
_STAGE_OF_LEVEL = {Level.JUNIOR: Stage.INTERMEDIATE, Level.MID: Stage.ADVANCED}
_FROM = re.compile(
    r"\b(?:from|leaving|currently|(?:i\s*am|i['’]?m|im|was|as)(?:\s+an?)?)"  # noqa: RUF001 -- phones set it so
    r"(?:\s+(?:being|working|work|a|an|the|my|currently|as|mostly|now))*\s*$",
    re.I,
)
"""What stands before the job that somebody leaves."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its reader."""

    knowledge: KnowledgeBase
    recognition: Recognition
    reader: Reader

    @property
    def slots(self) -> Slots:
        """What the question says."""
        return self.recognition.slots

    @property
    def careers(self) -> tuple[CareerId, ...]:
        """The careers that the question names."""
        return self.slots.careers

    @property
    def career(self) -> CareerId | None:
        """The first career named, else the one that the server has chosen as usual."""
        if self.careers:
            return self.careers[0]
        usual = CareerId(self.reader.default_career or "")
        return usual if usual in self.knowledge.careers else None

    @property
    def faq_topic(self) -> FaqTopic | None:
        """The subject of the general question that it comes down to."""
        entry = self.knowledge.faq.get(self.recognition.faq or "")
        return None if entry is None else entry.topic

    @property
    def skills(self) -> str | None:
        """The skills named, as one argument: as many as leave room for a career beside them."""
        joined = ""
        for skill in self.slots.skills:
            longer = f"{joined}{JOINT}{skill}" if joined else skill
            if len(longer) > _ROOM_FOR_SKILLS:
                break
            joined = longer
        return joined or None

    @property
    def years(self) -> str | None:
        """The years of experience, as an argument."""
        years = self.slots.years
        return None if years is None or not 0 <= years <= MAX_YEARS else f"{years:g}"

    def faq_or_ask(self, wanted: Route) -> Route:
        """Return the general question that it comes down to, else the menu for what is missing."""
        if self.faq_topic is not None:
            return to("faq", self.recognition.faq)
        return self.ask(wanted)

    def ask(self, wanted: Route) -> Route:
        """Return the menu for what a route lacks, careers that use the named skills first."""
        asking = pick_route(wanted, self.slots.skills)
        return fitting(asking, pick_route(wanted))

    def stage_in(self, career: Career) -> Stage | None:
        """Return the stage that was named, or that the years or the level amount to."""
        if self.slots.stage is not None:
            return self.slots.stage
        if self.slots.years is not None:
            months = self.slots.years * 12
            begun = [plan.stage for plan in career.roadmap if plan.months[0] <= months]
            return begun[-1] if begun else Stage.FOUNDATION
        if self.slots.level is not None:
            return _STAGE_OF_LEVEL.get(self.slots.level, Stage.PROFESSIONAL)
        return None

    def move(self) -> tuple[CareerId, CareerId] | None:
        """Return from where to where somebody wants to move, None if only one end is named."""
        if len(self.careers) < 2:
            return None
        first, second = self.careers[:2]
        left = self.left()
        return (second, first) if left == second else (first, second)

    def left(self) -> str | None:
        """Return the career before which words such as "from" or "I am a" stand."""
        for match in self.recognition.matches:
            before = self.recognition.question[: match.start]
            if match.entity is Entity.CAREER and _FROM.search(before[-60:]):
                return match.value
        return None


def of_first(view: str) -> Callable[[Asked], Route]:
    """Return a chooser for views of one career: the first that is named."""

    def choose(asked: Asked) -> Route:
        return asked.faq_or_ask(to(view)) if asked.career is None else to(view, asked.career)

    return choose


def of_career(view: str) -> Callable[[Asked], Route]:
    """Return a chooser for views of one career; where two are named they are compared."""

    def choose(asked: Asked) -> Route:
        several = len(asked.careers) > 1
        return to("compare", *asked.careers[:2]) if several else of_first(view)(asked)

    return choose
