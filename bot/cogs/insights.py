"""/insights: what a server asks, in numbers. Nothing here writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, app_commands
from discord.ext import commands

from bot.views.guard import require_manage_server
from bot.views.insights import show_insights

if TYPE_CHECKING:
    from bot.client import AdvisorBot


class InsightsCog(commands.Cog):
    """Learn what a server wants to know."""

    @app_commands.command()
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    @app_commands.allowed_installs(guilds=True, users=False)
    async def insights(self, interaction: Interaction[Any]) -> None:
        """See the last 30 days in numbers, and the questions that found no answer."""
        await show_insights(interaction, require_manage_server(interaction))


async def setup(bot: AdvisorBot) -> None:
    """Add the cog."""
    await bot.add_cog(InsightsCog())
