"""The running program as operators see it: health, invite link, reload, restarts, its log."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import signal
import socket
import time
from typing import Any

import pytest

from bot import app
from bot.knowledge.load import find_folder
from bot.settings import Settings
from tests.loopback.faults import Kind
from tests.loopback.health import free_port, get, until_status
from tests.loopback.interactions import press, slash, typing
from tests.loopback.payloads import APPLICATION_ID, MEMBER_ID
from tests.loopback.programs import cache_below, run, running
from tests.loopback.server import TOKEN

QUESTION = "how much does a platypus whisperer earn in zanzibar"
CAREER = "careers/backend-developer.yaml"
SECONDS_TO_LEARN = 180.0  # half a minute on a busy machine, and longer on a busier one


@pytest.fixture
def port():
    return free_port()


@pytest.fixture
def variables(loopback, tmp_path, port, recognizer):
    folder = shutil.copytree(find_folder(), tmp_path / "knowledge")
    return {
        "DISCORD_TOKEN": TOKEN,
        "DISCORD_API_URL": loopback.api_url,
        "DATABASE_URL": "sqlite:///bot.db",
        "KNOWLEDGE_DIR": str(folder),
        "HEALTH_PORT": str(port),
        "LOG_FORMAT": "json",
    }


@pytest.fixture
def own_cache(tmp_path):
    """Give a copy of the shared cache: what is learned of changed knowledge drops the rest."""
    shared = cache_below(tmp_path.parent)
    shutil.copytree(shared, tmp_path / "cache" / shared.name)
    return {"XDG_CACHE_HOME": str(tmp_path / "cache")}


async def until_title(loopback, wanted):
    """Ask for a career until it has the title; the reload learns in a thread, for long."""
    last = time.monotonic() + SECONDS_TO_LEARN
    while time.monotonic() < last:
        seen = await loopback.ask(slash("career overview", career="backend-developer"))
        if wanted in seen.text:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"the title never was {wanted}")


async def test_a_day_in_the_life_of_an_operator(loopback, tmp_path, variables, own_cache, port):
    """One program for all of it, since a start takes seconds."""
    variables = variables | own_cache
    knowledge = tmp_path / "knowledge" / CAREER
    async with running(tmp_path, "run", **variables) as program:
        await until_status(200, port, "/readyz")
        assert await get(port, "/healthz") == (200, "ok\n")

        await live(loopback)
        _, figures = await get(port, "/metrics")
        assert 'advisor_interaction_seconds_count{name="skills",outcome="answered"} 1.0' in figures
        assert 'advisor_interaction_seconds_count{name="press go",outcome="answered"}' in figures
        assert 'advisor_interaction_seconds_count{name="skill",outcome="refused"} 1.0' in figures
        assert "advisor_questions_total" in figures
        assert 'advisor_rate_limit_wait_seconds_count{scope="unknown"} 1.0' in figures

        sound = knowledge.read_text()
        knowledge.write_text(re.sub("(?m)^title: .*$", "title: Server Whisperer", sound, count=1))
        assert (await run(tmp_path, "reload", **variables)).code == 0
        await until_title(loopback, "Server Whisperer")

        knowledge.write_text("titel: x\n")
        program.process.send_signal(signal.SIGHUP)  # by hand, past the command's own check
        await program.until_said("knowledge refused")
        seen = await loopback.ask(slash("career overview", career="backend-developer"))
        assert "Server Whisperer" in seen.text

        program.process.terminate()
        ended = await program.end()

    assert ended.code == 0, ended.err
    entries = [json.loads(line) for line in ended.err.splitlines()]
    keeps_secrets(ended.err)
    follows_interactions(entries)
    [link] = [entry["link"] for entry in entries if "link" in entry]
    assert f"client_id={APPLICATION_ID}" in link
    [said] = [entry for entry in entries if entry["event"].startswith("knowledge refused")]
    assert f"{CAREER}:1: " in said["problems"]


async def live(loopback):
    """Let members do a bit of everything, with some of it going wrong."""
    loopback.faults.add(Kind.RATE_LIMIT, "POST", "/interactions/*/callback", retry_after=0.1)
    first = await loopback.ask(slash("skills", career="backend-developer"))
    button = next(name for name in first.custom_ids() if name.startswith("go:"))
    await loopback.ask(press(first.message, button))
    await loopback.ask(slash("ask", question=QUESTION))
    await loopback.ask(slash("skill", name=QUESTION[:60]))
    loopback.faults.add(Kind.DROP_BEFORE, "POST", "/interactions/*/callback")
    await loopback.ask(slash("help"))
    completions = await loopback.offer(typing("skills", "career", "back"))
    for _ in range(100):
        if completions.callback is not None:
            return
        await asyncio.sleep(0.02)


def keeps_secrets(said):
    """Hold that a log at INFO has no token, nothing that was asked, and nobody's id."""
    assert TOKEN not in said
    assert "token-of-" not in said
    assert "platypus" not in said
    assert str(MEMBER_ID) not in said


def follows_interactions(entries):
    """Hold that what went wrong in an interaction carries its id."""
    [failed] = [entry for entry in entries if entry["event"] == "answering failed"]
    assert failed["interaction"] == failed["id"]
    assert re.fullmatch("[0-9a-f]{8}", failed["interaction"])


async def test_invite_prints_the_link_alone(loopback, tmp_path, variables):
    ended = await run(tmp_path, "invite", **variables)

    assert ended.code == 0
    assert re.fullmatch(r"https://discord\.com/oauth2/authorize\?\S+\n", ended.out)
    assert "permissions=274878024704" in ended.out
    assert ended.err == ""


async def test_crash_loop_waits_before_it_identifies(
    loopback, tmp_path, port, recognizer, monkeypatch, logged
):
    monkeypatch.chdir(tmp_path)  # where no .env is
    monkeypatch.setattr(app, "Recognizer", lambda *_: recognizer)
    recent = json.dumps([time.time() - second for second in range(20)])
    (tmp_path / "career-advisor.starts").write_text(recent)
    values: dict[str, Any] = {
        "discord_token": TOKEN,
        "discord_api_url": loopback.api_url,
        "database_url": "sqlite://",
        "data_dir": tmp_path,
        "health_port": port,
    }
    running = asyncio.create_task(app.run_bot(Settings(**values)))
    await until_status(200, port, "/healthz")
    status, said = await get(port, "/readyz")
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert (status, json.loads(said)["gateway"]) == (503, False)
    assert not loopback.requests
    assert [entry for entry in logged if entry["event"].startswith("many starts")]


async def test_port_that_is_taken_stops_the_start_with_one_line(loopback, tmp_path, variables):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = str(taken.getsockname()[1])
        ended = await run(tmp_path, "run", **variables | {"HEALTH_PORT": number})

    assert ended.code == 2
    assert f"HEALTH_PORT {number}" in ended.err
    assert not loopback.gateway.identified


async def test_being_stopped_in_the_moment_of_getting_ready_is_no_error(loopback, connect, logged):
    async with connect() as bot:
        comparing, compared = asyncio.Event(), bot.presence.reconcile

        async def slowly():
            comparing.set()
            await asyncio.sleep(0.1)
            await compared()

        bot.presence.reconcile = slowly
        await asyncio.wait_for(comparing.wait(), 20)

    await asyncio.sleep(0.3)
    assert bot.tip_delivery._worker is None
    assert bot.daily_jobs._task is None
    assert not [entry for entry in logged if entry["log_level"] == "error"]
