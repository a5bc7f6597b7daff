"""/tip: one tip now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, app_commands
from discord.ext import commands

from bot.cogs._cooldown import member_pace
from bot.cogs._reply import reply
from bot.cogs._tip_options import TopicOption
from bot.views.tips_desk import tips_desk_of

if TYPE_CHECKING:
    from bot.client import AdvisorBot


class TipCog(commands.Cog):
    """Get a tip."""

    @app_commands.command()
    @app_commands.describe(topic="What it is about (default: all topics)")
    @member_pace()
    async def tip(self, interaction: Interaction[Any], topic: TopicOption | None) -> None:
        """Get one tip now; none comes twice before you have seen them all."""
        wanted = topic and tips_desk_of(interaction).topic_of(topic)
        await reply(interaction, "tip", wanted)


async def setup(bot: AdvisorBot) -> None:
    """Add the cog."""
    await bot.add_cog(TipCog())
