"""/privacy: what is stored about a member, for the member alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, app_commands
from discord.ext import commands

from bot.cogs._cooldown import member_pace
from bot.views.card import Card
from bot.views.office import office_of
from bot.views.privacy import ask_deletion, hand_over_data

if TYPE_CHECKING:
    from bot.client import AdvisorBot


class PrivacyCog(commands.GroupCog, group_name="privacy", group_description="Your data"):
    """See, take and erase what is stored about you."""

    @app_commands.command()
    @member_pace()
    async def policy(self, interaction: Interaction[Any]) -> None:
        """Read what is stored about you, and for how long."""
        card = Card(office_of(interaction).privacy.policy())
        await interaction.response.send_message(view=card, ephemeral=True)

    @app_commands.command()
    @member_pace()
    async def export(self, interaction: Interaction[Any]) -> None:
        """Get everything that is stored about you as a file."""
        await hand_over_data(interaction)

    @app_commands.command()
    @member_pace()
    async def delete(self, interaction: Interaction[Any]) -> None:
        """Erase everything that is stored about you."""
        await ask_deletion(interaction)


async def setup(bot: AdvisorBot) -> None:
    """Add the cog."""
    await bot.add_cog(PrivacyCog())
