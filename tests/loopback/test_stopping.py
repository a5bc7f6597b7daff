"""The program is told to stop while something hangs: it ends all the same, and leaves Discord."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal

from bot.knowledge.load import find_folder
from tests.loopback.interactions import slash
from tests.loopback.programs import running
from tests.postgresql import frozen

LOOKS = 600  # at what happens in another process, every twentieth of a second


async def stopped(program):
    """Tell a program to stop; a hung one raises TimeoutError."""
    program.process.send_signal(signal.SIGTERM)
    ended = await program.end()
    assert ended.code == 0, ended.err
    return ended


async def test_a_database_that_hangs_in_a_held_turn(
    loopback, tmp_path, variables, postgresql_url, postgresql_server
):
    variables["DATABASE_URL"] = postgresql_url
    async with running(tmp_path, "run", **variables) as program:
        await loopback.gateway.until(lambda: loopback.gateway.identified)
        await loopback.ask(slash("help"))
        async with frozen(postgresql_server):
            await stopped(program)

    assert loopback.gateway.closing_codes == [1000]


async def test_a_database_that_hangs_while_a_command_waits_for_it(
    loopback, tmp_path, variables, postgresql_url, postgresql_server
):
    variables["DATABASE_URL"] = postgresql_url
    async with running(tmp_path, "run", **variables) as program:
        await loopback.gateway.until(lambda: loopback.gateway.identified)
        await loopback.ask(slash("progress"))
        async with frozen(postgresql_server):
            await loopback.offer(slash("progress"))
            await stopped(program)


async def test_knowledge_that_is_being_read(loopback, tmp_path, variables):
    folder = shutil.copytree(find_folder(), tmp_path / "knowledge")
    async with running(tmp_path, "run", **variables, KNOWLEDGE_DIR=str(folder)) as program:
        await loopback.gateway.until(lambda: loopback.gateway.identified)
        await loopback.ask(slash("help"))
        career = folder / "careers" / "backend-developer.yaml"
        career.unlink()
        os.mkfifo(career)  # its reader waits for as long as we say nothing
        program.process.send_signal(signal.SIGHUP)
        writer = await opened_by_a_reader(career)
        await stopped(program)
    os.close(writer)


async def opened_by_a_reader(pipe):
    for _ in range(LOOKS):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads it yet
            await asyncio.sleep(0.05)
    raise AssertionError("the knowledge is not read")
