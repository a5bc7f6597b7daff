"""From a first idea to a first job, driven the way a member would, by buttons alone."""

from __future__ import annotations

import pytest

from bot.advice.learning.interview import SET_SIZE
from tests.cogs.reading import labels_of, pictures_of, selects_of, text_of


async def test_from_help_to_everything_without_another_command(member, channel, knowledge):
    shown = await member.slash(channel, "help")
    await member.click(shown.response, label="Which career suits me?")
    for question in knowledge.finder:
        await member.click(shown.response, label=question.options[0].label)
    await member.click(shown.response, label="Compare the first two")
    await member.click(shown.response, label="Switch from first to second")
    await member.click(shown.response, label="Roadmap")
    await member.click(shown.response, label="First step")
    await member.click(shown.response, label="Done")
    progress = await member.click(shown.response, label="My progress")

    assert "1 of " in text_of(progress.response)


@pytest.mark.parametrize("view", ["overview", "skills", "roadmap", "salary", "interview"])
async def test_every_main_card_leads_on_to_the_next_questions(member, channel, view):
    command = f"career {view}" if view == "overview" else view
    shown = await member.slash(channel, command, career="qa-engineer")
    further = {"Compare with …", "From another job", "My progress", "Getting hired"}

    assert further & set(labels_of(shown.response))


async def test_two_careers_side_by_side_and_the_other_way_round(member, channel):
    names = {"first": "data-analyst", "second": "data-scientist"}
    shown = await member.slash(channel, "career compare", **names)

    assert shown.ephemeral
    assert "What one does all day" in text_of(shown.response)
    [picture] = pictures_of(shown.response)
    assert picture["description"]
    turned = await member.click(shown.response, label="The other way round")
    assert text_of(turned.response).startswith("## ⚖️ Data scientist or data analyst")


async def test_one_career_asks_for_the_other_to_compare(member, channel):
    shown = await member.slash(channel, "career overview", career="data-analyst")
    asked = await member.click(shown.response, label="Compare with …")
    [menu] = selects_of(asked.response)

    opened = await member.select(shown.response, [menu["options"][0]["value"]])

    assert "What one does all day" in text_of(opened.response)


async def test_a_switch_shows_the_first_new_step(member, channel):
    ends = {"current": "qa-engineer", "target": "backend-developer"}
    shown = await member.slash(channel, "career switch", **ends)

    assert "Learn in this order" in text_of(shown.response)
    step = await member.click(shown.response, label="First new step")
    assert "Done" in labels_of(step.response)


async def test_the_finder_goes_back_and_begins_anew(member, channel, knowledge):
    shown = await member.slash(channel, "career match")
    first = knowledge.finder[0]
    assert first.question in text_of(shown.response)
    await member.click(shown.response, label=first.options[2].label)
    back = await member.click(shown.response, label="Back")
    assert first.question in text_of(back.response)


async def test_practice_shows_points_on_demand_and_goes_on(member, channel, knowledge):
    shown = await member.slash(channel, "interview", career="backend-developer")
    asked = await member.click(shown.response, label="Practice one at a time")
    points = knowledge.careers["backend-developer"].interview[0].points
    assert points[0] not in text_of(asked.response)

    told = await member.click(shown.response, label="Show the points of a good answer")
    assert all(point in text_of(told.response) for point in points)

    second = await member.click(shown.response, label="Next question")
    assert "Question 2 of" in text_of(second.response)


async def test_a_mixed_set_has_five_questions_and_then_five_others(member, channel):
    shown = await member.slash(channel, "interview", career="backend-developer")
    last = await member.click(shown.response, label="Five mixed questions")
    for number in range(2, SET_SIZE + 1):
        last = await member.click(shown.response, label="Next question")
        assert f"Question {number} of {SET_SIZE}" in text_of(last.response)
    others = await member.click(shown.response, label="Five others")
    assert f"Question 1 of {SET_SIZE}" in text_of(others.response)


async def test_a_roadmap_is_reset_only_after_asking(member, channel):
    shown = await member.slash(channel, "roadmap", career="backend-developer")
    await member.click(shown.response, label="First step")
    await member.click(shown.response, label="Done")

    whole = await member.slash(channel, "progress")
    assert whole.ephemeral
    assert "Foundation 1 of 5" in text_of(whole.response)
    [menu] = selects_of(whole.response)
    asked = await member.select(whole.response, [menu["options"][0]["value"]])
    assert "Keep it" in labels_of(asked.response)
    gone = await member.click(whole.response, label="Yes, erase 1 step")
    assert "Erased: 1 step" in text_of(gone.response)
    again = await member.slash(channel, "progress")
    assert "not begun" in text_of(again.response)
