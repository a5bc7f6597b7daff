"""The buttons of the settings panel; their ids say who opened it, at which version, and what for."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, Self

import discord
from discord import ui

from bot.views.admin import answer_admin

_STYLES = {"reset": discord.ButtonStyle.danger}


class Verb(StrEnum):
    """What a button does; the words are part of ids and never change."""

    PANEL = "panel"
    OPEN = "open"
    RESET = "reset"
    TYPE = "type"
    NOWHERE = "nowhere"
    HISTORY = "history"


_LABELS = {
    Verb.PANEL: ("All settings", "◀️"),
    Verb.OPEN: ("Change", None),
    Verb.RESET: ("Reset", "↩️"),
    Verb.TYPE: ("Type another", "⌨️"),
    Verb.NOWHERE: ("Nowhere", "🚫"),
    Verb.HISTORY: ("Who changed what", "📜"),
}


class SettingButton(
    ui.DynamicItem[ui.Button[Any]],
    template=r"set:(?P<verb>[a-z]{1,10}):(?P<owner>\d{1,20}):(?P<number>\d{1,9}):(?P<name>[a-z_]{0,30})",
):
    """One press on the panel."""

    def __init__(
        self, button: ui.Button[Any], verb: str, owner_id: int, number: int, name: str
    ) -> None:
        """Wrap a button; the number is the version seen, or the page of the history."""
        super().__init__(button)
        self.verb = verb
        self.owner_id = owner_id
        self.number = number
        self.name = name

    @classmethod
    def of(
        cls,
        verb: Verb,
        owner_id: int,
        number: int,
        name: str = "",
        *,
        label: str | None = None,
        disabled: bool = False,
    ) -> Self:
        """Return a button for one admin."""
        usual, emoji = _LABELS[verb]
        button: ui.Button[Any] = ui.Button(
            label=label or usual,
            emoji=emoji if label is None else None,
            style=discord.ButtonStyle.danger if verb is Verb.RESET else discord.ButtonStyle.secondary,
            custom_id=f"set:{verb}:{owner_id}:{number}:{name}",
            disabled=disabled,
        )
        return cls(button, verb, owner_id, number, name)

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the button that was pressed."""
        owner_id, number = int(match["owner"]), int(match["number"])
        return cls(item, match["verb"], owner_id, number, match["name"])  # pyright: ignore[reportArgumentType] -- a button has this id

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the press."""
        from bot.views.settings.presses import press  # the answers are cards with these buttons

        await answer_admin(interaction, self.owner_id, lambda guild_id: press(self, interaction, guild_id))
