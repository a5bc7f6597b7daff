"""career-advisor doctor: what it looks at, what it says must be mended, and its exit code."""

from __future__ import annotations

import re
import shutil
import sys
from typing import Any

import pytest
from discord.http import Route

from bot.checkup import examine
from bot.cli import main
from bot.domain.findings import Verdict
from bot.knowledge.load import find_folder
from bot.settings import Settings
from tests.loopback.payloads import application
from tests.loopback.server import TOKEN, LoopbackDiscord

ALL_RIGHTS = str((1 << 53) - 1)


@pytest.fixture(autouse=True)
def address():
    base = Route.BASE
    yield
    Route.BASE = base


class Discord(LoopbackDiscord):
    """One that can be asked where the bot is, and what its application is like."""

    def __init__(self):
        super().__init__()
        self.servers = [{"name": "Home", "permissions": ALL_RIGHTS}]
        self.application = application()


@pytest.fixture
async def discord():
    async with Discord() as server:
        for pattern, answer in (
            (r"GET /users/@me/guilds", lambda _: server.servers),
            (r"GET /oauth2/applications/@me", lambda _: server.application),
        ):
            server.rest._routes.insert(0, (re.compile(pattern), answer))
        yield server


@pytest.fixture
def look(discord, tmp_path, monkeypatch):
    """Examine an installation with these settings; return the findings by subject."""
    monkeypatch.chdir(tmp_path)  # where no .env is

    async def looked(**changes: Any):
        values: dict[str, Any] = {
            "discord_token": TOKEN,
            "discord_api_url": discord.api_url,
            "database_url": f"sqlite:///{tmp_path}/bot.db",
            "data_dir": tmp_path,
            "cache_dir": tmp_path / "cache",
        }
        settings = Settings(**values | changes)
        return {finding.subject: finding for finding in await examine(settings)}

    return looked


def broken(found):
    return {subject for subject, finding in found.items() if finding.verdict is Verdict.BROKEN}


async def test_sound_installation_has_nothing_to_mend(look):
    found = await look()

    assert broken(found) == set()
    assert {"token", "rights", "clock", "database", "knowledge", "time zones"} <= set(found)
    assert "career-advisor" in found["token"].said


async def test_token_that_is_malformed_is_told_without_asking_discord(look, discord):
    found = await look(discord_token="not a token")  # noqa: S106 -- no token

    assert broken(found) == {"token"}
    assert not discord.requests


async def test_token_that_is_refused_is_told(look):
    found = await look(discord_token=TOKEN[:-5] + "wrong")

    assert broken(found) == {"token"}
    assert "refused" in found["token"].remedy


async def test_discord_that_does_not_answer_is_told(look):
    found = await look(discord_api_url="http://127.0.0.1:9")

    assert "127.0.0.1:9" in found["token"].remedy


@pytest.mark.parametrize(
    ("field", "value"),
    [("interactions_endpoint_url", "https://x.example"), ("bot_require_code_grant", True)],
)
async def test_application_that_cannot_work_is_told(look, discord, field, value):
    discord.application[field] = value

    assert broken(await look()) == {"application"}


async def test_servers_without_the_rights_are_named(look, discord):
    discord.servers += [{"name": "Elsewhere", "permissions": "0"}]

    finding = (await look())["rights"]
    assert finding.verdict is Verdict.DOUBTFUL
    assert "Elsewhere" in finding.said
    assert "Home" not in finding.said


async def test_too_few_shards_are_told(look, discord):
    discord._shards = 4

    assert "4" in (await look(shard_count=2))["shards"].remedy


async def test_damaged_database_is_told(look, tmp_path):
    (tmp_path / "bot.db").write_bytes(b"no database" * 500)

    assert broken(await look()) == {"database"}


async def test_database_that_is_gone_is_told_without_its_password(look):
    found = await look(database_url="postgresql://bot:open-sesame@127.0.0.1:9/bot")

    assert broken(found) == {"database"}
    assert "open-sesame" not in str(found)


async def test_broken_knowledge_is_told(look, tmp_path):
    folder = shutil.copytree(find_folder(), tmp_path / "knowledge")
    (folder / "careers" / "backend-developer.yaml").write_text("titel: x\n")

    found = await look(knowledge_dir=folder)
    assert broken(found) == {"knowledge"}
    assert "careers/backend-developer.yaml:1" in found["knowledge"].said


async def test_folder_that_cannot_be_written_is_told(look, tmp_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)

    found = await look()
    assert found["cache"].verdict is Verdict.DOUBTFUL
    assert "crash loop" in found["data"].said


def test_it_exits_with_1_and_says_what_to_mend(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DISCORD_TOKEN", "not a token")
    monkeypatch.setattr(sys, "argv", ["career-advisor", "doctor"])

    with pytest.raises(SystemExit) as stopped:
        main()

    said = capsys.readouterr()
    assert stopped.value.code == 1
    assert "✗ token" in said.out
    assert "→" in said.out
    assert "1 to mend." in said.err
