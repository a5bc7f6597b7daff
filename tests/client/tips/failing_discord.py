"""Discord's messages on loopback, with nonces, and every failure that a request can meet."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import web

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.G0loop.back-0123456789abcdefghijklmnop"  # noqa: S105 -- shaped like one
HEADERS = {"Content-Type": "application/json", "Via": "1.1 loopback"}
BOT = {"id": "1", "username": "advisor", "discriminator": "0", "avatar": None, "bot": True}
CHANNEL = 200


@dataclass
class FailingDiscord:
    """Discord's messages of channels, with nonces, and failures in the order of arrangement."""

    failures: list[str] = field(default_factory=list)
    """drop-before, drop-after, hang, or a status with an optional body, one a request."""
    stored: dict[str, dict[str, Any]] = field(default_factory=dict)
    arrivals: list[float] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    port: int = 0
    _closing: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path.endswith("/users/@me"):
            return _json(200, BOT)
        if "/applications/@me" in request.path:
            return _json(
                200,
                {
                    "id": "2",
                    "name": "a",
                    "description": "",
                    "flags": 0,
                    "verify_key": "0",
                    "bot_public": True,
                    "icon": None,
                    "bot_require_code_grant": False,
                    "owner": BOT,
                    "team": None,
                },
            )
        self.arrivals.append(time.monotonic())
        self.arrived.set()
        failure = self.failures.pop(0) if self.failures else "none"
        if failure[0].isdigit():
            status, _, body = failure.partition(" ")
            return _json(int(status), orjson.loads(body or '{"code": 0, "message": "arranged"}'))
        if failure == "hang":
            await self._closing.wait()
        if failure in {"drop-before", "hang"}:
            return _drop(request)
        message = self._store(orjson.loads(await request.read()))
        return _drop(request) if failure == "drop-after" else _json(200, message)

    def _store(self, body: dict[str, Any]) -> dict[str, Any]:
        """Make a message, or give back the one that has this nonce."""
        assert body["enforce_nonce"] is True
        return self.stored.setdefault(
            body["nonce"],
            {"id": str(10_000 + len(self.stored)), "channel_id": str(CHANNEL), "author": BOT,
             "content": "", "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None,
             "tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [],
             "attachments": [], "embeds": [], "pinned": False, "type": 0,
             "components": body["components"], "flags": body["flags"]},
        )  # fmt: skip

    async def __aenter__(self) -> FailingDiscord:
        self._runner = web.ServerRunner(web.Server(self.answer))
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        await self._runner.cleanup()


def _json(status: int, body: dict[str, Any]) -> web.Response:
    return web.Response(status=status, body=orjson.dumps(body), headers=HEADERS)


def _drop(request: web.BaseRequest) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def rate_limit(seconds: float, *, is_global: bool) -> str:
    body = {"message": "limited", "retry_after": seconds, "global": is_global, "code": 0}
    return f"429 {orjson.dumps(body).decode()}"
