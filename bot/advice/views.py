"""Every view that a route can name, with the kinds of its arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.browse import browse
from bot.advice.help import show_help
from bot.advice.milestone import MilestoneView
from bot.advice.overview import overview
from bot.advice.request import ArgKind, View
from bot.advice.roadmap import RoadmapView
from bot.advice.salary import salary
from bot.advice.skill import skill
from bot.advice.skills import skills

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.progress import ProgressStore

_CAREER = ArgKind.CAREER
_PLAIN = ArgKind.PLAIN


def build_views(progress: ProgressStore) -> Mapping[str, View]:
    """Return all views by name; the names are part of button ids and never change."""
    return {
        "overview": View(overview, (_CAREER,), 1),
        "browse": View(browse, (ArgKind.GROUP,)),
        "skills": View(skills, (_CAREER, ArgKind.CATEGORY), 1),
        "skill": View(skill, (ArgKind.SKILL,), 1),
        "roadmap": View(RoadmapView(progress), (_CAREER, ArgKind.STAGE), 1),
        "milestone": View(MilestoneView(progress), (_CAREER, _PLAIN, _PLAIN), 2),
        "salary": View(salary, (_CAREER, ArgKind.LEVEL, _PLAIN, ArgKind.COUNTRY), 1),
        "help": View(show_help),
    }
