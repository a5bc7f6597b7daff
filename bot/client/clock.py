"""The program's clock, told by discord.py so that simulators that move its time move ours."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord.utils

if TYPE_CHECKING:
    from datetime import datetime


class DiscordClock:
    """The time of discord.utils.utcnow."""

    def now(self) -> datetime:
        """Return the present instant, in UTC."""
        return discord.utils.utcnow()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)
