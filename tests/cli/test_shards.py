"""Which shards a process takes: as told, or by the number in its host's name."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from bot.settings import Settings


@pytest.fixture
def on(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)  # where no .env is

    def settings(host: str, **values: Any) -> Settings:
        monkeypatch.setattr("socket.gethostname", lambda: host)
        return Settings(**values)

    return settings


@pytest.mark.parametrize(
    ("host", "shards"),
    [("bot-0", (0, 1)), ("bot-1", (2, 3)), ("a-long-name-2", (4,))],
)
def test_number_of_the_host_gives_the_shards(on, host, shards):
    assert on(host, shard_count=5, shards_per_process=2).own_shards == shards


def test_shards_may_be_named(on):
    assert on("bot-7", shard_count=4, shard_ids="1,3").own_shards == (1, 3)


def test_alone_a_process_takes_all(on):
    assert on("bot-7").own_shards is None
    assert on("bot-7", shard_count=4).own_shards is None


@pytest.mark.parametrize(
    ("host", "values"),
    [
        ("laptop", {"shard_count": 4, "shards_per_process": 2}),
        ("bot-2", {"shard_count": 4, "shards_per_process": 2}),
        ("bot-0", {"shards_per_process": 2}),
        ("bot-0", {"shard_count": 4, "shards_per_process": 2, "shard_ids": "0"}),
    ],
)
def test_what_gives_no_shard_is_refused(on, host, values):
    with pytest.raises(ValidationError, match="SHARDS_PER_PROCESS"):
        on(host, **values)


def test_processes_of_one_machine_have_names_of_their_own(on):
    names = {on(f"bot-{n}", shard_count=4, shards_per_process=2).process_name for n in (0, 1)}

    assert names == {"career-advisor-0", "career-advisor-2"}
