"""How a cog replies: the desk of the client does the work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.routes import to
from bot.views.desk import desk_of

if TYPE_CHECKING:
    from discord import Interaction


async def reply(interaction: Interaction[Any], view: str, *args: str | None) -> None:
    """Answer a command with the card of a view."""
    await desk_of(interaction).answer(interaction, to(view, *args))
