"""The cards of the office: their look, and where they appear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.views.card import ACCENT

if TYPE_CHECKING:
    from collections.abc import Sequence


class Sheet(ui.LayoutView):
    """One card, seen by the one who opened it; its items carry all state."""

    def __init__(self, title: str, *items: ui.Item[Any]) -> None:
        """Lay out a title and items from top to bottom."""
        super().__init__(timeout=None)
        container: ui.Container[Any] = ui.Container(accent_color=ACCENT)
        container.add_item(ui.TextDisplay(f"## {title}"))
        for item in items:
            container.add_item(item)
        self.add_item(container)
        self.stop()  # or the library keeps it for 15 minutes, waiting for nothing


def beside(text: str, button: ui.Item[Any]) -> ui.Section[Any]:
    """Return a text with a button beside it."""
    return ui.Section(text, accessory=button)


def row(*items: ui.Item[Any]) -> ui.ActionRow[Any]:
    """Return buttons side by side, at most five, or one menu."""
    return ui.ActionRow(*items)


async def show(
    interaction: discord.Interaction[Any],
    sheet: ui.LayoutView,
    files: Sequence[discord.File] = (),
) -> None:
    """Show a card: in place of the private one that was pressed, else as a new private one."""
    pressed = interaction.message
    if interaction.response.is_done():
        await interaction.edit_original_response(view=sheet, attachments=list(files))
    elif pressed is not None and pressed.flags.ephemeral:
        await interaction.response.edit_message(view=sheet, attachments=list(files))
    else:
        await interaction.response.send_message(view=sheet, files=list(files), ephemeral=True)
