"""Whether the bot can write where a setting sends it."""

from __future__ import annotations

from typing import Any

import discord

from bot.errors import UsageError
from bot.views.channel_rights import missing_rights, right_names


def require_writable(interaction: discord.Interaction[Any], channel_id: int) -> None:
    """Refuse a channel that the bot cannot post to, naming what is missing. Raises UsageError."""
    guild = interaction.guild
    channel = guild.get_channel_or_thread(channel_id) if guild else None
    if guild is None or channel is None:
        raise UsageError("I cannot see that channel. Please give me **View Channel** there.")
    if not isinstance(channel, discord.TextChannel | discord.Thread):
        raise UsageError("Notices need a text channel or a thread, not a forum.")
    if missing := missing_rights(channel):
        names = right_names(missing, channel)
        raise UsageError(f"I cannot write in <#{channel_id}>: please give me {names} there.")
