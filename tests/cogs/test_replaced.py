"""A process that another one has replaced leaves what comes after to that one, at every door."""

from __future__ import annotations

import pytest

from tests.cogs.reading import text_of


@pytest.fixture
def retired(simcord_env):
    """Lets another process have taken over after the newest event so far."""

    def retire():
        simcord_env.bot.services.fleet.handover.retired.set()

    return retire


async def test_commands_and_completions_are_left_to_the_other(member, channel, retired):
    before = await member.slash(channel, "help")
    assert text_of(before.response)
    retired()

    assert (await member.slash(channel, "help")).response is None
    assert await member.autocomplete(channel, "skill", "name", "pyth") == []


async def test_presses_and_choices_are_left_to_the_other(member, channel, retired):
    card = (await member.slash(channel, "skills", career="backend-developer")).response
    retired()

    assert (await member.click(card, label="Overview")).response is None


async def test_mentions_are_left_to_the_other(simcord_env, member, channel, retired):
    bot = simcord_env.bot.user
    await member.send(channel, f"<@{bot.id}> what is a backend developer?")
    assert channel.last_message.author.id == bot.id
    retired()

    await member.send(channel, f"<@{bot.id}> what is a data scientist?")

    assert channel.last_message.author.id != bot.id
