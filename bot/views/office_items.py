"""Buttons and menus of the office: they outlive restarts, and answer only who opened the card."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.domain.routes import Route
from bot.views.items import read_route
from bot.views.limits import MAX_LABEL, MAX_OPTIONS, MAX_PLACEHOLDER, cut
from bot.views.office import run_errand

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLACES = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.public_thread,
]
_MOST_CHOSEN = 25  # Discord's limit for one menu


class OfficeButton(
    ui.DynamicItem[ui.Button[Any]], template=r"do:(?P<owner>\d{1,20}):(?P<route>.+)"
):
    """Asks for one errand."""

    def __init__(self, button: ui.Button[Any], owner_id: int, route: Route) -> None:
        """Wrap a button."""
        super().__init__(button)
        self.owner_id = owner_id
        self.route = route

    @classmethod
    def of(
        cls,
        owner_id: int,
        route: Route,
        label: str,
        emoji: str | None = None,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        *,
        disabled: bool = False,
    ) -> Self:
        """Return a button on a card of one person."""
        button: ui.Button[Any] = ui.Button(
            label=cut(label, MAX_LABEL),
            emoji=emoji,
            style=style,
            custom_id=f"do:{owner_id}:{route}",
            disabled=disabled,
        )
        return cls(button, owner_id, route)

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the button that was pressed."""
        return cls(item, int(match["owner"]), read_route(match["route"]))  # pyright: ignore[reportArgumentType] -- a button has this id

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Run the errand."""
        await run_errand(interaction, self.owner_id, self.route)


class OfficeMenu(
    ui.DynamicItem[ui.Select[Any]], template=r"pick:(?P<owner>\d{1,20}):(?P<route>.+)"
):
    """Runs one errand with what is chosen."""

    def __init__(self, select: ui.Select[Any], owner_id: int, route: Route) -> None:
        """Wrap a select."""
        super().__init__(select)
        self.owner_id = owner_id
        self.route = route

    @classmethod
    def of(
        cls, owner_id: int, route: Route, prompt: str, options: Sequence[discord.SelectOption]
    ) -> Self:
        """Return a menu to choose one from; of more than 25 options the first 25 are shown."""
        select: ui.Select[Any] = ui.Select(
            custom_id=f"pick:{owner_id}:{route}",
            placeholder=cut(prompt, MAX_PLACEHOLDER),
            options=list(options[:MAX_OPTIONS]),
        )
        return cls(select, owner_id, route)

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the menu in which something was chosen."""
        return cls(item, int(match["owner"]), read_route(match["route"]))  # pyright: ignore[reportArgumentType] -- a select has this id

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Run the errand."""
        await run_errand(interaction, self.owner_id, self.route, tuple(self.item.values))


class OfficeChannels(
    ui.DynamicItem[ui.ChannelSelect[Any]], template=r"chan:(?P<owner>\d{1,20}):(?P<route>.+)"
):
    """Runs one errand with the channels that are chosen."""

    def __init__(self, select: ui.ChannelSelect[Any], owner_id: int, route: Route) -> None:
        """Wrap a select of channels."""
        super().__init__(select)
        self.owner_id = owner_id
        self.route = route

    @classmethod
    def of(
        cls,
        owner_id: int,
        route: Route,
        prompt: str,
        chosen: Iterable[int] = (),
        *,
        several: bool = False,
    ) -> Self:
        """Return a menu of channels; where several may be chosen, so may none."""
        select: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id=f"chan:{owner_id}:{route}",
            placeholder=cut(prompt, MAX_PLACEHOLDER),
            channel_types=_PLACES,
            min_values=0 if several else 1,
            max_values=_MOST_CHOSEN if several else 1,
            default_values=[
                discord.SelectDefaultValue(id=number, type=discord.SelectDefaultValueType.channel)
                for number in sorted(chosen)[:_MOST_CHOSEN]
            ],
        )
        return cls(select, owner_id, route)

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the menu in which channels were chosen."""
        return cls(item, int(match["owner"]), read_route(match["route"]))  # pyright: ignore[reportArgumentType] -- a select has this id

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Run the errand."""
        chosen = tuple(str(channel.id) for channel in self.item.values)
        await run_errand(interaction, self.owner_id, self.route, chosen)


OFFICE_ITEMS = (OfficeButton, OfficeMenu, OfficeChannels)
"""Registered once with the client, beside the items of answers."""
