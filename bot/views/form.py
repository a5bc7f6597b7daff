"""Forms of the office: the right to send one is checked again when it comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.views.desk import answer_press
from bot.views.guard import require_manage_server
from bot.views.limits import MAX_MODAL_TITLE, cut

if TYPE_CHECKING:
    from bot.views.desk import Desk

FORM_SECONDS = 15 * 60.0
"""As long as Discord lets a form be answered; afterwards the library may forget it."""


class Form(ui.Modal):
    """A form for admins; subclasses add fields and take what was entered."""

    def __init__(self, title: str) -> None:
        """Prepare a form for one showing."""
        super().__init__(title=cut(title, MAX_MODAL_TITLE), timeout=FORM_SECONDS)

    async def take(self, interaction: discord.Interaction[Any], guild_id: int) -> None:
        """Do what the form is for, and answer."""
        raise NotImplementedError

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Check the right of this moment, then take the form."""

        async def take(_desk: Desk) -> None:
            await self.take(interaction, require_manage_server(interaction))

        await answer_press(interaction, take)


def text_field(
    custom_id: str,
    *,
    most: int,
    value: str | None = None,
    placeholder: str | None = None,
    long: bool = False,
    required: bool = True,
) -> ui.TextInput[Any]:
    """Return a text input with what it holds at first."""
    return ui.TextInput(
        custom_id=custom_id,
        style=discord.TextStyle.paragraph if long else discord.TextStyle.short,
        default=value or None,
        placeholder=placeholder,
        max_length=most,
        required=required,
    )
