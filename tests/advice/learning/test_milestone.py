"""One step, and the ways on from it."""

import pytest

from bot.advice.advisor import Advisor
from bot.domain.readers import Reader
from bot.storage.stores import memory_stores
from tests.advice.reading import assert_fits, text_of
from tests.tips.clocks import FakeClock

ANNA = Reader(member=1)
CAREER = "backend-developer"


@pytest.fixture
def progress():
    return memory_stores(FakeClock()).progress


@pytest.fixture
def advisor(knowledge, progress):
    """One of its own, for these tests set ticks."""
    return Advisor(knowledge, progress)


@pytest.fixture
def steps(knowledge):
    return [milestone.id for _, milestone in knowledge.careers[CAREER].milestones()]


@pytest.fixture
def next_of(opened):
    """Return a function that presses "Next step" on a step and gives the id of the one shown."""

    async def press(step):
        shown = await opened(f"milestone/{CAREER}/{step}", ANNA)
        [following] = [action for action in shown.actions if action.label == "Next step"]
        return await opened(str(following.route), ANNA)

    return press


async def test_the_next_step_passes_over_those_that_are_done(next_of, progress, steps):
    for step in steps[:3]:
        await progress.tick(1, CAREER, step)

    assert (await next_of(steps[0])).route.args == (CAREER, steps[3])


async def test_after_the_last_step_comes_the_first_open_one(next_of, progress, steps):
    await progress.tick(1, CAREER, steps[0])
    await progress.tick(1, CAREER, steps[-1])

    assert (await next_of(steps[-1])).route.args == (CAREER, steps[1])


async def test_a_step_that_alone_is_open_comes_again(next_of, progress, steps):
    for step in steps[:-1]:
        await progress.tick(1, CAREER, step)

    assert (await next_of(steps[-1])).route.args == (CAREER, steps[-1])


async def test_with_every_step_done_it_is_time_to_apply(next_of, progress, steps):
    for step in steps:
        await progress.tick(1, CAREER, step)

    answer = await next_of(steps[4])

    assert_fits(answer)
    assert "every step" in text_of(answer)
    assert answer.actions[0].route.view == "interview"


async def test_without_a_member_the_next_step_is_the_next_in_the_list(opened, steps):
    answer = await opened(f"milestone/{CAREER}/{steps[0]}/next")
    assert answer.route.args == (CAREER, steps[1])


async def test_a_skill_opened_from_a_step_leads_back_to_it(opened, knowledge):
    for career in knowledge.careers.values():
        for _, milestone in career.milestones():
            shown = await opened(f"milestone/{career.id}/{milestone.id}")
            for option in shown.menus[0].options:
                skill = await opened(str(option.route))
                assert skill.route == option.route
                assert skill.actions[0].route == shown.route
                assert_fits(skill)


async def test_a_skill_of_a_vanished_step_leads_to_the_skills_of_the_career(opened):
    skill = await opened(f"skill/python/{CAREER}/vanished-step")
    assert str(skill.actions[0].route) == f"skills/{CAREER}"
