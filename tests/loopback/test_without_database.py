"""The database is away: knowledge is answered all the same, and memory is asked for patience."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from bot.app import build_services
from bot.charts import ChartService
from bot.client.clock import DiscordClock
from bot.errors import StorageError
from bot.storage.remembered import RememberedSettings
from bot.storage.stores import Stores, memory_stores
from tests.loopback.interactions import press, slash

KNOWLEDGE = {
    "skills": {"career": "backend-developer"},
    "skill": {"name": "postgresql"},
    "salary": {"career": "backend-developer"},
    "interview": {"career": "backend-developer"},
    "career overview": {"career": "backend-developer"},
    "career compare": {"first": "backend-developer", "second": "data-scientist"},
    "career switch": {"current": "backend-developer", "target": "data-scientist"},
    "roadmap": {"career": "backend-developer"},
    "ask": {"question": "what does a data scientist earn in germany"},
    "tip": {},
    "help": {},
}


class Away:
    """A store whose database does not answer."""

    def __getattr__(self, name):
        async def refused(*_args, **_options):
            raise StorageError("The database does not answer.")

        return refused


def stores_without_database(clock) -> Stores:
    away: Any = Away()
    stores = replace(memory_stores(clock), **{field.name: away for field in fields(Stores)})
    return replace(stores, settings=RememberedSettings(away, clock))


@pytest.fixture
async def connected(connect_with, knowledge, recognizer):
    clock = DiscordClock()
    stores = stores_without_database(clock)
    charts = ChartService(None, limit_seconds=60, start_seconds=60)  # a busy machine is no failure
    services = build_services(knowledge, stores, clock, charts, recognizer)
    async with connect_with(lambda: services) as bot:
        yield bot


@pytest.mark.parametrize("command", KNOWLEDGE)
async def test_knowledge_is_answered(loopback, connected, command):
    seen = await loopback.ask(slash(command, **KNOWLEDGE[command]))

    assert "That went wrong" not in seen.text
    assert "my memory" not in seen.text


async def test_buttons_turn_to_further_cards(loopback, connected):
    first = await loopback.ask(slash("skills", career="backend-developer"))
    button = next(name for name in first.custom_ids() if name.startswith("go:"))
    seen = await loopback.ask(press(first.message, button))

    assert "my memory" not in seen.text


async def test_what_needs_memory_says_so_kindly(loopback, connected, logged):
    seen = await loopback.ask(slash("progress"))

    assert seen.is_private
    assert "cannot reach my memory" in seen.text
    assert not [entry for entry in logged if entry["log_level"] == "error"]
