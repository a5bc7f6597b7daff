"""How much there is: every career as complete as the next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.domain.vocabulary import Category, FaqTopic, Importance, Level, Stage, TipKind

if TYPE_CHECKING:
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase

CAREERS = (
    "backend-developer frontend-developer full-stack-developer mobile-developer data-analyst "
    "data-scientist data-engineer machine-learning-engineer ai-engineer devops-engineer "
    "cloud-engineer site-reliability-engineer security-engineer qa-engineer "
    "database-administrator game-developer embedded-engineer blockchain-developer ui-ux-designer "
    "product-manager technical-writer solutions-architect systems-administrator network-engineer "
    "engineering-manager"
).split()


@pytest.fixture(params=CAREERS)
def career(request: pytest.FixtureRequest, knowledge: KnowledgeBase) -> Career:
    """Each career in turn."""
    return knowledge.careers[request.param]


def test_there_are_twenty_five_careers(knowledge: KnowledgeBase):
    assert sorted(knowledge.careers) == sorted(CAREERS)


def test_there_is_enough_of_everything(knowledge: KnowledgeBase):
    assert len(knowledge.skills) >= 220
    assert len(knowledge.tips) >= 365
    assert len(knowledge.faq) >= 120


def test_every_stage_has_four_to_six_milestones(career: Career):
    assert [plan.stage for plan in career.roadmap] == list(Stage)
    assert all(4 <= len(plan.milestones) <= 6 for plan in career.roadmap)


def test_interviews_cover_every_level(career: Career):
    assert len(career.interview) >= 10
    assert {question.level for question in career.interview} == set(Level)


def test_a_career_has_five_to_ten_questions_of_its_own(career: Career):
    assert 5 <= len(career.questions) <= 10


def test_skills_have_every_weight_and_some_are_soft(career: Career):
    assert {need.importance for need in career.needs.values()} == set(Importance)
    assert Category.SOFT in career.skills
    assert len(career.needs) >= 30


def test_skills_of_milestones_are_skills_of_the_career(career: Career):
    missing = {
        f"{milestone.id}: {skill}"
        for _, milestone in career.milestones()
        for skill in milestone.skills
        if skill not in career.needs
    }
    assert not missing


def test_a_career_has_certificates_and_neighbours(career: Career):
    assert career.certificates
    assert 3 <= len(career.related) <= 8
    assert career.id not in {related.career for related in career.related}
    assert len({related.career for related in career.related}) == len(career.related)


def test_every_tip_has_a_kind_and_every_kind_enough_tips(knowledge: KnowledgeBase):
    kinds = Counter(tip.kind for tip in knowledge.tips.values())
    assert all(kinds[kind] >= 20 for kind in TipKind)


def test_every_career_and_stage_has_tips(knowledge: KnowledgeBase):
    careers = Counter(career for tip in knowledge.tips.values() for career in tip.careers)
    stages = Counter(tip.stage for tip in knowledge.tips.values())
    assert all(careers[career] >= 5 for career in knowledge.careers)
    assert all(stages[stage] >= 5 for stage in Stage)


def test_every_topic_has_questions(knowledge: KnowledgeBase):
    topics = Counter(entry.topic for entry in knowledge.faq.values())
    assert all(topics[topic] >= 5 for topic in FaqTopic)


def test_questions_of_people_stand_once(knowledge: KnowledgeBase):
    asked = Counter(
        question.casefold().rstrip("?")
        for entry in (
            *knowledge.faq.values(),
            *(q for c in knowledge.careers.values() for q in c.questions),
        )
        for question in (entry.question, *entry.also)
    )
    assert {question: count for question, count in asked.items() if count > 1} == {}


@pytest.mark.parametrize("name", ["go", "r", "c", "spring", "rust", "tf"])
def test_names_that_are_ordinary_words_ask_for_evidence(knowledge: KnowledgeBase, name: str):
    owners = [skill for skill in knowledge.skills.values() if name in skill.ambiguous]

    assert owners
    assert all(len(skill.evidence) >= 5 for skill in owners)
    assert knowledge.skill_named(name) in owners


def test_an_ambiguous_name_has_evidence(knowledge: KnowledgeBase):
    assert not [s.id for s in knowledge.skills.values() if s.ambiguous and not s.evidence]
