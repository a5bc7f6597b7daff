"""Where members stand, and what comes next for them."""

import pytest

from bot.advice.advisor import Advisor
from bot.charts.sheet import MAX_ROWS
from bot.domain.charts import ShareChart
from bot.domain.readers import Reader
from bot.errors import UsageError
from bot.storage.stores import memory_stores
from tests.advice.reading import assert_fits, text_of
from tests.tips.clocks import FakeClock

ANNA, BEN = Reader(member=1), Reader(member=2)


@pytest.fixture
def progress():
    return memory_stores(FakeClock()).progress


@pytest.fixture
def advisor(knowledge, progress):
    """One of its own, for these tests set ticks."""
    return Advisor(knowledge, progress)


@pytest.fixture
async def begun(progress, knowledge):
    """Give Anna three steps on two roadmaps, and one that the knowledge no longer has."""
    steps = [m.id for _, m in knowledge.careers["data-analyst"].milestones()]
    await progress.tick(1, "data-analyst", steps[0])
    await progress.tick(1, "data-analyst", steps[1])
    await progress.tick(1, "backend-developer", "one-language")
    await progress.tick(1, "backend-developer", "vanished-step")
    await progress.tick(1, "vanished-career", "first")
    return steps


async def test_nothing_begun_is_said_kindly(opened):
    answer = await opened("progress", BEN)
    assert_fits(answer)
    assert "not begun" in text_of(answer)


async def test_all_roadmaps_are_shown_with_their_next_step(opened, begun, knowledge):
    answer = await opened("progress", ANNA)

    assert answer.personal
    assert "3 steps on 2 roadmaps" in text_of(answer)
    assert isinstance(answer.chart, ShareChart)
    assert {row[:2] for row in answer.chart.rows} == {("Data Analyst", 2), ("Backend Developer", 1)}
    titles = {m.id: m.title for _, m in knowledge.careers["data-analyst"].milestones()}
    assert titles[begun[2]] in text_of(answer)


async def test_one_roadmap_is_shown_by_stage(opened, begun):
    answer = await opened("progress/data-analyst", ANNA)
    assert isinstance(answer.chart, ShareChart)
    assert sum(done for _, done, _ in answer.chart.rows) == 2
    assert len(answer.chart.rows) == 4
    assert "2 of" in text_of(answer)


async def test_nobody_sees_another_members_steps(opened, begun):
    assert "not begun" in text_of(await opened("progress", BEN))
    assert "not ticked" in text_of(await opened("progress/data-analyst", BEN))


async def test_a_reset_asks_first_and_spares_other_roadmaps(opened, begun, progress):
    asked = await opened("progress/data-analyst/reset", ANNA)
    assert "2 steps" in text_of(asked)
    assert len(await progress.ticks(1, "data-analyst")) == 2

    erase = next(action for action in asked.actions if "erase" in action.label)
    answer = await opened(str(erase.route), ANNA)

    assert "Erased: 2 steps" in text_of(answer)
    assert not await progress.ticks(1, "data-analyst")
    assert await progress.ticks(1, "backend-developer")
    assert str(answer.route) == "progress"  # opening the card again must not erase anything


async def test_a_reset_counts_steps_that_the_roadmap_no_longer_has(opened, begun):
    asked = await opened("progress/backend-developer/reset", ANNA)
    assert "erases your 2 steps" in text_of(asked)
    erase = next(action for action in asked.actions if "erase" in action.label)
    assert "Erased: 2 steps" in text_of(await opened(str(erase.route), ANNA))


async def test_a_roadmap_of_vanished_steps_alone_can_be_reset(opened, progress):
    await progress.tick(1, "qa-engineer", "vanished-step")

    whole = await opened("progress", ANNA)
    assert "0 steps on 1 roadmap." in text_of(whole)
    assert_fits(whole)
    assert "reset" in str(whole.menus[0].options[0].route)
    assert "1 step " in text_of(await opened("progress/qa-engineer/reset", ANNA))


async def test_every_roadmap_begun_stands_with_its_stages_and_a_reset(opened, begun):
    answer = await opened("progress", ANNA)
    assert "Foundation 2 of 5" in text_of(answer)
    resets = {str(option.route) for option in answer.menus[0].options}
    assert resets == {"progress/backend-developer/reset", "progress/data-analyst/reset"}


async def test_all_25_roadmaps_stand_in_the_picture(opened, progress, knowledge):
    for career in knowledge.careers.values():
        await progress.tick(1, career.id, next(career.milestones())[1].id)
    answer = await opened("progress", ANNA)
    assert len(answer.chart.rows) == len(knowledge.careers) <= MAX_ROWS


async def test_erasing_twice_is_harmless(opened, begun):
    await opened("progress/data-analyst/erase", ANNA)
    assert "nothing left" in text_of(await opened("progress/data-analyst/erase", ANNA))


async def test_without_a_member_there_is_no_progress(opened):
    with pytest.raises(UsageError, match="Discord"):
        await opened("progress", Reader())


async def test_the_next_step_passes_over_what_is_ticked(opened, begun):
    answer = await opened("next-step/-/data-analyst", ANNA)
    assert str(answer.actions[0].route) == f"milestone/data-analyst/{begun[2]}"


async def test_a_finished_roadmap_leads_to_interviews(opened, progress, knowledge):
    for _, milestone in knowledge.careers["qa-engineer"].milestones():
        await progress.tick(1, "qa-engineer", milestone.id)
    for view in ("progress/qa-engineer", "next-step/-/qa-engineer"):
        answer = await opened(view, ANNA)
        assert_fits(answer)
        assert answer.actions[0].route.view == "interview"


async def test_known_skills_lead_to_careers_and_their_next_step(opened, knowledge):
    answer = await opened("next-step/html+css+javascript")
    assert "frontend developer" in text_of(answer).splitlines()[1]
    career, step = answer.actions[0].route.args[:2]
    milestone = next(m for _, m in knowledge.careers[career].milestones() if m.id == step)
    assert not {"html", "css", "javascript"} & set(milestone.skills[:1])
