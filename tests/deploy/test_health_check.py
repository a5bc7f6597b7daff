"""The image's health check follows the settings of the container that it runs in."""

from __future__ import annotations

import asyncio
import json
import os
import re
import socket
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from bot.ops.health import HealthServer
from bot.ops.metrics import Metrics
from tests.deploy.documented import section
from tests.deploy.licences import ROOT

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

DOCKERFILE = (ROOT / "deploy/Dockerfile").read_text()
[FOUND] = re.findall(r"^HEALTHCHECK (?:.*\\\n)+\s+CMD (\[.+\])$", DOCKERFILE, re.M)
CHECK: list[str] = json.loads(FOUND)
OURS = ("HEALTH_PORT", "HEALTH_HOST")


async def ended(words: list[str], **settings: str) -> tuple[int, str]:
    """Run a command of the image; return how it ended and what it printed."""
    assert words[0] == "python"
    clean = {name: value for name, value in os.environ.items() if name not in OURS}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, *words[1:]),
        env={**clean, "PYTHONPATH": str(ROOT), **settings},
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await asyncio.wait_for(process.communicate(), 20)
    return process.returncode or 0, out.decode()


@asynccontextmanager
async def serving(host: str) -> AsyncIterator[str]:
    """Serve health on a port that the image does not name; give its number."""
    server = await HealthServer(Metrics(), {}).start(host, 0)
    try:
        yield str(server.port)
    finally:
        await server.close()


@pytest.mark.parametrize("host", ["", "127.0.0.1", "0.0.0.0"])  # noqa: S104 -- what a container may say
async def test_health_is_asked_where_the_settings_say(host):
    async with serving(host or "127.0.0.1") as port:
        code, said = await ended(CHECK, HEALTH_PORT=port, HEALTH_HOST=host)

    assert (code, said) == (0, "ok\n")


async def test_proxy_for_the_world_outside_is_not_asked(monkeypatch):
    async with serving("127.0.0.1") as port:
        code, _ = await ended(CHECK, HEALTH_PORT=port, http_proxy="http://127.0.0.1:9")

    assert code == 0


async def test_process_that_does_not_answer_is_ill():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
    code, said = await ended(CHECK, HEALTH_PORT=port)

    assert code == 1
    assert "Nothing answers" in said


async def test_health_that_is_turned_off_is_no_illness():
    code, _ = await ended(CHECK, HEALTH_PORT="")

    assert code == 0


async def test_metrics_are_read_by_the_command_of_the_text():
    [words] = re.findall(r"`docker compose exec bot (python .+?)`", section("One container"))
    async with serving("127.0.0.1") as port:
        code, said = await ended(words.split(), HEALTH_PORT=port)

    assert code == 0
    assert "advisor_interaction_seconds" in said
