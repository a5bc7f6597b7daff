"""/interview and /progress: practice, and where one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.cogs._cooldown import member_pace
from bot.cogs._options import LEVEL_CHOICES, CareerOption
from bot.cogs._reply import reply

if TYPE_CHECKING:
    from bot.client import AdvisorBot


class PracticeCog(commands.Cog):
    """Practice, and see how far you have come."""

    @app_commands.command()
    @app_commands.describe(career="The job that you want", level="The level you apply for")
    @app_commands.choices(level=LEVEL_CHOICES)
    @member_pace()
    async def interview(
        self, interaction: Interaction[Any], career: CareerOption, level: Choice[str] | None
    ) -> None:
        """Practice interview questions, with the points of a good answer."""
        await reply(interaction, "interview", career, level and level.value)

    @app_commands.command()
    @app_commands.describe(career="One of the roadmaps that you have begun")
    @member_pace()
    async def progress(self, interaction: Interaction[Any], career: CareerOption | None) -> None:
        """See where you stand on your roadmaps, and the next step."""
        await reply(interaction, "progress", career)


async def setup(bot: AdvisorBot) -> None:
    """Add the cog."""
    await bot.add_cog(PracticeCog())
