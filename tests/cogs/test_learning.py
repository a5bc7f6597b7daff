"""/skills, /skill and /roadmap, driven the way a member would."""

from __future__ import annotations

import pytest

from bot.domain.vocabulary import Category, Stage
from tests.cogs.reading import labels_of, selects_of, text_of


async def test_skills_name_every_skill_of_the_career(member, channel, knowledge):
    shown = await member.slash(channel, "skills", career="backend-developer")

    text = text_of(shown.response)
    needs = knowledge.careers["backend-developer"].needs
    assert all(knowledge.skills[key].name in text for key in needs)


@pytest.mark.parametrize("category", list(Category))
async def test_a_category_names_all_of_its_skills_on_the_first_card(
    member, channel, knowledge, category
):
    shown = await member.slash(
        channel, "skills", career="backend-developer", category=str(category)
    )

    text = text_of(shown.response)
    needs = knowledge.careers["backend-developer"].skills[category]
    assert all(knowledge.skills[need.skill].name in text for need in needs)


async def test_a_category_that_a_career_lacks_is_said_kindly(member, channel):
    shown = await member.slash(channel, "skills", career="technical-writer", category="security")

    assert "nothing in particular" in text_of(shown.response)


async def test_a_category_is_understood_as_people_type_it(member, channel):
    shown = await member.slash(channel, "skills", career="be dev", category="programming languages")

    assert "Backend Developer: Languages" in text_of(shown.response)


async def test_a_skill_is_understood_in_spite_of_a_slip(member, channel):
    shown = await member.slash(channel, "skill", name="postgress")

    text = text_of(shown.response)
    assert "PostgreSQL" in text
    assert "A first project" in text
    assert "Documentation" in labels_of(shown.response)


async def test_an_unknown_skill_offers_near_ones(simcord_env, member, channel):
    shown = await member.slash(channel, "skill", name="pythonista framework")

    assert "no skill called" in text_of(shown.response)
    assert simcord_env.errors


async def test_a_roadmap_shows_four_stages_with_their_spans(member, channel):
    shown = await member.slash(channel, "roadmap", career="backend-developer")

    text = text_of(shown.response)
    for span in ("0-3 months", "3-6 months", "6-12 months", "1 year and more"):
        assert span in text.replace("\N{EN DASH}", "-")


@pytest.mark.parametrize("stage", list(Stage))
async def test_a_stage_names_every_milestone_and_skill_on_the_first_card(
    member, channel, knowledge, stage
):
    shown = await member.slash(channel, "roadmap", career="backend-developer", stage=str(stage))

    text = text_of(shown.response)
    for milestone in knowledge.careers["backend-developer"].plan(stage).milestones:
        assert milestone.title in text
        assert all(knowledge.skills[key].name in text for key in milestone.skills)


async def test_a_milestone_can_be_ticked_and_the_roadmap_knows(member, channel):
    shown = await member.slash(channel, "roadmap", career="backend-developer")
    await member.click(shown.response, label="First step")
    ticked = await member.click(shown.response, label="Done")

    assert text_of(ticked.response).startswith("## ✅")
    again = await member.slash(channel, "roadmap", career="backend-developer")
    assert "1 of 5 done" in text_of(again.response)
    assert "Next step" in labels_of(again.response)


async def test_a_tick_is_seen_by_nobody_else(member, other_member, channel):
    shown = await member.slash(channel, "roadmap", career="backend-developer")
    await member.click(shown.response, label="First step")
    await member.click(shown.response, label="Done")

    other = await other_member.slash(channel, "roadmap", career="backend-developer")

    assert "✅" not in text_of(other.response)


async def test_a_tick_can_be_taken_back(member, channel):
    shown = await member.slash(channel, "roadmap", career="backend-developer")
    await member.click(shown.response, label="First step")
    await member.click(shown.response, label="Done")
    open_again = await member.click(shown.response, label="Not done after all")

    assert "✅" not in text_of(open_again.response)


async def test_every_stage_opens_from_the_menu(member, channel):
    shown = await member.slash(channel, "roadmap", career="backend-developer")

    for option in selects_of(shown.response)[0]["options"]:
        opened = await member.select(shown.response, [option["value"]])
        assert "Backend Developer:" in text_of(opened.response)
