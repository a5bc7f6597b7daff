"""Buttons and menus of the office: their ids hold who opened the card, and the errand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.domain.routes import Route
from bot.views.items import read_route
from bot.views.limits import MAX_LABEL, MAX_OPTIONS, MAX_PLACEHOLDER, cut
from bot.views.office import ANYBODY, run_errand
from bot.views.presses import press_kind, values_of

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_PLACES = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.public_thread,
]
_MOST_CHOSEN = 25  # Discord's limit for one menu
_HOLDS = r"(?P<owner>\d{1,20}):(?P<route>.+)"


def office_button(
    owner_id: int,
    route: Route,
    label: str,
    emoji: str | None = None,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    *,
    disabled: bool = False,
) -> ui.Button[Any]:
    """Return a button that asks for an errand, on a card of one person."""
    return ui.Button(
        label=cut(label, MAX_LABEL),
        emoji=emoji,
        style=style,
        custom_id=f"do:{owner_id}:{route}",
        disabled=disabled,
    )


def office_menu(
    owner_id: int, route: Route, prompt: str, options: Sequence[discord.SelectOption]
) -> ui.Select[Any]:
    """Return a menu to choose one from; of more than 25 options the first 25 are shown."""
    return ui.Select(
        custom_id=f"pick:{owner_id}:{route}",
        placeholder=cut(prompt, MAX_PLACEHOLDER),
        options=list(options[:MAX_OPTIONS]),
    )


def channels_menu(
    owner_id: int,
    route: Route,
    prompt: str,
    chosen: Iterable[int] = (),
    *,
    several: bool = False,
) -> ui.ChannelSelect[Any]:
    """Return a menu of channels; where several may be chosen, so may none."""
    return ui.ChannelSelect(
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


async def _run(interaction: discord.Interaction[Any], found: re.Match[str]) -> None:
    route = read_route(found["route"])
    await run_errand(interaction, int(found["owner"]), route, values_of(interaction))


async def _take(interaction: discord.Interaction[Any], found: re.Match[str]) -> None:
    await run_errand(interaction, ANYBODY, read_route(found["route"]))  # only its opener has a form


OFFICE_PRESSES = {
    **{word: press_kind(_HOLDS, _run) for word in ("do", "pick", "chan")},
    "form": press_kind(r"(?P<route>.+)", _take),
}
"""On cards of admins, and on those that erase; and forms."""
