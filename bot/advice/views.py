"""Every view that a route can name, with the kinds of its arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.browse import browse
from bot.advice.careers_for import careers_for
from bot.advice.certification import certification
from bot.advice.choice import choice
from bot.advice.compare import compare
from bot.advice.compare_skills import compare_skills
from bot.advice.day import duties, environment
from bot.advice.faq import faq
from bot.advice.help import show_help
from bot.advice.hired import hired
from bot.advice.interview import interview
from bot.advice.match import match
from bot.advice.meant import meant
from bot.advice.milestone import MilestoneView
from bot.advice.next_step import NextStepView
from bot.advice.outlook import outlook
from bot.advice.overview import overview
from bot.advice.own_questions import own_question
from bot.advice.pick import PickView
from bot.advice.progress import ProgressView
from bot.advice.request import ArgKind, View
from bot.advice.resources import resources
from bot.advice.roadmap import RoadmapView
from bot.advice.salaries import salaries
from bot.advice.salary import salary
from bot.advice.skill import skill
from bot.advice.skill_in_career import skill_in_career
from bot.advice.skills import skills
from bot.advice.sources import sources
from bot.advice.switch import switch
from bot.advice.tip import TipView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.progress import ProgressStore

_CAREER = ArgKind.CAREER
_SKILLS = ArgKind.SKILLS
_LEVEL = ArgKind.LEVEL
_COUNTRY = ArgKind.COUNTRY
_PLAIN = ArgKind.PLAIN


def build_views(progress: ProgressStore) -> Mapping[str, View]:
    """Return all views by name; the names are part of button ids and never change."""
    views = {
        "overview": View(overview, (_CAREER,), 1),
        "duties": View(duties, (_CAREER,), 1),
        "environment": View(environment, (_CAREER,), 1),
        "outlook": View(outlook, (_CAREER,), 1),
        "browse": View(browse, (ArgKind.GROUP,)),
        "skills": View(skills, (_CAREER, ArgKind.CATEGORY), 1),
        "skill": View(skill, (ArgKind.SKILL,), 1),
        "need": View(skill_in_career, (_CAREER, _SKILLS), 2),
        "compare-skills": View(compare_skills, (_SKILLS, _CAREER), 1),
        "careers-for": View(careers_for, (_SKILLS,), 1),
        "roadmap": View(RoadmapView(progress), (_CAREER, ArgKind.STAGE), 1),
        "milestone": View(MilestoneView(progress), (_CAREER, _PLAIN, _PLAIN), 2),
        "next-step": View(NextStepView(progress), (_SKILLS, _CAREER)),
        "progress": View(ProgressView(progress), (_CAREER, _PLAIN)),
        "resources": View(resources, (_SKILLS, _CAREER, ArgKind.STAGE)),
        "certification": View(certification, (_CAREER, _SKILLS)),
        "salary": View(salary, (_CAREER, _LEVEL, _PLAIN, _COUNTRY), 1),
        "salaries": View(salaries, (ArgKind.CAREERS, _LEVEL, _COUNTRY), 1),
        "compare": View(compare, (_CAREER, _CAREER), 2),
        "switch": View(switch, (_CAREER, _CAREER), 1),
        "choice": View(choice, (_CAREER,)),
        "match": View(match, (_PLAIN,)),
        "hired": View(hired, (_CAREER, _PLAIN)),
        "interview": View(interview, (_CAREER, _LEVEL, _PLAIN), 1),
        "faq": View(faq, (_PLAIN,), 1),
        "own-question": View(own_question, (_CAREER, _PLAIN), 2),
        "tip": View(TipView(), (_PLAIN, _PLAIN)),
        "sources": View(sources),
        "meant": View(meant, (_CAREER, _SKILLS)),
        "help": View(show_help),
    }
    views["pick"] = View(PickView(views), (_PLAIN, _SKILLS), 1)
    return views
