"""A small Discord over real sockets on 127.0.0.1: its REST API and its gateway on one port."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import unquote

import orjson
from aiohttp import web

from tests.loopback.faults import Faults, Kind
from tests.loopback.gateway import Gateway
from tests.loopback.interactions import Exchange
from tests.loopback.payloads import GUILD_ID, guild
from tests.loopback.rest import Refused, Request, RestApi

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from aiohttp.multipart import BodyPartReader

    from tests.loopback.faults import Fault
    from tests.loopback.payloads import Json

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.G0loop.back-0123456789abcdefghijklmnop"  # noqa: S105 -- shaped like one
API = "/api/v10"
HEADERS = {"Content-Type": "application/json", "Via": "1.1 loopback"}
SECONDS_TO_ANSWER = 60.0  # so that a test which waits for nothing ends, on a busy machine too


class LoopbackDiscord:
    """The server. An asynchronous context; everything in it ends with it."""

    def __init__(self, *, shards: int = 1, strict: bool = True) -> None:
        """Recommend a number of shards; strict holds messages against Discord's limits."""
        self.gateway = Gateway(TOKEN, lambda: self.gateway_url)
        self.gateway.guilds = {GUILD_ID: guild()}
        self.rest = RestApi(self._gateway_bot, strict=strict)
        self.faults = Faults()
        self.requests: list[Request] = []
        self.keeps_requests = strict
        self._shards = shards
        self._limited_until: dict[str, float] = {}
        self._closing = asyncio.Event()
        self._came_in = asyncio.Condition()
        self._runner = web.ServerRunner(web.Server(self._handle))
        self._port = 0

    @property
    def api_url(self) -> str:
        """What DISCORD_API_URL should be."""
        return f"http://127.0.0.1:{self._port}{API}"

    @property
    def gateway_url(self) -> str:
        """The address that /gateway/bot names."""
        return f"ws://127.0.0.1:{self._port}/gateway"

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        await self.gateway.close_all()
        await self._runner.cleanup()

    def sent(self, method: str, path: str) -> list[Request]:
        """Return the requests whose path ends so, oldest first."""
        return [r for r in self.requests if r.method == method and r.path.endswith(path)]

    async def until_sent(self, method: str, path: str, times: int) -> None:
        """Wait until a request has come in so many times."""
        async with asyncio.timeout(SECONDS_TO_ANSWER), self._came_in:
            await self._came_in.wait_for(lambda: len(self.sent(method, path)) >= times)

    @staticmethod
    async def first(
        *awaited: Coroutine[Any, Any, object], seconds: float = SECONDS_TO_ANSWER
    ) -> None:
        """Wait until one of several things has happened; the others are given up."""
        tasks = [asyncio.ensure_future(coroutine) for coroutine in awaited]
        try:
            await asyncio.wait(tasks, timeout=seconds, return_when="FIRST_COMPLETED")
        finally:
            for task in tasks:
                task.cancel()

    async def offer(self, payload: Json) -> Exchange:
        """Let a member do something; do not wait."""
        exchange = Exchange(payload)
        self.rest.exchanges[payload["token"]] = exchange
        await self.gateway.dispatch("INTERACTION_CREATE", payload)
        return exchange

    async def ask(self, payload: Json) -> Exchange:
        """Let a member do something and wait until they see an answer."""
        exchange = await self.offer(payload)
        async with asyncio.timeout(SECONDS_TO_ANSWER):
            await exchange.answered.wait()
        return exchange

    def _gateway_bot(self) -> Json:
        limit = {"total": 1000, "remaining": 999, "reset_after": 1000, "max_concurrency": 1}
        return {"url": self.gateway_url, "shards": self._shards, "session_start_limit": limit}

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path == "/gateway":
            return await self.gateway.serve(request)
        asked = await _read(request)
        if self.keeps_requests:
            await self._keep(asked)
        fault = self.faults.take(asked.method, asked.path)
        if fault is not None and fault.kind in {Kind.DROP_BEFORE, Kind.HANG}:
            return await self._stay_silent(request, fault)
        try:
            self._hold_back(asked, fault)
            self._know(request, asked)
            status, body = 200, self.rest.answer(asked)
        except Refused as refusal:
            status, body = refusal.status, refusal.body
        if fault is not None and fault.kind is Kind.DROP_AFTER:
            return await self._stay_silent(request, fault)
        return web.Response(status=status, body=orjson.dumps(body), headers=HEADERS)

    async def _keep(self, asked: Request) -> None:
        self.requests.append(asked)
        async with self._came_in:
            self._came_in.notify_all()

    async def _stay_silent(self, request: web.BaseRequest, fault: Fault) -> web.Response:
        if fault.kind is Kind.HANG:
            await self._closing.wait()
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    def _hold_back(self, asked: Request, fault: Fault | None) -> None:
        """Refuse what a fault or a rate limit that still runs forbids."""
        now, own = time.monotonic(), f"{asked.method} {asked.path}"
        if fault is not None and fault.kind is Kind.STATUS:
            raise Refused(fault.status, fault.code, "arranged")
        if fault is not None and fault.kind is Kind.RATE_LIMIT:
            self._limited_until["*" if fault.is_global else own] = now + fault.retry_after
        for scope in ("*", own):
            left = self._limited_until.get(scope, 0.0) - now
            if left > 0:
                more = {"retry_after": left, "global": scope == "*"}
                raise Refused(429, 0, "You are being rate limited.", **more)

    @staticmethod
    def _know(request: web.BaseRequest, asked: Request) -> None:
        """Refuse strangers; the paths of interactions carry a token of their own."""
        is_open = asked.path.startswith(("/interactions/", "/webhooks/"))
        if not is_open and request.headers.get("Authorization") != f"Bot {TOKEN}":
            raise Refused(401, 0, "401: Unauthorized")


async def _read(request: web.BaseRequest) -> Request:
    asked = Request(request.method, unquote(request.path.removeprefix(API)))
    if request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            await _take(part, asked)  # pyright: ignore[reportArgumentType] -- forms do not nest
    elif raw := await request.read():
        asked.body = orjson.loads(raw)
    return asked


async def _take(part: BodyPartReader, asked: Request) -> None:
    if part.name == "payload_json":
        asked.body = orjson.loads(await part.read())
    else:
        asked.files[str(part.filename)] = bytes(await part.read())
