"""/ask, the message command, direct messages and mentions: questions in people's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import discord
from discord import Interaction, app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.cogs._cooldown import Pace, member_pace
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.client import AdvisorBot

LONGEST_QUESTION = 1500
"""Longer ones are cut by the reader anyway; nobody asks in so many words."""
_MENTION = re.compile(r"<@!?\d+>")


class QuestionsCog(commands.Cog):
    """Ask in your own words."""

    def __init__(self, bot: AdvisorBot) -> None:
        self._bot = bot
        self._questions = bot.questions
        self._pace = Pace()
        self._menu = app_commands.ContextMenu(
            name="Ask the advisor", callback=self.ask_about_message
        )

    async def cog_load(self) -> None:
        """Add the message command, which cogs do not take up by themselves."""
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the message command away."""
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command()
    @app_commands.describe(question="Anything about careers in tech, as you would ask a friend")
    @member_pace()
    async def ask(
        self, interaction: Interaction[Any], question: Range[str, 1, LONGEST_QUESTION]
    ) -> None:
        """Ask anything about careers in tech, in your own words."""
        await self._questions.ask(interaction, question)

    @member_pace()
    async def ask_about_message(
        self, interaction: Interaction[Any], message: discord.Message
    ) -> None:
        """Answer what a message asks."""
        question = _MENTION.sub(" ", message.content).strip()
        if not question:
            raise UsageError("There is no text in this message that I could answer.")
        await self._questions.ask(interaction, question[:LONGEST_QUESTION])

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer direct messages, and messages that mention the bot."""
        if message.author.bot or not self._is_for_us(message):
            return
        if not await self._bot.services.fleet.handover.is_ours(message.id):
            return
        question = _MENTION.sub(" ", message.content).strip()
        await self._questions.ask_in_message(message, question[:LONGEST_QUESTION])

    def _is_for_us(self, message: discord.Message) -> bool:
        if message.guild is not None and self._bot.user not in message.mentions:
            return False
        return self._pace.take(message.author.id, message.created_at.timestamp()) is None


async def setup(bot: AdvisorBot) -> None:
    """Add the cog."""
    await bot.add_cog(QuestionsCog(bot))
