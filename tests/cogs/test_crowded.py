"""While more is waiting than the loop can do, commands go ahead of completions."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.client import tree
from tests.cogs.reading import text_of


@pytest.fixture
def crowded(monkeypatch):
    """Take every pass of the event loop for a long one."""
    monkeypatch.setattr(tree, "CROWDED_SECONDS", -1)


@pytest.mark.usefixtures("crowded")
async def test_completions_go_unanswered_and_commands_are_answered(member, channel):
    assert await member.autocomplete(channel, "career overview", "career", "data") == []

    shown = await member.slash(channel, "career overview", career="data-analyst")
    assert "A plain day" in text_of(shown.response)


async def test_a_pass_that_takes_long_is_noticed(monkeypatch):
    monkeypatch.setattr(tree, "CROWDED_SECONDS", 0.05)
    asyncio.get_running_loop().call_soon(time.sleep, 0.1)

    assert await tree._is_crowded()


async def test_a_loop_that_turns_is_not_crowded(monkeypatch):
    monkeypatch.setattr(tree, "CROWDED_SECONDS", 60)

    assert not await tree._is_crowded()
