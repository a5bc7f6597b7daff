"""/help: what one may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, app_commands
from discord.ext import commands

from bot.cogs._cooldown import member_pace
from bot.cogs._reply import reply

if TYPE_CHECKING:
    from bot.client import AdvisorBot


class HelpCog(commands.Cog):
    """Find your way."""

    @app_commands.command()
    @member_pace()
    async def help(self, interaction: Interaction[Any]) -> None:
        """See what I can do, and try it."""
        await reply(interaction, "help")


async def setup(bot: AdvisorBot) -> None:
    """Add the cog."""
    await bot.add_cog(HelpCog())
