"""Settings in front of a database that is slow or away: nobody waits for them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
import structlog

from bot.domain.guilds import GuildSettings, SettingsConflictError, Visibility
from bot.errors import StorageError
from bot.storage import remembered as remembered_module
from bot.storage.memory.guilds import MemoryGuildSettingsStore
from bot.storage.memory.tables import MemoryTables
from bot.storage.remembered import RememberedSettings

GUILD = 7


class MoodyStore(MemoryGuildSettingsStore):
    """Settings in memory, until it is told to be away or slow."""

    def __init__(self):
        super().__init__(MemoryTables())
        self.is_away = self.is_slow = False
        self.reads = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def get(self, guild_id):
        self.reads += 1
        if self.is_away:
            raise StorageError("away")
        found = await super().get(guild_id)
        if self.is_slow:
            await asyncio.sleep(60)
        await self.gate.wait()
        return found


@pytest.fixture
def store():
    return MoodyStore()


@pytest.fixture
def settings(store, clock):
    return RememberedSettings(store, clock)


@pytest.fixture
def impatience(monkeypatch):
    """For tests of slow reads alone: a busy machine makes every read slow."""
    monkeypatch.setattr(remembered_module, "_PATIENCE_SECONDS", 0.2)


@pytest.fixture(autouse=True)
def entries():
    with structlog.testing.capture_logs() as caught:
        yield caught


async def public(settings):
    saved = await settings.save(GuildSettings(GUILD, visibility=Visibility.PUBLIC))
    assert saved.visibility is Visibility.PUBLIC


@pytest.mark.usefixtures("impatience")
@pytest.mark.parametrize("mood", ["is_away", "is_slow"])
async def test_last_known_settings_serve_while_the_database_is_away(settings, store, clock, mood):
    await public(settings)
    clock.jump(timedelta(hours=1))
    setattr(store, mood, True)

    assert (await settings.get(GUILD)).visibility is Visibility.PUBLIC


@pytest.mark.usefixtures("impatience")
@pytest.mark.parametrize("mood", ["is_away", "is_slow"])
async def test_defaults_serve_where_nothing_is_known(settings, store, mood):
    setattr(store, mood, True)

    assert await settings.get(GUILD) == GuildSettings(GUILD)


async def test_database_that_is_away_is_asked_once_in_a_while(settings, store, clock, entries):
    store.is_away = True
    for _ in range(50):
        await settings.get(GUILD)
    assert store.reads == 1

    store.is_away = False
    clock.jump(timedelta(seconds=6))
    await settings.get(GUILD)
    assert store.reads == 2
    assert len(entries) == 1


async def test_clock_that_was_set_back_makes_nothing_last_longer(settings, store, clock):
    await settings.get(GUILD)
    clock.jump(timedelta(hours=-1))
    store.is_away = True
    await settings.get(GUILD)
    clock.jump(timedelta(hours=-1))
    store.is_away = False
    await settings.get(GUILD)

    assert store.reads == 3


async def test_saving_over_settings_that_were_not_readable_is_a_conflict(settings, store, clock):
    await public(settings)
    other = RememberedSettings(store, clock)
    store.is_away = True
    shown = await other.get(GUILD)
    store.is_away = False

    with pytest.raises(SettingsConflictError):
        await other.save(replace(shown, country="DE"))


async def test_change_of_another_process_is_followed(settings, store):
    await settings.get(GUILD)
    await store.save(GuildSettings(GUILD, visibility=Visibility.PUBLIC))
    settings.forget(GUILD)

    assert (await settings.get(GUILD)).visibility is Visibility.PUBLIC


async def test_missed_news_make_everything_forgotten(settings, store):
    await settings.get(GUILD)
    settings.forget(None)
    await settings.get(GUILD)

    assert store.reads == 2


async def test_read_that_began_before_a_change_is_not_remembered(settings, store):
    store.gate.clear()
    reading = asyncio.create_task(settings.get(GUILD))
    await asyncio.sleep(0.01)
    settings.forget(GUILD)  # told while the read is on its way
    store.gate.set()
    await reading
    await settings.get(GUILD)

    assert store.reads == 2
