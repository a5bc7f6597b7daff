"""/salary: published pay, with its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.cogs._cooldown import member_pace
from bot.cogs._options import LEVEL_CHOICES, CareerOption, CountryOption
from bot.cogs._reply import reply

if TYPE_CHECKING:
    from bot.client import AdvisorBot


class SalaryCog(commands.Cog):
    """Look up pay."""

    @app_commands.command()
    @app_commands.describe(
        career="The career",
        level="A level of experience",
        years="Your years of experience, if you do not know the level",
        country="Where",
    )
    @app_commands.choices(level=LEVEL_CHOICES)
    @member_pace()
    async def salary(
        self,
        interaction: Interaction[Any],
        career: CareerOption,
        level: Choice[str] | None,
        years: Range[float, 0, 60] | None,
        country: CountryOption | None,
    ) -> None:
        """See what a career pays, by level and country, each figure with its source."""
        experience = None if years is None else f"{years:g}"
        await reply(interaction, "salary", career, level and level.value, experience, country)


async def setup(bot: AdvisorBot) -> None:
    """Add the cog."""
    await bot.add_cog(SalaryCog())
