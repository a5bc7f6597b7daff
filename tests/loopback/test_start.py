"""Starting, in this process: what comes between the program and Discord is told in one line."""

from __future__ import annotations

from typing import Any

import pytest

from bot import app
from bot.errors import AdvisorError, ConfigurationError
from bot.settings import Settings
from tests.loopback.faults import Kind
from tests.loopback.server import TOKEN

NOWHERE = "http://127.0.0.1:9"  # the port of the discard service: nobody listens


@pytest.fixture
def settings(loopback, recognizer, monkeypatch, tmp_path):
    """Return settings for this Discord; what was learned from the knowledge is not learned anew."""
    monkeypatch.chdir(tmp_path)  # where no .env is
    monkeypatch.setattr(app, "Recognizer", lambda *_: recognizer)

    def made(**changes: Any) -> Settings:
        usual: dict[str, Any] = {
            "discord_token": TOKEN,
            "discord_api_url": loopback.api_url,
            "database_url": "sqlite://",
        }
        return Settings(**usual | changes)

    return made


async def test_token_that_discord_refuses_is_named(settings):
    with pytest.raises(ConfigurationError, match="DISCORD_TOKEN is refused"):
        await app.run_bot(settings(discord_token=TOKEN[:-5] + "wrong"))


async def test_token_that_is_reset_while_the_bot_runs_is_named(loopback, settings):
    loopback.gateway.refuses = True

    with pytest.raises(ConfigurationError, match="DISCORD_TOKEN is refused"):
        await app.run_bot(settings())


async def test_discord_that_does_not_answer_is_named(settings):
    with pytest.raises(AdvisorError, match=f"does not answer at {NOWHERE}"):
        await app.run_bot(settings(discord_api_url=NOWHERE))


async def test_discord_that_is_down_is_named(loopback, settings):
    loopback.faults.add(Kind.STATUS, "GET", "/users/@me", status=503)

    with pytest.raises(AdvisorError, match="does not answer"):
        await app.run_bot(settings())


async def test_sync_registers_once(loopback, settings):
    changed = [await app.sync_commands(settings()) for _ in range(2)]

    assert changed == [True, False]
    assert len(loopback.sent("PUT", "/commands")) == 1
