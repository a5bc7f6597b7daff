"""Buttons and menus of answers: their ids, and what a press on them does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.domain.answers import Action, Emphasis
from bot.domain.routes import Route
from bot.views.desk import desk_of
from bot.views.limits import MAX_LABEL, cut
from bot.views.presses import press_kind, value_of

if TYPE_CHECKING:
    import re

Interaction = discord.Interaction[Any]

_STYLES = {
    Emphasis.NORMAL: discord.ButtonStyle.secondary,
    Emphasis.MAIN: discord.ButtonStyle.primary,
    Emphasis.DONE: discord.ButtonStyle.success,
}


def route_id(route: Route, slot: int) -> str:
    """Return the id of what turns to another card; the slot keeps two ways to one place apart."""
    return f"go:{slot}:{route}"


def menu_id(slot: int) -> str:
    """Return the id of a menu whose values are routes."""
    return f"menu:{slot}"


def share_id(route: Route) -> str:
    """Return the id of what posts a private card to the channel."""
    return f"share:{route}"


def thumb_id(mark: str, *, is_up: bool) -> str:
    """Return the id of a thumb on an answer; the mark names the question in the log."""
    return f"thumb:{'up' if is_up else 'down'}:{mark}"


def route_button(action: Action, slot: int) -> ui.Button[Any]:
    """Return the button of an action, for cards that are made of the library's items."""
    return ui.Button(
        label=cut(action.label, MAX_LABEL),
        emoji=action.emoji or None,
        style=_STYLES[action.emphasis],
        custom_id=route_id(action.route, slot),
    )


def read_route(written: str) -> Route:
    """Return the route in an id; a forged one becomes a route that no view has."""
    try:
        return Route.parse(written)
    except ValueError:
        return Route("unknown")


async def _turn(interaction: Interaction, found: re.Match[str]) -> None:
    await desk_of(interaction).turn_to(interaction, read_route(found["route"]))


async def _choose(interaction: Interaction, _found: re.Match[str]) -> None:
    await desk_of(interaction).turn_to(interaction, read_route(value_of(interaction)))


async def _share(interaction: Interaction, found: re.Match[str]) -> None:
    await desk_of(interaction).share(interaction, read_route(found["route"]))


async def _judge(interaction: Interaction, found: re.Match[str]) -> None:
    """Tell the server's numbers whether an answer helped; nobody's name goes with it."""
    await desk_of(interaction).judge(interaction, found["mark"], is_up=found["vote"] == "up")


CARD_PRESSES = {
    "go": press_kind(r"\d+:(?P<route>.+)", _turn),
    "menu": press_kind(r"\d+", _choose),
    "share": press_kind(r"(?P<route>.+)", _share),
    "thumb": press_kind(r"(?P<vote>up|down):(?P<mark>.*)", _judge),
}
"""On cards that show an answer."""
