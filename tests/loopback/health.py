"""What the running program says over HTTP about itself, and a port for it to say it on."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import socket
import time

import aiohttp

SECONDS = 120.0  # of patience with a busy machine
_PORTS = range(10_000, 32_768)
"""Below those that systems hand out by themselves: nobody is given one by chance before its use."""


def free_port() -> int:
    """Return a port that nobody listens on; by chance, since tests run side by side."""
    while True:
        port = secrets.choice(_PORTS)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


async def get(port: int, path: str) -> tuple[int, str]:
    """Return status and text; status 0 while nobody listens."""
    try:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{port}{path}") as answer,
        ):
            return answer.status, await answer.text()
    except aiohttp.ClientError:
        return 0, ""


async def until_status(wanted: int, port: int, path: str) -> None:
    """Look again and again: what is looked for happens in another process."""
    last = time.monotonic() + SECONDS
    while time.monotonic() < last:
        if (await get(port, path))[0] == wanted:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{path} never said {wanted}")
