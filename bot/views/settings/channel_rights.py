"""Whether the bot can write where a setting sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.errors import UsageError

if TYPE_CHECKING:
    from discord.abc import GuildChannel

_NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
}


def require_writable(interaction: discord.Interaction[Any], channel_id: int) -> None:
    """Refuse a channel that the bot cannot post to, naming what is missing. Raises UsageError."""
    guild = interaction.guild
    channel = guild.get_channel_or_thread(channel_id) if guild else None
    if guild is None or channel is None:
        raise UsageError("I cannot see that channel. Please give me **View Channel** there.")
    if isinstance(channel, discord.ForumChannel | discord.CategoryChannel):
        raise UsageError("Notices need a text channel or a thread, not a forum.")
    if missing := missing_rights(channel, guild.me):
        names = " and ".join(f"**{name}**" for name in missing)
        raise UsageError(f"I cannot write in <#{channel_id}>: please give me {names} there.")


def missing_rights(channel: GuildChannel | discord.Thread, me: discord.Member) -> list[str]:
    """Return the rights, by the names that Discord shows, that a post would need."""
    writes = "send_messages_in_threads" if isinstance(channel, discord.Thread) else "send_messages"
    rights = channel.permissions_for(me)
    return [_NAMES[right] for right in ("view_channel", writes) if not getattr(rights, right)]
