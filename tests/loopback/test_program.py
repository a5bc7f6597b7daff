"""`career-advisor run` as a process of its own, on a SQLite file: serving, stopping, refusing."""

from __future__ import annotations

import shutil
import signal

import pytest

from bot.app import CLOSING_SECONDS
from bot.knowledge.load import find_folder
from tests.loopback.faults import Kind
from tests.loopback.interactions import slash
from tests.loopback.programs import run, running
from tests.loopback.server import TOKEN

SECONDS_TO_STOP = 5  # what operators are promised


@pytest.fixture
def variables(loopback):
    return {
        "DISCORD_TOKEN": TOKEN,
        "DISCORD_API_URL": loopback.api_url,
        "DATABASE_URL": "sqlite:///bot.db",
    }


async def ready(loopback, program):
    """Wait until the program is connected; tell what it said if it is not."""
    identified = loopback.gateway.identified
    await loopback.first(program.process.wait(), loopback.gateway.until(lambda: identified))
    assert identified, await program.end()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_run_serves_and_stops_cleanly(loopback, tmp_path, variables, number):
    async with running(tmp_path, "run", **variables) as program:
        await ready(loopback, program)
        seen = await loopback.ask(slash("roadmap", career="backend-developer"))
        program.process.send_signal(number)
        ended = await program.end()

    assert "Roadmap" in seen.text
    assert ended.code == 0, ended.err
    assert "Traceback" not in ended.err
    assert loopback.gateway.closing_codes == [1000]


def test_time_to_close_stays_within_what_is_promised():
    assert CLOSING_SECONDS < SECONDS_TO_STOP


async def test_run_stops_while_a_request_hangs(loopback, tmp_path, variables):
    loopback.faults.add(Kind.HANG, "POST", "/interactions/*/callback")

    async with running(tmp_path, "run", **variables) as program:
        await ready(loopback, program)
        await loopback.offer(slash("help"))
        await loopback.until_sent("POST", "/callback", 1)
        program.process.terminate()
        ended = await program.end()

    assert ended.code == 0, ended.err


async def test_second_program_on_one_file_is_refused(loopback, tmp_path, variables):
    async with running(tmp_path, "run", **variables) as program:
        await ready(loopback, program)
        second = await run(tmp_path, "run", **variables)

    assert second.code == 1
    assert "already uses the database" in one_line(second)


async def test_token_that_discord_refuses_is_named(loopback, tmp_path, variables):
    ended = await run(tmp_path, "run", **variables | {"DISCORD_TOKEN": TOKEN[:-5] + "wrong"})

    assert ended.code == 2
    assert "DISCORD_TOKEN is refused" in one_line(ended)


async def test_discord_that_does_not_answer_is_named(tmp_path, variables):
    nowhere = "http://127.0.0.1:9"  # the port of the discard service
    ended = await run(tmp_path, "run", **variables | {"DISCORD_API_URL": nowhere})

    assert ended.code == 1
    assert nowhere in one_line(ended)


async def test_broken_knowledge_stops_the_start_with_its_lines(loopback, tmp_path, variables):
    folder = tmp_path / "knowledge"
    shutil.copytree(find_folder(), folder)
    (folder / "careers" / "backend-developer.yaml").write_text("titel: Backend developer\n")

    ended = await run(tmp_path, "run", **variables, KNOWLEDGE_DIR=str(folder))

    assert ended.code == 1
    assert "careers/backend-developer.yaml:1: " in ended.err
    assert "Traceback" not in ended.err
    assert not loopback.gateway.identified


async def test_sync_registers_once(loopback, tmp_path, variables):
    first = await run(tmp_path, "sync", **variables)
    second = await run(tmp_path, "sync", **variables)

    assert "registered" in first.out
    assert "already" in second.out
    assert len(loopback.sent("PUT", "/commands")) == 1


def one_line(ended):
    """Return what was said, once it is known to be one line."""
    [line] = [line for line in ended.err.splitlines() if " [info " not in line]
    return line
