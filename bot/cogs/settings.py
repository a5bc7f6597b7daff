"""/settings: how the bot behaves in a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, app_commands
from discord.ext import commands

from bot.views.guard import require_manage_server
from bot.views.settings.errands import open_panel

if TYPE_CHECKING:
    from bot.client import AdvisorBot


class SettingsCog(commands.Cog):
    """Fit the advisor to a server."""

    @app_commands.command()
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    @app_commands.allowed_installs(guilds=True, users=False)
    async def settings(self, interaction: Interaction[Any]) -> None:
        """See and change how I behave in this server."""
        await open_panel(interaction, require_manage_server(interaction))


async def setup(bot: AdvisorBot) -> None:
    """Add the cog."""
    await bot.add_cog(SettingsCog())
