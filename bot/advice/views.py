"""Every view that a route can name, with the kinds of its arguments."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.advice.careers.browse import browse
from bot.advice.careers.choice import choice
from bot.advice.careers.compare import compare
from bot.advice.careers.day import duties, environment
from bot.advice.careers.hired import hired
from bot.advice.careers.match import match
from bot.advice.careers.outlook import outlook
from bot.advice.careers.overview import overview
from bot.advice.careers.switch import switch
from bot.advice.help import show_help
from bot.advice.learning.certification import certification
from bot.advice.learning.interview import interview
from bot.advice.learning.milestone import MilestoneView
from bot.advice.learning.next_step import NextStepView
from bot.advice.learning.progress import ProgressView
from bot.advice.learning.resources import resources
from bot.advice.learning.roadmap import RoadmapView
from bot.advice.pay.pay_countries import pay_countries
from bot.advice.pay.salaries import salaries
from bot.advice.pay.salary import salary
from bot.advice.questions.faq import faq
from bot.advice.questions.meant import meant
from bot.advice.questions.own_questions import own_question
from bot.advice.questions.pick import PickView
from bot.advice.request import ArgKind, View
from bot.advice.skills.careers_for import careers_for
from bot.advice.skills.compare_skills import compare_skills
from bot.advice.skills.skill import skill
from bot.advice.skills.skill_in_career import skill_in_career
from bot.advice.skills.skill_map import skill_map
from bot.advice.skills.skills import skills
from bot.advice.sources import sources
from bot.advice.tip import TipView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.progress import ProgressStore

_CAREER = ArgKind.CAREER
_SKILLS = ArgKind.SKILLS
_LEVEL = ArgKind.LEVEL
_COUNTRY = ArgKind.COUNTRY
_PLAIN = ArgKind.PLAIN

_public = partial(View, for_everybody=True)


def build_views(progress: ProgressStore) -> Mapping[str, View]:
    """Return all views by name; the names are part of button ids and never change."""
    views = {
        "overview": _public(overview, (_CAREER,), 1),
        "duties": _public(duties, (_CAREER,), 1),
        "environment": _public(environment, (_CAREER,), 1),
        "outlook": View(outlook, (_CAREER,), 1),
        "browse": _public(browse, (ArgKind.GROUP,)),
        "skills": _public(skills, (_CAREER, ArgKind.CATEGORY), 1),
        "skill-map": _public(skill_map, (_CAREER,), 1),
        "skill": _public(skill, (ArgKind.SKILL, _CAREER, _PLAIN), 1),
        "need": _public(skill_in_career, (_CAREER, _SKILLS), 2),
        "compare-skills": _public(compare_skills, (_SKILLS, _CAREER), 1),
        "careers-for": _public(careers_for, (_SKILLS,), 1),
        "roadmap": View(RoadmapView(progress), (_CAREER, ArgKind.STAGE), 1),
        "milestone": View(MilestoneView(progress), (_CAREER, _PLAIN, _PLAIN), 2),
        "next-step": View(NextStepView(progress), (_SKILLS, _CAREER)),
        "progress": View(ProgressView(progress), (_CAREER, _PLAIN)),
        "resources": _public(resources, (_SKILLS, _CAREER, ArgKind.STAGE)),
        "certification": _public(certification, (_CAREER, _SKILLS)),
        "salary": View(salary, (_CAREER, _LEVEL, _PLAIN, _COUNTRY), 1),
        "pay-countries": View(pay_countries, (_CAREER,), 1),
        "salaries": View(salaries, (ArgKind.CAREERS, _LEVEL, _COUNTRY), 1),
        "compare": View(compare, (_CAREER, _CAREER, _COUNTRY), 1),
        "switch": _public(switch, (_CAREER, _CAREER), 1),
        "choice": _public(choice, (_CAREER,)),
        "match": _public(match, (_PLAIN,)),
        "hired": _public(hired, (_CAREER, _PLAIN)),
        "interview": _public(interview, (_CAREER, _LEVEL, _PLAIN), 1),
        "faq": View(faq, (_PLAIN,), 1),
        "own-question": _public(own_question, (_CAREER, _PLAIN), 2),
        "tip": View(TipView(), (_PLAIN, _PLAIN)),
        "sources": _public(sources),
        "meant": _public(meant, (_CAREER, _SKILLS)),
        "help": View(show_help),
    }
    views["pick"] = View(PickView(views), (_PLAIN, _SKILLS), 1)
    return views
