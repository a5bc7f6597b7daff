"""The cards by which a member takes or erases what is stored about them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.domain.routes import to
from bot.views.office import Errand, office_of
from bot.views.office_items import office_button
from bot.views.sheet import Sheet, row, show

if TYPE_CHECKING:
    from bot.advice.privacy import Erased
    from bot.views.office import Press

FILE_NAME = "my-data.json"


class ExportSheet(Sheet):
    """Hands the file over."""

    def __init__(self) -> None:
        """Show the attached file."""
        text = "Everything that is stored under your id. Only you see this message."
        file: ui.File[Any] = ui.File(f"attachment://{FILE_NAME}")
        super().__init__("🔒 Your data", ui.TextDisplay(text), file)


class DeletionSheet(Sheet):
    """Asks once more before everything is erased."""

    def __init__(self, member_id: int) -> None:
        """Say what would be erased."""
        text = (
            "This erases every milestone that you ticked, and takes your id off subscriptions and"
            " changes that you made as an admin. It happens at once and cannot be undone."
        )
        style = discord.ButtonStyle.danger
        erase = office_button(member_id, to("forget-me"), "Erase it all", "🗑️", style)
        keep = office_button(member_id, to("forget-nothing"), "Keep it", "↩️")
        super().__init__("🔒 Erase your data?", ui.TextDisplay(text), row(erase, keep))


class DoneSheet(Sheet):
    """Says what came of it."""

    def __init__(self, erased: Erased | None) -> None:
        """Tell what was erased; None when the member kept it."""
        text = "Nothing was erased."
        if erased is not None:
            text = (
                "Erased at once:\n"
                f"- ticked milestones: {erased.ticks}\n"
                f"- your id on subscriptions: {erased.subscriptions}\n"
                f"- your id on changes as an admin: {erased.changes}\n\n"
                "Nothing is stored about you any more."
            )
        super().__init__("🔒 Your data", ui.TextDisplay(text))


async def hand_over_data(interaction: discord.Interaction[Any]) -> None:
    """Answer with everything stored about the asker, as a file."""
    data = await office_of(interaction).privacy.export(interaction.user.id)
    await show(interaction, ExportSheet(), [discord.File(io.BytesIO(data), FILE_NAME)])


async def ask_deletion(interaction: discord.Interaction[Any]) -> None:
    """Ask whether the asker means it."""
    await show(interaction, DeletionSheet(interaction.user.id))


async def _forget(press: Press) -> None:
    erased = await press.office.privacy.forget(press.member_id)
    await show(press.interaction, DoneSheet(erased))


async def _keep(press: Press) -> None:
    await show(press.interaction, DoneSheet(None))


PRIVACY_ERRANDS = {
    "forget-me": Errand(_forget, for_admins=False),
    "forget-nothing": Errand(_keep, for_admins=False),
}
"""By the view of their route; the names are part of button ids and never change."""
