"""Discord's 429 answers, noticed at once instead of being slept through inside a request.

discord.py 2.7.1 closes a gate for all requests when one meets the limit of the whole bot, sleeps
inside that request, and opens the gate again afterwards. A request that is cancelled while it
sleeps, as every send with a time limit may be, leaves the gate closed for good: the bot is dead
until it is restarted. So a send hears of limits from a trace of the connection and gives up by
itself, and the gate is opened here when the time is up. Nothing else touches the gate.
"""

from __future__ import annotations

import asyncio
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import aiohttp

from bot.tips.sending import RateLimitedError

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from types import SimpleNamespace

    from discord.http import HTTPClient

T = TypeVar("T")

_PATIENCE_SECONDS = 5.0
"""A limit of one channel that is over sooner is waited for, within the time that a send has."""
_GRACE_SECONDS = 0.1  # so that the gate is not open before Discord's clock agrees


@dataclass(frozen=True, slots=True)
class _Limit:
    seconds: float
    is_global: bool


_HEARD: ContextVar[asyncio.Future[_Limit] | None] = ContextVar("rate limit", default=None)


def limit_trace() -> aiohttp.TraceConfig:
    """Return the trace that a client must be made with, for `unless_limited` to hear of limits."""
    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(_look_at)
    return trace


async def unless_limited(http: HTTPClient, request: Coroutine[Any, Any, T]) -> T:
    """Make a request of discord.py; raises RateLimitedError when it would be slept through."""
    heard: asyncio.Future[_Limit] = asyncio.get_running_loop().create_future()
    token = _HEARD.set(heard)
    try:
        task = asyncio.ensure_future(request)
    finally:
        _HEARD.reset(token)
    try:
        await asyncio.wait({task, heard}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        limit = heard.result()
        raise RateLimitedError(timedelta(seconds=limit.seconds), is_global=limit.is_global)
    finally:
        task.cancel()
        if heard.done() and heard.result().is_global:
            _hold(http, heard.result().seconds)
        heard.cancel()


async def _look_at(
    _session: aiohttp.ClientSession,
    _context: SimpleNamespace,
    params: aiohttp.TraceRequestEndParams,
) -> None:
    heard = _HEARD.get()
    if heard is None or params.response.status != 429:
        return
    limit = await _read(params.response)
    if limit is None or heard.done():
        return
    if limit.is_global or limit.seconds > _PATIENCE_SECONDS:
        heard.set_result(limit)


async def _read(response: aiohttp.ClientResponse) -> _Limit | None:
    """Return what Discord's own answer says; one of Cloudflare's is no JSON, and says nothing."""
    try:
        body = await response.json(content_type=None)  # kept: the library reads it again
        return _Limit(float(body["retry_after"]), bool(body.get("global")))
    except (ValueError, KeyError, TypeError):
        return None


def _hold(http: HTTPClient, seconds: float) -> None:
    gate = http._global_over  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] -- see above
    gate.clear()
    asyncio.get_running_loop().call_later(seconds + _GRACE_SECONDS, gate.set)
