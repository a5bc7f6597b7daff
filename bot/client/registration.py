"""Registers commands with Discord when they differ from what Discord has, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import structlog

if TYPE_CHECKING:
    from discord import app_commands

log = structlog.get_logger(__name__)

_SUPERSEDED = "dm_permission"  # contexts say it; Discord need not give it back


async def register_if_changed(tree: app_commands.CommandTree[Any]) -> bool:
    """Compare and register; return whether anything had changed.

    Costs one request when nothing has. A bulk write replaces all commands at once, and only
    new names count against Discord's 200 a day.
    """
    wanted = {_key(payload): payload for payload in payloads(tree)}
    held = {_key(payload): payload for payload in await _registered(tree)}
    if wanted.keys() == held.keys() and all(_is_current(wanted[key], held[key]) for key in wanted):
        log.info("commands unchanged", count=len(wanted))
        return False
    await tree.sync()
    log.info("commands registered", count=len(wanted))
    return True


def payloads(tree: app_commands.CommandTree[Any]) -> list[dict[str, Any]]:
    """Return what would be sent for every global command."""
    return [dict(command.to_dict(tree)) for command in tree._get_all_commands()]  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] -- the list that sync itself sends


async def _registered(tree: app_commands.CommandTree[Any]) -> list[dict[str, Any]]:
    """Return Discord's own words: the library's model of them drops contexts and permissions."""
    client = tree.client
    return [dict(held) for held in await client.http.get_global_commands(client.application_id)]


def _key(payload: dict[str, Any]) -> tuple[int, str]:
    return payload.get("type", 1), payload["name"]


def _is_current(wanted: dict[str, Any], held: dict[str, Any]) -> bool:
    """Tell whether Discord's copy says the same; ids and the like are its own."""
    return all(_same(wanted[key], held.get(key)) for key in wanted.keys() - {_SUPERSEDED})


def _same(wanted: Any, held: Any) -> bool:
    """Tell whether two values say the same; what either lacks must be nothing in the other."""
    if str(wanted) == str(held) or not (wanted or held):
        return True  # absent, null, false, 0 and empty mean the same to Discord
    if isinstance(wanted, dict) and isinstance(held, dict):
        fields = cast("dict[str, Any]", wanted)
        other = cast("dict[str, Any]", held)
        keys = fields.keys() | other.keys()  # an option may have lost a limit that it had
        return all(_same(fields.get(key), other.get(key)) for key in keys)
    if isinstance(wanted, list) and isinstance(held, list):
        return _same_items(cast("list[Any]", wanted), cast("list[Any]", held))
    return False


def _same_items(wanted: list[Any], held: list[Any]) -> bool:
    if len(wanted) != len(held):
        return False
    if all(isinstance(item, int) for item in wanted):  # sets of numbers: the order says nothing
        return sorted(wanted) == sorted(held)
    return all(map(_same, wanted, held))
