"""Counts which commands a server uses, where its admins want that. Nothing here answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, app_commands
from discord.ext import commands

from bot.views.office import office_of

if TYPE_CHECKING:
    from bot.client import AdvisorBot


class UsageCog(commands.Cog):
    """Count commands, without who used them."""

    @commands.Cog.listener()
    async def on_app_command_completion(
        self, interaction: Interaction[Any], command: app_commands.Command[Any, ..., Any]
    ) -> None:
        """Count a command that was answered."""
        if interaction.guild_id is not None:
            log = office_of(interaction).log
            await log.note_command(interaction.guild_id, command.qualified_name)


async def setup(bot: AdvisorBot) -> None:
    """Add the cog."""
    await bot.add_cog(UsageCog())
