"""Discord answers with errors for minutes: nobody can be answered, and nothing breaks for good."""

from __future__ import annotations

import asyncio

import pytest

from tests.loopback.faults import Kind
from tests.loopback.interactions import press, slash

CALLBACK = "/interactions/*/callback"
MANY = 60  # more than all that is tried meanwhile


class Hurried:
    """The module asyncio, but for sleep: the library waits minutes between its tries."""

    def __getattr__(self, name):
        return getattr(asyncio, name)

    @staticmethod
    async def sleep(_seconds):
        await asyncio.sleep(0)


@pytest.fixture(autouse=True)
def hurried(monkeypatch):
    monkeypatch.setattr("discord.webhook.async_.asyncio", Hurried())


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_bot_outlives_minutes_of_errors(loopback, bot, status):
    before = await loopback.ask(slash("skills", career="backend-developer"))
    loopback.faults.add(Kind.STATUS, "POST", CALLBACK, status=status, times=MANY)
    tried = len(loopback.sent("POST", "/callback"))
    for _ in range(3):
        await loopback.offer(slash("help"))
    await loopback.until_sent("POST", "/callback", tried + 6)  # an answer and an apology each
    loopback.faults.coming.clear()

    again = await loopback.ask(slash("skills", career="backend-developer"))
    button = next(name for name in before.custom_ids() if name.startswith("go:"))
    pressed = await loopback.ask(press(before.message, button))

    assert again.text == before.text
    assert pressed.text
    assert len(loopback.gateway.identified) == 1  # no identify was spent on it
