"""What members do, as Discord tells it to the bot, and what they get back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.loopback.payloads import (
    APPLICATION_ID,
    CHANNEL_ID,
    EPHEMERAL,
    GUILD_ID,
    MEMBER_ID,
    MEMBER_PERMISSIONS,
    snowflake,
    user,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.loopback.payloads import Json

COMMAND, COMPONENT, AUTOCOMPLETE = 2, 3, 4
AUTOCOMPLETE_RESULT = 8
_OPTION_TYPES: tuple[tuple[type, int], ...] = ((bool, 5), (int, 4), (float, 10), (str, 3))


@dataclass(slots=True)
class Exchange:
    """One interaction and what came back. Owned by the server that sent it."""

    payload: Json
    callback: Json | None = None
    """The first answer, with type and data."""
    message: Json | None = None
    """The message as the asker sees it now."""
    followups: list[Json] = field(default_factory=list["Json"])
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    """Set as soon as the asker sees more than a waiting sign."""

    @property
    def is_private(self) -> bool:
        """Whether the asker alone sees the answer."""
        return bool(self.message and self.message["flags"] & EPHEMERAL)

    @property
    def text(self) -> str:
        """All words of the answer."""
        return "\n".join(_texts((self.message or {}).get("components", [])))

    @property
    def choices(self) -> list[Json]:
        """The completions offered."""
        return (self.callback or {})["data"]["choices"]

    def custom_ids(self) -> list[str]:
        """Return the ids of all buttons and menus, in the order in which they are shown."""
        shown = walk((self.message or {}).get("components", []))
        return [component["custom_id"] for component in shown if "custom_id" in component]


def walk(components: list[Json]) -> Iterator[Json]:
    """Yield components and everything inside them, from top to bottom."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        if "accessory" in component:
            yield component["accessory"]


def _texts(components: list[Json]) -> Iterator[str]:
    for component in walk(components):
        if "content" in component:
            yield component["content"]


def slash(command: str, /, *, member_id: int = MEMBER_ID, **options: Any) -> Json:
    """Return the use of a slash command in a server; "career overview" names a subcommand."""
    return _interaction(COMMAND, _command_data(command, _options(options)), member_id)


def typing(command: str, option: str, typed: str, **filled: Any) -> Json:
    """Return the request for completions of an option that is being typed."""
    focused = {"name": option, "type": 3, "value": typed, "focused": True}
    return _interaction(AUTOCOMPLETE, _command_data(command, [*_options(filled), focused]))


def press(message: Json, custom_id: str, *values: str, member_id: int = MEMBER_ID) -> Json:
    """Return the press of a button on a message, or the choice of values in a menu."""
    data: Json = {"custom_id": custom_id, "component_type": 3 if values else 2}
    if values:
        data["values"] = list(values)
    return {**_interaction(COMPONENT, data, member_id), "message": message}


def in_direct_message(interaction: Json) -> Json:
    """Return the same as done in a direct message to the bot."""
    changed = {key: interaction[key] for key in interaction if key not in _SERVER_ONLY}
    sender = interaction["member"]["user"]
    channel = {"id": str(CHANNEL_ID + 50), "type": 1, "recipients": [sender]}
    return {**changed, "user": sender, "channel": channel, "context": 1}


_SERVER_ONLY = ("member", "guild", "guild_id", "guild_locale")


def _options(given: Json) -> list[Json]:
    return [
        {"name": name, "value": value, "type": _option_type(value)} for name, value in given.items()
    ]


def _option_type(value: object) -> int:
    return next(number for kind, number in _OPTION_TYPES if isinstance(value, kind))


def _command_data(command: str, options: list[Json]) -> Json:
    name, *sub = command.split()
    for part in reversed(sub):
        options = [{"name": part, "type": 1, "options": options}]
    return {"id": str(APPLICATION_ID + 1), "name": name, "type": 1, "options": options}


def _interaction(kind: int, data: Json, member_id: int = MEMBER_ID) -> Json:
    number = snowflake()
    member = {
        "user": user(member_id, "mina"),
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "permissions": str(MEMBER_PERMISSIONS),
    }
    return {
        "id": str(number),
        "application_id": str(APPLICATION_ID),
        "type": kind,
        "token": f"token-of-{number}",
        "version": 1,
        "data": data,
        "guild_id": str(GUILD_ID),
        "guild": {"id": str(GUILD_ID), "locale": "en-US", "features": []},
        "channel": {"id": str(CHANNEL_ID), "type": 0, "name": "channel-0", "position": 0},
        "member": member,
        "locale": "en-US",
        "guild_locale": "en-US",
        "app_permissions": str((1 << 53) - 1),
        "entitlements": [],
        "authorizing_integration_owners": {"0": str(GUILD_ID)},
        "context": 0,
        "attachment_size_limit": 10 << 20,
    }
