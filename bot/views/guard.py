"""The right to administer, checked at the moment of use: commands, buttons, selects and forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.errors import ForbiddenError

if TYPE_CHECKING:
    import discord


def require_manage_server(interaction: discord.Interaction[Any]) -> int:
    """Return the id of the server that the presser may administer.

    Discord sends the member's present rights with every interaction, so a card left open by
    somebody who has lost the right is refused. Raises ForbiddenError otherwise, naming the right.
    """
    if interaction.guild_id is None:
        raise ForbiddenError("This works in a server only, for members with **Manage Server**.")
    if not interaction.permissions.manage_guild:
        raise ForbiddenError("This needs the right **Manage Server** in this server.")
    if interaction.is_user_integration() and not interaction.is_guild_integration():
        raise ForbiddenError(
            "I am not a member of this server; you brought me along. Somebody with **Manage"
            " Server** can add me, then this works."
        )
    return interaction.guild_id


def require_owner_of_card(interaction: discord.Interaction[Any], owner_id: int) -> None:
    """Refuse a press on a card that was opened by somebody else. Raises ForbiddenError."""
    if interaction.user.id != owner_id:
        raise ForbiddenError("This card belongs to somebody else. Open your own with the command.")
