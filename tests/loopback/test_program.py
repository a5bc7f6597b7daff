"""`career-advisor run` as a process of its own, on a SQLite file: serving, stopping, refusing."""

from __future__ import annotations

import shutil
import signal

from bot.knowledge.load import find_folder
from bot.operating import CLOSING_SECONDS
from tests.loopback.faults import Kind
from tests.loopback.interactions import slash
from tests.loopback.programs import SECONDS_TO_END, run, running

SECONDS_TO_STOP = 5  # what operators are promised


async def ready(loopback, program):
    """Wait until the program is connected; tell what it said if it is not."""
    identified = loopback.gateway.identified
    connected = loopback.gateway.until(lambda: identified)
    await loopback.first(program.process.wait(), connected, seconds=SECONDS_TO_END)
    assert identified, await program.end()


async def test_run_serves_alone_on_its_file_until_it_is_told_to_stop(loopback, tmp_path, variables):
    async with running(tmp_path, "run", **variables) as program:
        await ready(loopback, program)
        seen = await loopback.ask(slash("roadmap", career="backend-developer"))
        second = await run(tmp_path, "run", **variables)
        program.process.send_signal(signal.SIGTERM)
        ended = await program.end()

    assert "Roadmap" in seen.text
    assert second.code == 1
    assert "already uses the database" in one_line(second)
    assert ended.code == 0, ended.err
    assert "Traceback" not in ended.err
    assert loopback.gateway.closing_codes == [1000]


def test_time_to_close_stays_within_what_is_promised():
    assert CLOSING_SECONDS < SECONDS_TO_STOP


async def test_run_can_be_interrupted_while_a_request_hangs(loopback, tmp_path, variables):
    loopback.faults.add(Kind.HANG, "POST", "/interactions/*/callback")

    async with running(tmp_path, "run", **variables) as program:
        await ready(loopback, program)
        await loopback.offer(slash("help"))
        await loopback.until_sent("POST", "/callback", 1)
        program.process.send_signal(signal.SIGINT)
        ended = await program.end()

    assert ended.code == 0, ended.err


async def test_broken_knowledge_stops_the_start_with_its_lines(loopback, tmp_path, variables):
    folder = tmp_path / "knowledge"
    shutil.copytree(find_folder(), folder)
    (folder / "careers" / "backend-developer.yaml").write_text("titel: Backend developer\n")

    ended = await run(tmp_path, "run", **variables, KNOWLEDGE_DIR=str(folder))

    assert ended.code == 1
    assert "careers/backend-developer.yaml:1: " in ended.err
    assert "Traceback" not in ended.err
    assert not loopback.gateway.identified


def one_line(ended):
    """Return what was said, once it is known to be one line."""
    [line] = ended.err.splitlines()
    return line
