"""Two programs for the same shard on one PostgreSQL: the second takes over from the first."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import Counter

from tests.loopback.health import SECONDS, free_port, get, until_status
from tests.loopback.interactions import slash
from tests.loopback.programs import running
from tests.loopback.server import TOKEN


async def test_commands_are_answered_once_while_a_program_is_replaced(
    loopback, tmp_path, postgresql_url, recognizer
):
    ports = free_port(), free_port()
    variables = the_same_shard(loopback, postgresql_url)
    async with running(tmp_path, "run", **variables, HEALTH_PORT=str(ports[0])) as old:
        await until_status(200, ports[0], "/readyz")
        async with running(tmp_path, "run", **variables, HEALTH_PORT=str(ports[1])) as new:
            async with asking(loopback) as exchanges:
                await until_status(200, ports[1], "/readyz")
                await until_status(503, ports[0], "/readyz")
                async with asyncio.timeout(SECONDS):  # it leaves Discord, and stays alive
                    await loopback.gateway.until(lambda: loopback.gateway.closing_codes)
                assert (await get(ports[0], "/healthz"))[0] == 200
                assert (await get(ports[0], "/metrics"))[0] == 200
                old.process.terminate()
                ended = await old.end()
            async with asyncio.timeout(SECONDS):
                await asyncio.gather(*(exchange.answered.wait() for exchange in exchanges))
            new.process.terminate()
            last = await new.end()

    assert (ended.code, last.code) == (0, 0), ended.err + last.err
    assert "another process takes over" in ended.err
    each_was_answered_once(loopback, exchanges)
    nothing_failed(ended.err + last.err)


async def test_a_replaced_program_ends_when_its_successor_is_gone_for_good(
    loopback, tmp_path, postgresql_url, recognizer
):
    """Its supervisor starts it again, and it serves; otherwise nobody would."""
    ports = free_port(), free_port()
    variables = the_same_shard(loopback, postgresql_url)
    async with running(tmp_path, "run", **variables, HEALTH_PORT=str(ports[0])) as old:
        await until_status(200, ports[0], "/readyz")
        async with running(tmp_path, "run", **variables, HEALTH_PORT=str(ports[1])) as new:
            await until_status(200, ports[1], "/readyz")
            await until_status(503, ports[0], "/readyz")
            new.process.kill()
            await new.end()
        ended = await old.end()

    assert ended.code == 1
    assert "The process that took over from this one is gone." in ended.err


def the_same_shard(loopback, database_url):
    return {
        "DISCORD_TOKEN": TOKEN,
        "DISCORD_API_URL": loopback.api_url,
        "DATABASE_URL": database_url,
        "SHARD_COUNT": "1",
        "SHARD_IDS": "0",
        "LOG_FORMAT": "json",
    }


@contextlib.asynccontextmanager
async def asking(loopback):
    """Use a command all the time."""
    exchanges = []

    async def ask():
        while True:
            exchanges.append(await loopback.offer(slash("skills", career="backend-developer")))
            await asyncio.sleep(0.02)

    task = asyncio.create_task(ask())
    yield exchanges
    task.cancel()


def each_was_answered_once(loopback, exchanges):
    """Hold that no command had a second answer, which Discord would have refused."""
    answers = Counter(asked.path for asked in loopback.sent("POST", "/callback"))
    offered = (exchange.payload for exchange in exchanges)
    assert answers.keys() >= {f"/interactions/{p['id']}/{p['token']}/callback" for p in offered}
    assert set(answers.values()) == {1}


def nothing_failed(said):
    """Hold that nothing was an error; that this machine is slow is none of the program's."""
    entries = [json.loads(line) for line in said.splitlines()]
    failed = [entry for entry in entries if entry["level"] == "error"]
    assert not [entry for entry in failed if entry["event"] != "event loop blocked"]
