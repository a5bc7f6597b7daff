"""Ten times the knowledge may cost at most three times as long."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.careers import CareerId
from bot.domain.skills import SkillId
from bot.understanding.recognizer import Recognizer
from tests.understanding.sentences import own_questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.skills import Skill

COPIES = ("", "neo", "ultra", "macro", "hyper", "proto", "astro", "cyto", "geo", "ortho")
MOST_TIMES_LONGER = 3


def test_ten_times_the_knowledge(recognizer: Recognizer, knowledge: KnowledgeBase) -> None:
    questions = [row["q"] for row in own_questions()][:200]
    large = Recognizer(_tenfold(knowledge))

    ours, tenfold = (min(_seconds(r, questions) for _ in range(3)) for r in (recognizer, large))

    assert tenfold / ours <= MOST_TIMES_LONGER


def _tenfold(knowledge: KnowledgeBase) -> KnowledgeBase:
    careers = [_career(c, copy) for copy in COPIES for c in knowledge.careers.values()]
    skills = [_skill(s, copy) for copy in COPIES for s in knowledge.skills.values()]
    faq = [
        replace(entry, id=f"{copy}{entry.id}", question=f"{copy} {entry.question}")
        for copy in COPIES
        for entry in knowledge.faq.values()
    ]
    return replace(
        knowledge,
        careers={career.id: career for career in careers},
        skills={skill.id: skill for skill in skills},
        faq={entry.id: entry for entry in faq},
    )


def _career(career: Career, copy: str) -> Career:
    return replace(
        career,
        id=CareerId(f"{copy}{career.id}"),
        title=f"{copy}{career.title}",
        plural=f"{copy}{career.plural}",
        aliases=tuple(f"{copy}{alias}" for alias in career.aliases),
    )


def _skill(skill: Skill, copy: str) -> Skill:
    return replace(
        skill,
        id=SkillId(f"{copy}{skill.id}"),
        name=f"{copy}{skill.name}",
        short=f"{copy}{skill.short}",
        aliases=tuple(f"{copy}{alias}" for alias in skill.aliases),
        misspellings=tuple(f"{copy}{slip}" for slip in skill.misspellings),
        ambiguous=frozenset(f"{copy}{name}" for name in skill.ambiguous),
    )


def _seconds(recognizer: Recognizer, questions: Sequence[str]) -> float:
    began = time.thread_time()
    for question in questions:
        recognizer.recognize(question)
    return time.thread_time() - began
