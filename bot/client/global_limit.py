"""Discord's limit for the whole bot, noticed at once and never slept through in one request.

discord.py 2.7.1 closes a gate for all requests when one meets the global limit, sleeps inside
that request, and opens the gate again afterwards. A request that is cancelled while it sleeps,
as every send with a time limit may be, leaves the gate closed for good: the bot is dead until
it is restarted. So a send hears of the limit from a trace of the connection, gives up by itself,
and the gate is opened here when the time is up. This is the only file that touches the gate.
"""

from __future__ import annotations

import asyncio
from contextvars import ContextVar
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import aiohttp

from bot.tips.sending import RateLimitedError

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from types import SimpleNamespace

    from discord.http import HTTPClient

T = TypeVar("T")

_HEARD: ContextVar[asyncio.Future[float] | None] = ContextVar("global limit", default=None)
_USUAL_WAIT_SECONDS = 5.0  # where the header is missing
_GRACE_SECONDS = 0.1  # so that the gate is not open before Discord's clock agrees


def limit_trace() -> aiohttp.TraceConfig:
    """Return the trace that a client must be made with, for `unless_limited` to hear of limits."""
    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(_look_at)
    return trace


async def unless_limited(http: HTTPClient, request: Coroutine[Any, Any, T]) -> T:
    """Make a request of discord.py; raises RateLimitedError as soon as the whole bot is limited."""
    heard: asyncio.Future[float] = asyncio.get_running_loop().create_future()
    token = _HEARD.set(heard)
    try:
        task = asyncio.ensure_future(request)
    finally:
        _HEARD.reset(token)
    try:
        await asyncio.wait({task, heard}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise RateLimitedError(timedelta(seconds=heard.result()), is_global=True)
        return task.result()
    finally:
        if heard.done() and not task.done():
            asyncio.get_running_loop().call_later(heard.result() + _GRACE_SECONDS, _open_gate, http)
        task.cancel()
        heard.cancel()


async def _look_at(
    _session: aiohttp.ClientSession,
    _context: SimpleNamespace,
    params: aiohttp.TraceRequestEndParams,
) -> None:
    heard, headers = _HEARD.get(), params.response.headers
    if heard is None or heard.done() or params.response.status != 429:
        return
    if "X-RateLimit-Global" in headers or headers.get("X-RateLimit-Scope") == "global":
        heard.set_result(float(headers.get("Retry-After", _USUAL_WAIT_SECONDS)))


def _open_gate(http: HTTPClient) -> None:
    http._global_over.set()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] -- see above
