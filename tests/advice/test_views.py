"""Every view over all careers and skills."""

import pytest

from bot.domain.answers import Answer
from bot.domain.readers import Reader
from bot.domain.routes import Route
from bot.domain.topics import Topic
from bot.domain.vocabulary import Category, FaqTopic, Level, Stage, TipKind
from bot.errors import UsageError
from tests.advice.reading import assert_fits, routes_of, text_of

OF_CAREER = (
    "overview", "duties", "environment", "outlook", "skills", "roadmap", "salary", "salaries",
    "interview", "choice", "hired", "certification", "switch", "progress",
)  # fmt: skip


async def assert_good(advisor, written: str) -> Answer:
    """Open a route and check the answer, and that every way out of it leads somewhere."""
    answer = await advisor.open(Route.parse(written), Reader(member=1))
    assert_fits(answer)
    for route in routes_of(answer):
        advisor._resolver.resolve(route, advisor._views[route.view])
    return answer


@pytest.mark.parametrize("view", OF_CAREER)
async def test_every_career_has_every_view(advisor, knowledge, view):
    for career in knowledge.careers:
        answer = await assert_good(advisor, f"{view}/{career}")
        assert knowledge.careers[career].title.lower() in text_of(answer).lower()


@pytest.mark.parametrize("level", Level)
async def test_every_career_has_interviews_and_pay_at_every_level(advisor, knowledge, level):
    for career in knowledge.careers:
        await assert_good(advisor, f"interview/{career}/{level}")
        await assert_good(advisor, f"salaries/{career}+data-analyst/{level}/DE")


@pytest.mark.parametrize("stage", Stage)
async def test_every_stage_has_resources_and_a_roadmap(advisor, knowledge, stage):
    for career in knowledge.careers:
        await assert_good(advisor, f"resources/-/{career}/{stage}")
        await assert_good(advisor, f"roadmap/{career}/{stage}")


async def test_every_skill_has_every_view(advisor, knowledge):
    for key, skill in knowledge.skills.items():
        for view in ("skill", "careers-for", "next-step", "resources", "certification/-"):
            answer = await assert_good(advisor, f"{view}/{key}")
            words = text_of(answer)
            assert skill.name in words or str(skill.full_name) in words


async def test_every_skill_of_a_career_is_weighed_there(advisor, knowledge):
    for career in knowledge.careers.values():
        for key in (*career.needs, "photoshop", "siem"):
            if key in knowledge.skills:
                answer = await assert_good(advisor, f"need/{career.id}/{key}")
                named = text_of(answer).splitlines()[1]
                assert named.startswith("No, ") == (key not in career.needs)


async def test_related_skills_are_compared(advisor, knowledge):
    for key, skill in knowledge.skills.items():
        answer = await assert_good(advisor, f"compare-skills/{key}+{skill.related[0]}")
        assert skill.name in answer.title


async def test_every_general_question_is_answered(advisor, knowledge):
    for key, entry in knowledge.faq.items():
        for written in (f"faq/{key}", f"hired/backend-developer/{key}", f"hired/-/{key}"):
            assert entry.answer in text_of(await assert_good(advisor, written))
    assert {entry.topic for entry in knowledge.faq.values()} == set(FaqTopic)


async def test_every_own_question_is_answered(advisor, knowledge):
    for career in knowledge.careers.values():
        for position, own in enumerate(career.questions):
            answer = await assert_good(advisor, f"own-question/{career.id}/{position}")
            assert own.answer in text_of(answer)


async def test_categories_of_skills(advisor, knowledge):
    for career in knowledge.careers:
        for category in Category:
            await assert_good(advisor, f"skills/{career}/{category}")


@pytest.mark.parametrize(
    "view", ["help", "sources", "browse", "choice", "hired", "certification", "resources", "tip",
             "progress", "next-step", "match"],
)  # fmt: skip
async def test_views_without_any_argument(advisor, view):
    await assert_good(advisor, view)


@pytest.mark.parametrize(
    "wanted", ["salary", "salary/php/-/senior/-/DE", "compare", "compare/-/data-analyst", "switch",
               "roadmap/-/-/advanced", "interview/java/-/mid", "skill", "careers-for",
               "need/-/-/go", "certification", "hired", "next-step", "skills/-/-/languages"],
)  # fmt: skip
async def test_what_is_missing_is_asked_for(advisor, wanted):
    answer = await assert_good(advisor, f"pick/{wanted}")
    assert len(answer.menus[0].options) >= 20
    given = [arg for arg in wanted.split("/")[2:] if arg != "-"]
    for option in answer.menus[0].options:
        assert set(given) <= set(option.route.args)


async def test_careers_that_use_the_named_skill_are_offered_first(opened, knowledge):
    answer = await opened("pick/salary/swift")
    users = {career.title for career in knowledge.careers_needing("swift")}
    assert answer.menus[0].options[0].label in users


@pytest.mark.parametrize(
    "broken", ["faq/none", "own-question/backend-developer/99", "own-question/backend-developer/x",
               "interview/backend-developer/-/0", "interview/backend-developer/-/99",
               "interview/backend-developer/-/s1-6", "match/9", "match/00000000000", "match/²",
               "pick/nothing", "pick/skills/-/backend-developer", "tip/all/none", "tip/nonsense",
               "hired/backend-developer/none", "salary/backend-developer/-/1e9"],
)  # fmt: skip
async def test_forged_addresses_are_refused_in_words(opened, broken):
    with pytest.raises(UsageError):
        await opened(broken)


async def test_topics_of_tips(advisor, knowledge):
    for kind in TipKind:
        await assert_good(advisor, f"tip/{Topic.parse(f'kind:{kind}')}")
    for key in knowledge.tips:
        await assert_good(advisor, f"tip/all/{key}")
