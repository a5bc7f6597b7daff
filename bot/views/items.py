"""Buttons and menus whose whole state stands in their id: they outlive restarts, need no memory."""

from __future__ import annotations

import re
from typing import Any, Self

import discord
from discord import ui

from bot.domain.answers import Action, Emphasis
from bot.domain.routes import Route
from bot.views.desk import answer_press
from bot.views.limits import MAX_LABEL, cut

_STYLES = {
    Emphasis.NORMAL: discord.ButtonStyle.secondary,
    Emphasis.MAIN: discord.ButtonStyle.primary,
    Emphasis.DONE: discord.ButtonStyle.success,
}


class RouteButton(ui.DynamicItem[ui.Button[Any]], template=r"go:\d+:(?P<route>.+)"):
    """Turns to another card."""

    def __init__(self, button: ui.Button[Any], route: Route) -> None:
        """Wrap a button that leads to a route."""
        super().__init__(button)
        self.route = route

    @classmethod
    def of(cls, action: Action, slot: int) -> Self:
        """Return the button of an action; the slot keeps two ways to one place apart."""
        button: ui.Button[Any] = ui.Button(
            label=cut(action.label, MAX_LABEL),
            emoji=action.emoji or None,
            style=_STYLES[action.emphasis],
            custom_id=route_id(action.route, slot),
        )
        return cls(button, action.route)

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the button that was pressed."""
        return cls(item, read_route(match["route"]))  # pyright: ignore[reportArgumentType] -- a button has this id

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the press."""
        await answer_press(interaction, lambda desk: desk.turn_to(interaction, self.route))


class RouteMenu(ui.DynamicItem[ui.Select[Any]], template=r"menu:\d+"):
    """Turns to the card that is chosen; the routes are the values of its options."""

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        _match: re.Match[str],
        /,
    ) -> Self:
        """Return the menu in which something was chosen."""
        return cls(item)  # pyright: ignore[reportArgumentType] -- a select has this id

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the choice."""
        route = read_route(self.item.values[0])
        await answer_press(interaction, lambda desk: desk.turn_to(interaction, route))


class ShareButton(ui.DynamicItem[ui.Button[Any]], template=r"share:(?P<route>.+)"):
    """Posts a private card to the channel."""

    def __init__(self, button: ui.Button[Any], route: Route) -> None:
        """Wrap a button that shares what stands at a route."""
        super().__init__(button)
        self.route = route

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the button that was pressed."""
        return cls(item, read_route(match["route"]))  # pyright: ignore[reportArgumentType] -- a button has this id

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the press."""
        await answer_press(interaction, lambda desk: desk.share(interaction, self.route))


class ThumbButton(ui.DynamicItem[ui.Button[Any]], template=r"thumb:(?P<vote>up|down):(?P<mark>.*)"):
    """Tells the server's numbers whether an answer helped; nobody's name goes with it."""

    def __init__(self, button: ui.Button[Any], mark: str, *, is_up: bool) -> None:
        """Wrap a button that judges the answer to a marked question."""
        super().__init__(button)
        self.mark = mark
        self.is_up = is_up

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the button that was pressed."""
        return cls(item, match["mark"], is_up=match["vote"] == "up")  # pyright: ignore[reportArgumentType] -- a button has this id

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the press."""
        await answer_press(
            interaction, lambda desk: desk.judge(interaction, self.mark, is_up=self.is_up)
        )


DYNAMIC_ITEMS = (RouteButton, RouteMenu, ShareButton, ThumbButton)
"""Registered once with the client, so that every card ever sent keeps working."""


def route_id(route: Route, slot: int) -> str:
    """Return the id of a RouteButton; the slot keeps two ways to one place apart."""
    return f"go:{slot}:{route}"


def menu_id(slot: int) -> str:
    """Return the id of a RouteMenu."""
    return f"menu:{slot}"


def share_id(route: Route) -> str:
    """Return the id of a ShareButton."""
    return f"share:{route}"


def thumb_id(mark: str, *, is_up: bool) -> str:
    """Return the id of a ThumbButton; the mark names the question in the log."""
    return f"thumb:{'up' if is_up else 'down'}:{mark}"


def read_route(written: str) -> Route:
    """Return the route in an id; a forged one becomes a route that no view has."""
    try:
        return Route.parse(written)
    except ValueError:
        return Route("unknown")
