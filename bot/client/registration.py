"""Registers commands with Discord when they differ from what Discord has, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from discord import app_commands

log = structlog.get_logger(__name__)


async def register_if_changed(tree: app_commands.CommandTree[Any]) -> bool:
    """Compare and register; return whether anything had changed.

    Costs one request when nothing has. A bulk write replaces all commands at once, and only
    new names count against Discord's 200 a day.
    """
    present = await tree.fetch_commands()
    wanted = {_key(payload): payload for payload in payloads(tree)}
    held = {_key(payload): payload for payload in (c.to_dict() for c in present)}
    if wanted.keys() == held.keys() and all(
        _same(wanted[key], held[key]) for key in wanted
    ):
        log.info("commands unchanged", count=len(wanted))
        return False
    await tree.sync()
    log.info("commands registered", count=len(wanted))
    return True


def payloads(tree: app_commands.CommandTree[Any]) -> list[dict[str, Any]]:
    """Return what would be sent for every global command."""
    return [dict(command.to_dict(tree)) for command in tree._get_all_commands()]  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] -- the list that sync itself sends


def _key(payload: dict[str, Any]) -> tuple[int, str]:
    return payload.get("type", 1), payload["name"]


def _same(wanted: Any, held: Any) -> bool:
    """Tell whether Discord's copy says the same; what it adds of its own is passed over."""
    if isinstance(wanted, dict) and isinstance(held, dict):
        return all(_same(value, held.get(key)) for key, value in wanted.items())  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType, reportUnknownArgumentType] -- JSON
    if isinstance(wanted, list) and isinstance(held, list):
        if all(isinstance(item, int) for item in wanted):  # pyright: ignore[reportUnknownVariableType] -- JSON
            return sorted(wanted) == sorted(held)  # pyright: ignore[reportUnknownArgumentType] -- JSON
        return len(wanted) == len(held) and all(map(_same, wanted, held))  # pyright: ignore[reportUnknownArgumentType] -- JSON
    if not wanted and not held:  # absent, null, false, 0 and empty mean the same to Discord
        return True
    return str(wanted) == str(held)
