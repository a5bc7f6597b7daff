"""A small HTTP server for those who watch: /healthz, /readyz and /metrics."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Self

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.ops.metrics import Metrics

    Probe = Callable[[], Awaitable[bool]]

PROBE_SECONDS = 2.0  # orchestrators wait for as little as that


class HealthServer:
    """Answers on one port from `start` to `close`."""

    def __init__(self, metrics: Metrics, probes: Mapping[str, Probe]) -> None:
        """Be ready when every probe says so; probes may be slow, and fail."""
        self._metrics = metrics
        self._probes = probes
        application = web.Application()
        application.router.add_get("/healthz", self._alive)
        application.router.add_get("/readyz", self._ready)
        application.router.add_get("/metrics", self._figures)
        self._runner = web.AppRunner(application, access_log=None)

    async def start(self, host: str, port: int) -> Self:
        """Listen; port 0 takes any. Raises ConfigurationError when the address is taken."""
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            await self._runner.cleanup()
            raise ConfigurationError(
                f"HEALTH_PORT {port} on {host} cannot be used: {error.strerror or error}."
            ) from error
        return self

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return self._runner.addresses[0][1]

    async def close(self) -> None:
        """Stop listening."""
        await self._runner.cleanup()

    async def _alive(self, _request: web.Request) -> web.Response:
        """Say that the event loop turns: whoever hears nothing may restart the process."""
        return web.Response(text="ok\n")

    async def _ready(self, _request: web.Request) -> web.Response:
        """Tell for each part whether it works; 503 when one does not."""
        verdicts = await asyncio.gather(*(_is_well(probe) for probe in self._probes.values()))
        found = dict(zip(self._probes, verdicts, strict=True))
        return web.json_response(found, status=200 if all(verdicts) else 503)

    async def _figures(self, _request: web.Request) -> web.Response:
        headers = {"Content-Type": CONTENT_TYPE_LATEST}
        return web.Response(body=self._metrics.exposition(), headers=headers)


async def _is_well(probe: Probe) -> bool:
    """Ask one part, but not for long; whatever it raises means no."""
    try:
        async with asyncio.timeout(PROBE_SECONDS):
            return await probe()
    except Exception:
        return False
