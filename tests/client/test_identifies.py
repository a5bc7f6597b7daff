"""The last identifies of a day are not spent on a restart."""

from __future__ import annotations

from typing import Any

import pytest

from bot.client import identifies
from bot.client.identifies import RESERVE, until_enough


class Allowance:
    """Discord's answers to /gateway/bot, one after the other."""

    def __init__(self, *remaining: int, total: int = 1000) -> None:
        self.left = list(remaining)
        self.total = total

    async def get_bot_gateway(self) -> Any:
        limit = {
            "total": self.total,
            "remaining": self.left.pop(0),
            "reset_after": 7_200_000,
            "max_concurrency": 16,
        }
        return 1, "wss://gateway.example", limit


@pytest.fixture
def slept(monkeypatch):
    waits = []

    async def sleep(seconds):
        waits.append(seconds)

    monkeypatch.setattr(identifies.asyncio, "sleep", sleep)
    return waits


async def enough(allowance: Any, needed: int) -> int:
    return await until_enough(allowance, needed)


async def test_enough_is_not_waited_for(slept):
    assert await enough(Allowance(999), 3) == 16
    assert slept == []


async def test_too_few_are_waited_for(slept):
    await enough(Allowance(2, RESERVE + 2, RESERVE + 3), 3)

    assert slept == [900.0, 900.0]


async def test_bot_with_more_shards_than_identifies_starts_on_a_full_allowance(slept):
    await enough(Allowance(1000), 2000)

    assert slept == []
