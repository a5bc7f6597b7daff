"""Counts Discord's answers 429, and for how long each asked to wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import SimpleNamespace

    import aiohttp

    from bot.client.watching import Watcher

_TOO_MANY = 429


def counted(trace: aiohttp.TraceConfig, watcher: Watcher) -> aiohttp.TraceConfig:
    """Return a trace of a client that tells a watcher of limits, too."""

    async def look_at(
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        params: aiohttp.TraceRequestEndParams,
    ) -> None:
        if params.response.status == _TOO_MANY:
            headers = params.response.headers
            scope = headers.get("X-RateLimit-Scope", "unknown")  # user, shared or global
            watcher.rate_limited(scope, float(headers.get("Retry-After", 0)))

    trace.on_request_end.append(look_at)
    return trace
