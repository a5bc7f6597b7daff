"""Which rights the bot lacks in a channel, by kind of channel, and what Discord calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEE_AND_SEND = ("view_channel", "send_messages")
_IN_THREADS = ("view_channel", "send_messages_in_threads")
_IN_FORUMS = ("view_channel", "send_messages", "send_messages_in_threads")
_NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "manage_threads": "Manage Threads",
    "read_message_history": "Read Message History",
    "mention_everyone": "Mention @everyone, @here and All Roles",
}
_NAMES_IN_FORUMS = {  # Discord's settings call the same rights otherwise there
    "send_messages": "Send Messages and Create Posts",
    "send_messages_in_threads": "Send Messages in Threads and Posts",
}

Target = discord.TextChannel | discord.Thread | discord.ForumChannel
"""What can get tips; announcement channels are text channels here."""


def missing_rights(channel: Target) -> tuple[str, ...]:
    """Return the rights that posting needs and the bot lacks, in Discord's order of asking."""
    if isinstance(channel, discord.ForumChannel):
        return lacking(channel, _IN_FORUMS)
    if not isinstance(channel, discord.Thread):
        return lacking(channel, _SEE_AND_SEND)
    wanted = (*_IN_THREADS, "manage_threads") if channel.locked else _IN_THREADS
    return lacking(channel, wanted)


def lacking(
    channel: discord.abc.GuildChannel | discord.Thread, wanted: Sequence[str]
) -> tuple[str, ...]:
    """Return which of these rights the bot lacks there; all of them where nobody can tell."""
    place = channel.parent if isinstance(channel, discord.Thread) else channel
    me: discord.Member | None = channel.guild.me
    if place is None or me is None:  # pyright: ignore[reportUnnecessaryComparison] -- the cache may lack it
        return tuple(wanted)
    held = _held(place, me)
    return tuple(name for name in wanted if not getattr(held, name))


def right_names(rights: Sequence[str], channel: Target) -> str:
    """Return rights as Discord's settings call them, set in bold."""
    in_forum = isinstance(channel, discord.ForumChannel) or (
        isinstance(channel, discord.Thread) and isinstance(channel.parent, discord.ForumChannel)
    )
    names = _NAMES | (_NAMES_IN_FORUMS if in_forum else {})
    return ", ".join(f"**{names[right]}**" for right in rights)


def _held(channel: discord.abc.GuildChannel, me: discord.Member) -> discord.Permissions:
    """Return the rights by roles and overwrites alone.

    `permissions_for` takes everything away where the channel cannot be seen, so that a missing
    View Channel would be reported together with rights that are there.
    """
    base = me.guild_permissions
    if base.administrator:
        return discord.Permissions.all()
    everyone = channel.overwrites_for(me.guild.default_role).pair()
    roles = [channel.overwrites_for(role).pair() for role in me.roles[1:]]
    own = channel.overwrites_for(me).pair()
    value = _overwritten(base.value, *everyone)
    allowed = denied = discord.Permissions.none().value
    for allow, deny in roles:
        allowed |= allow.value
        denied |= deny.value
    value = (value & ~denied) | allowed
    return discord.Permissions(_overwritten(value, *own))


def _overwritten(value: int, allow: discord.Permissions, deny: discord.Permissions) -> int:
    return (value & ~deny.value) | allow.value
