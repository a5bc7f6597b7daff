"""The REST half of the simulated Discord: what each request does and answers.

What bots send is held against Discord's limits and refused in Discord's words, so that no test
need look for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.loopback.interactions import AUTOCOMPLETE_RESULT, Exchange
from tests.loopback.limits import (
    problems_of_command,
    problems_of_completions,
    problems_of_message,
)
from tests.loopback.payloads import (
    APPLICATION_ID,
    BOT_USER,
    COMPONENTS_V2,
    EPHEMERAL,
    LOADING,
    application,
    message,
    snowflake,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.loopback.payloads import Json

NEW_MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE = 4, 5, 6, 7
_LASTING_FLAGS = EPHEMERAL | COMPONENTS_V2


@dataclass(slots=True)
class Request:
    """One REST request as it came in; the path begins below the API's address."""

    method: str
    path: str
    body: Any = None
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])


class Refused(Exception):  # noqa: N818 -- an answer rather than a fault
    """Discord says no, in its own words."""

    def __init__(self, status: int, code: int, what: str, **more: object) -> None:
        super().__init__(what)
        self.status = status
        self.body = {"message": what, "code": code, **more}


class RestApi:
    """What Discord knows of one bot: its commands, interactions and messages."""

    def __init__(self, gateway_bot: Callable[[], Json], *, strict: bool) -> None:
        """Answer /gateway/bot with a function; strict holds messages against the limits."""
        self.commands: list[Json] = []
        self.exchanges: dict[str, Exchange] = {}
        self.posted: list[Json] = []
        """Messages in channels, oldest first."""
        self._gateway_bot = gateway_bot
        self._strict = strict
        self._routes: list[tuple[re.Pattern[str], Callable[..., Any]]] = [
            (re.compile(pattern), answer)
            for pattern, answer in (
                (r"GET /users/@me", lambda _: BOT_USER),
                (r"GET /oauth2/applications/@me", lambda _: application()),
                (r"GET /gateway/bot", lambda _: self._gateway_bot()),
                (r"GET /applications/\d+/commands", lambda _: self.commands),
                (r"PUT /applications/\d+/commands", self._register),
                (r"POST /channels/(\d+)/messages", self._post),
            )
        ]

    def answer(self, asked: Request) -> Any:
        """Return the body of the answer. Raises Refused."""
        if asked.path.startswith(("/interactions/", "/webhooks/")):
            return self._of_interaction(asked)
        wanted = f"{asked.method} {asked.path}"
        for pattern, answer in self._routes:
            if match := pattern.fullmatch(wanted):
                return answer(asked, *match.groups())
        raise Refused(404, 0, "404: Not Found")

    def _register(self, asked: Request) -> list[Json]:
        for command in asked.body:
            _refuse(problems_of_command(command))
        self.commands = [_registered(command) for command in asked.body]
        return self.commands

    def _post(self, asked: Request, channel_id: str) -> Json:
        self.posted.append(self._written(asked.body, int(channel_id)))
        return self.posted[-1]

    def _of_interaction(self, asked: Request) -> Any:
        _, kind, _, token, *rest = asked.path.split("/")
        exchange = self.exchanges.get(token)
        if exchange is None:
            raise Refused(404, 10062, "Unknown interaction")
        if kind == "interactions":
            return self._first_answer(exchange, asked.body)
        if exchange.callback is None:
            raise Refused(404, 10015, "Unknown Webhook")
        if asked.method == "POST" and not rest:
            exchange.followups.append(self._written(asked.body, _channel_of(exchange)))
            return exchange.followups[-1]
        if exchange.message is None or rest != ["messages", "@original"]:
            raise Refused(404, 10008, "Unknown Message")
        if asked.method == "PATCH":
            self._edit(exchange, asked.body)
        return exchange.message

    def _first_answer(self, exchange: Exchange, body: Json) -> Json:
        if exchange.callback is not None:
            raise Refused(400, 40060, "Interaction has already been acknowledged.")
        kind, data = body["type"], body.get("data") or {}
        if kind == AUTOCOMPLETE_RESULT:
            _refuse(problems_of_completions(data["choices"]))
        exchange.message = self._shown(exchange, kind, data)
        exchange.callback = body
        if kind not in {DEFERRED, DEFERRED_UPDATE}:
            exchange.answered.set()
        return _callback_result(exchange, kind)

    def _shown(self, exchange: Exchange, kind: int, data: Json) -> Json | None:
        """Return the message that the asker sees after a first answer."""
        pressed: Json | None = exchange.payload.get("message")
        if kind == NEW_MESSAGE:
            return self._written(data, _channel_of(exchange))
        if kind == DEFERRED:
            flags = (data.get("flags") or 0) | LOADING
            return message(_channel_of(exchange), {}, flags=flags)
        if kind == UPDATE and pressed is not None:
            return self._rewritten(exchange, pressed, data)
        return pressed

    def _edit(self, exchange: Exchange, body: Json) -> None:
        exchange.message = self._rewritten(exchange, exchange.message or {}, body)
        exchange.answered.set()

    def _rewritten(self, exchange: Exchange, old: Json, content: Json) -> Json:
        fresh = self._written(content, _channel_of(exchange))
        flags = fresh["flags"] | (old["flags"] & _LASTING_FLAGS)
        return {**fresh, "id": old["id"], "flags": flags}

    def _written(self, content: Json, channel_id: int) -> Json:
        """Return content as a message, once it is known to hold the limits."""
        if self._strict:
            _refuse(problems_of_message(content))
        return message(channel_id, content)


def _refuse(problems: Iterator[str]) -> None:
    if found := list(problems):
        raise Refused(400, 50035, "Invalid Form Body: " + "; ".join(found))


def _channel_of(exchange: Exchange) -> int:
    return int(exchange.payload["channel"]["id"])


def _callback_result(exchange: Exchange, kind: int) -> Json:
    interaction: Json = {"id": exchange.payload["id"], "type": exchange.payload["type"]}
    if exchange.message is None:
        return {"interaction": interaction}
    interaction["response_message_id"] = exchange.message["id"]
    resource = {"type": kind, "message": exchange.message}
    return {"interaction": interaction, "resource": resource}


def _registered(command: Json) -> Json:
    """Return a command as Discord gives it back: completed, and empty values left out."""
    kept = _without_defaults(command)
    kept.pop("dm_permission", None)
    return {
        "id": str(snowflake()),
        "application_id": str(APPLICATION_ID),
        "version": str(snowflake()),
        "description": "",
        "default_member_permissions": None,
        "nsfw": False,
        **kept,
    }


def _without_defaults(option: Json) -> Json:
    kept = {key: value for key, value in option.items() if value}
    if "options" in kept:
        kept["options"] = [_without_defaults(inner) for inner in kept["options"]]
    return kept
