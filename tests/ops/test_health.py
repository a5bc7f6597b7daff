"""The health server: what it says to those who watch."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from bot.errors import ConfigurationError
from bot.ops import health
from bot.ops.health import HealthServer
from bot.ops.metrics import Metrics


async def yes():
    return True


async def no():
    return False


async def raises():
    raise OSError("away")


async def hangs():
    await asyncio.sleep(60)
    return True


@pytest.fixture
async def get():
    """Ask a server with these probes for a path; return status and text."""
    servers: list[HealthServer] = []

    async def got(path, **probes):
        server = await HealthServer(Metrics(), probes).start("127.0.0.1", 0)
        servers.append(server)
        address = f"http://127.0.0.1:{server.port}{path}"
        async with aiohttp.ClientSession() as session, session.get(address) as answer:
            return answer.status, await answer.text()

    yield got
    for server in servers:
        await server.close()


async def test_it_is_alive_whatever_the_parts_say(get):
    assert await get("/healthz", gateway=no) == (200, "ok\n")


async def test_it_is_ready_when_all_parts_are(get):
    status, said = await get("/readyz", gateway=yes, database=yes)

    assert status == 200
    assert said == '{"gateway": true, "database": true}'


@pytest.mark.parametrize("broken", [no, raises])
async def test_it_is_not_ready_when_one_part_is_not(get, broken):
    status, said = await get("/readyz", gateway=yes, database=broken)

    assert status == 503
    assert said == '{"gateway": true, "database": false}'


async def test_part_that_hangs_counts_as_not_ready(get, monkeypatch):
    monkeypatch.setattr(health, "PROBE_SECONDS", 0.05)

    assert (await get("/readyz", database=hangs))[0] == 503


async def test_figures_are_served_for_prometheus(get):
    status, said = await get("/metrics")

    assert status == 200
    assert "process_resident_memory_bytes" in said


async def test_port_that_is_taken_is_named():
    first = await HealthServer(Metrics(), {}).start("127.0.0.1", 0)
    try:
        with pytest.raises(ConfigurationError, match=f"HEALTH_PORT {first.port}"):
            await HealthServer(Metrics(), {}).start("127.0.0.1", first.port)
    finally:
        await first.close()
