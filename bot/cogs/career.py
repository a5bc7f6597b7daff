"""/career: what careers are and which there are. Nothing here writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, app_commands
from discord.ext import commands

from bot.cogs._cooldown import member_pace
from bot.cogs._options import CareerOption
from bot.cogs._reply import reply

if TYPE_CHECKING:
    from bot.client import AdvisorBot


class CareerCog(commands.GroupCog, group_name="career", group_description="Look into careers"):
    """Look into careers in tech."""

    @app_commands.command()
    @app_commands.describe(career="The career that you want to know more about")
    @member_pace()
    async def overview(self, interaction: Interaction[Any], career: CareerOption) -> None:
        """Read what a career is: its work, its days, and who enjoys it."""
        await reply(interaction, "overview", career)

    @app_commands.command()
    @member_pace()
    async def browse(self, interaction: Interaction[Any]) -> None:
        """See all careers, shelf by shelf."""
        await reply(interaction, "browse")

    @app_commands.command()
    @app_commands.describe(first="One career", second="The career to set beside it")
    @member_pace()
    async def compare(
        self, interaction: Interaction[Any], first: CareerOption, second: CareerOption
    ) -> None:
        """Set two careers side by side: days, skills, pay, outlook."""
        await reply(interaction, "compare", first, second)

    @app_commands.command()
    @app_commands.describe(current="What you do now", target="What you would like to do")
    @member_pace()
    async def switch(
        self, interaction: Interaction[Any], current: CareerOption, target: CareerOption
    ) -> None:
        """See what carries over from one career to another, and what is missing."""
        await reply(interaction, "switch", current, target)

    @app_commands.command()
    @member_pace()
    async def match(self, interaction: Interaction[Any]) -> None:
        """Answer a few questions and see three careers that fit; nothing is stored."""
        await reply(interaction, "match")


async def setup(bot: AdvisorBot) -> None:
    """Add the cog."""
    await bot.add_cog(CareerCog())
