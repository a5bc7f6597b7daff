"""/tip, driven the way a member would."""

from __future__ import annotations

import pytest

from tests.cogs.reading import labels_of, text_of


async def test_a_tip_is_shown_to_the_asker_alone(member, channel):
    shown = await member.slash(channel, "tip")

    assert shown.ephemeral
    assert text_of(shown.response).startswith("## 💡 ")
    assert "Another tip" in labels_of(shown.response)


@pytest.mark.parametrize("typed", ["python", "skill:python", "Skill: Python"])
async def test_a_topic_may_be_chosen_or_typed(member, channel, knowledge, typed):
    shown = await member.slash(channel, "tip", topic=typed)

    title = text_of(shown.response).splitlines()[0].removeprefix("## 💡 ")
    [tip] = [tip for tip in knowledge.tips.values() if tip.title == title]
    assert "python" in tip.skills


async def test_no_tip_comes_twice_in_a_session(member, channel):
    titles = set()
    for _ in range(7):
        shown = await member.slash(channel, "tip", topic="stage:professional")
        titles.add(text_of(shown.response).splitlines()[0])

    assert len(titles) == 7


async def test_a_topic_without_tips_is_refused_kindly(simcord_env, member, channel):
    shown = await member.slash(channel, "tip", topic="sword swallowing")

    assert shown.ephemeral
    assert "no tips on “sword swallowing”" in text_of(shown.response)
    assert simcord_env.errors
