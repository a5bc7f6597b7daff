"""Bad settings: one line that names the setting, exit code 2, and nothing is started."""

from __future__ import annotations

import sys

import pytest

from bot.cli import main
from tests.loopback.server import TOKEN

BAD = {
    "DISCORD_TOKEN": ["", "short", "a client secret"],
    "DATABASE_URL": ["mysql://host/name", "bot.db", "sqlite"],
    "DISCORD_API_URL": ["ftp://host", "discord.com"],
    "LOG_LEVEL": ["loud"],
    "LOG_FORMAT": ["xml"],
    "SHARD_COUNT": ["0", "two"],
    "SHARD_IDS": ["0", "one"],
    "HEALTH_PORT": ["0", "70000"],
    "TIPS_PER_SECOND": ["0", "50"],
}


@pytest.fixture(autouse=True)
def empty_place(tmp_path, monkeypatch):
    """No .env, no variables of the machine's own, a token of the right shape."""
    monkeypatch.chdir(tmp_path)
    for name in BAD:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setattr(sys, "argv", ["career-advisor", "run"])
    monkeypatch.setattr("bot.app.run", lambda _: pytest.fail("it was started"))


def said_by(capsys) -> str:
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    [line] = capsys.readouterr().err.splitlines()
    return line


@pytest.mark.parametrize(("name", "value"), [(name, v) for name in BAD for v in BAD[name]])
def test_bad_value_is_named_in_one_line(name, value, monkeypatch, capsys):
    monkeypatch.setenv(name, value)

    assert name in said_by(capsys)


def test_shards_beyond_their_number_are_refused(monkeypatch, capsys):
    monkeypatch.setenv("SHARD_COUNT", "2")
    monkeypatch.setenv("SHARD_IDS", "1,2")

    line = said_by(capsys)
    assert "SHARD_IDS" in line
    assert TOKEN not in line


def test_secret_in_a_bad_address_is_not_printed(monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", "mysql://bot:open-sesame@host/name")

    line = said_by(capsys)
    assert "open-sesame" not in line
    assert "host/name" in line


def test_bad_value_from_the_file_is_named_too(tmp_path, monkeypatch, capsys):
    (tmp_path / ".env").write_text("LOG_LEVEL=loud\n")

    line = said_by(capsys)
    assert "LOG_LEVEL" in line
    assert "LOUD" in line
