"""The service inside the simulated Discord, which replaces clocks, timers and executors."""

from __future__ import annotations

import io
from typing import Any

import discord
import simcord
from discord.ext import commands

from bot.charts import ChartService
from tests.charts.samples import PAY


class PictureBot(commands.Bot):
    def __init__(self, charts: ChartService) -> None:
        super().__init__(command_prefix=(), intents=discord.Intents.none())
        self._charts = charts

    async def setup_hook(self) -> None:
        self.tree.command(name="picture")(self._picture)
        await self.tree.sync()

    async def _picture(self, interaction: discord.Interaction) -> None:
        """Send a chart."""
        await interaction.response.defer()
        drawn = await self._charts.draw(PAY)
        assert drawn is not None
        await interaction.followup.send(file=discord.File(io.BytesIO(drawn), "pay.png"))


async def test_a_picture_comes_with_the_answer_drawn_or_kept():
    charts = ChartService(limit_seconds=60, start_seconds=60)  # a busy machine is no failure
    bot: Any = PictureBot(charts)
    async with simcord.run(bot, settle_timeout=60) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("general")
        member = guild.add_member(env.create_user("Mina"))
        for _ in range(2):
            shown = await member.slash(channel, "picture")

            assert shown.response is not None
            [file] = shown.response.attachments
            assert file.filename == "pay.png"
        await charts.close()
    await bot.close()
