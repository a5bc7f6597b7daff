"""Two programs for the same shard on one PostgreSQL: the second takes over from the first."""

from __future__ import annotations

import asyncio
import contextlib
import json

import aiohttp

from tests.loopback.interactions import slash
from tests.loopback.programs import running
from tests.loopback.server import TOKEN

SECONDS = 60.0  # two starts, and five seconds between their identifies


async def test_commands_are_answered_once_while_a_program_is_replaced(
    loopback, tmp_path, postgresql_url, recognizer, unused_tcp_port_factory
):
    ports = unused_tcp_port_factory(), unused_tcp_port_factory()
    variables = the_same_shard(loopback, postgresql_url)
    async with running(tmp_path, "run", **variables, HEALTH_PORT=str(ports[0])) as old:
        await until(200, ports[0])
        async with running(tmp_path, "run", **variables, HEALTH_PORT=str(ports[1])) as new:
            async with asking(loopback) as exchanges:
                await until(200, ports[1])
                await until(503, ports[0])
                async with asyncio.timeout(SECONDS):  # it leaves Discord, and stays alive
                    await loopback.gateway.until(lambda: loopback.gateway.closing_codes)
                assert await status(ports[0], "/healthz") == 200
                assert await status(ports[0], "/metrics") == 200
                old.process.terminate()
                ended = await old.end()
            async with asyncio.timeout(SECONDS):
                await asyncio.gather(*(exchange.answered.wait() for exchange in exchanges))
            new.process.terminate()
            last = await new.end()

    assert (ended.code, last.code) == (0, 0), ended.err + last.err
    assert "another process takes over" in ended.err
    all_is_well(ended.err + last.err)


async def test_a_replaced_program_ends_when_its_successor_is_gone_for_good(
    loopback, tmp_path, postgresql_url, recognizer, unused_tcp_port_factory
):
    """Its supervisor starts it again, and it serves; otherwise nobody would."""
    ports = unused_tcp_port_factory(), unused_tcp_port_factory()
    variables = the_same_shard(loopback, postgresql_url)
    async with running(tmp_path, "run", **variables, HEALTH_PORT=str(ports[0])) as old:
        await until(200, ports[0])
        async with running(tmp_path, "run", **variables, HEALTH_PORT=str(ports[1])) as new:
            await until(200, ports[1])
            await until(503, ports[0])
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


def all_is_well(said):
    """Hold that nothing was worth a warning, as a second answer to a command would have been."""
    entries = [json.loads(line) for line in said.splitlines()]
    assert not [entry for entry in entries if entry["level"] in {"warning", "error"}]


async def until(wanted, port):
    """Look again and again: what is looked for happens in another process."""
    for _ in range(int(SECONDS / 0.05)):
        if await status(port, "/readyz") == wanted:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"/readyz never said {wanted}")


async def status(port, path):
    """Return the status; 0 while nobody listens."""
    with contextlib.suppress(aiohttp.ClientError):
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{port}{path}") as answer,
        ):
            return answer.status
    return 0
