"""What the cards of the admins' desk share: their look, their checks, and where they appear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

import discord
from discord import ui

from bot.views.card import ACCENT
from bot.views.desk import answer_press
from bot.views.guard import require_manage_server, require_owner_of_card

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.advice.office import Office
    from bot.views.desk import Desk

FORM_SECONDS = 15 * 60.0
"""As long as Discord lets a form be answered; afterwards the library may forget it."""


class OfficeOwner(Protocol):
    """A client with an office."""

    office: Office


def office_of(interaction: discord.Interaction[Any]) -> Office:
    """Return the office of the client that received an interaction."""
    return cast("OfficeOwner", interaction.client).office


class Sheet(ui.LayoutView):
    """One card of the desk, seen by the one who opened it. Its items carry all state."""

    def __init__(self, title: str, *items: ui.Item[Any]) -> None:
        """Lay out a title and items from top to bottom."""
        super().__init__(timeout=None)
        container: ui.Container[Any] = ui.Container(accent_color=ACCENT)
        container.add_item(ui.TextDisplay(f"## {title}"))
        for item in items:
            container.add_item(item)
        self.add_item(container)
        self.stop()  # or the library keeps it for 15 minutes, waiting for nothing


async def answer_admin(
    interaction: discord.Interaction[Any],
    owner_id: int | None,
    act: Callable[[int], Awaitable[None]],
) -> None:
    """Run a press of an admin on their own card, with the server's id, to its answer.

    The rights are those of this moment. No owner: anybody with the right may press.
    """

    async def checked(_desk: Desk) -> None:
        guild_id = require_manage_server(interaction)
        if owner_id is not None:
            require_owner_of_card(interaction, owner_id)
        await act(guild_id)

    await answer_press(interaction, checked)


async def show(
    interaction: discord.Interaction[Any],
    sheet: ui.LayoutView,
    files: Sequence[discord.File] = (),
) -> None:
    """Show a card: in place of the private one that was pressed, else as a new private one."""
    pressed = interaction.message
    if pressed is not None and pressed.flags.ephemeral:
        await interaction.response.edit_message(view=sheet, attachments=list(files))
    else:
        await interaction.response.send_message(view=sheet, files=list(files), ephemeral=True)
