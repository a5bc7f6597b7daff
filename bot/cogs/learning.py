"""/skills, /skill and /roadmap: what to learn, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.cogs._cooldown import member_pace
from bot.cogs._options import STAGE_CHOICES, CareerOption, CategoryOption, SkillOption
from bot.cogs._reply import reply

if TYPE_CHECKING:
    from bot.client import AdvisorBot


class LearningCog(commands.Cog):
    """Find out what to learn."""

    @app_commands.command()
    @app_commands.describe(
        career="The career that you are aiming at", category="One shelf of skills, in detail"
    )
    @member_pace()
    async def skills(
        self, interaction: Interaction[Any], career: CareerOption, category: CategoryOption | None
    ) -> None:
        """See which skills a career asks for, most important first."""
        await reply(interaction, "skills", career, category)

    @app_commands.command()
    @app_commands.describe(name="A skill or technology, such as Python or Docker")
    @member_pace()
    async def skill(self, interaction: Interaction[Any], name: SkillOption) -> None:
        """Read what a skill is, who needs it, and where to learn it for free."""
        await reply(interaction, "skill", name)

    @app_commands.command()
    @app_commands.describe(career="The career that you are aiming at", stage="One stage in detail")
    @app_commands.choices(stage=STAGE_CHOICES)
    @member_pace()
    async def roadmap(
        self,
        interaction: Interaction[Any],
        career: CareerOption,
        stage: Choice[str] | None,
    ) -> None:
        """See the way into a career: four stages with small projects."""
        await reply(interaction, "roadmap", career, stage and stage.value)


async def setup(bot: AdvisorBot) -> None:
    """Add the cog."""
    await bot.add_cog(LearningCog())
