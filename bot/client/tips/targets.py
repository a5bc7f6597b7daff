"""The channel that is to get tips: looked at before a subscription is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.errors import UsageError
from bot.views.channel_rights import (
    Target,
    lacking,
    missing_rights,
    right_names,
)

if TYPE_CHECKING:
    from bot.domain.subscriptions import SubscriptionTerms

_WEEK_MINUTES = 10080  # the longest time before Discord archives a quiet thread
_MAX_THREAD_NAME = 100


class TipTargets:
    """Finds channels and says what is wrong with them."""

    def __init__(self, client: discord.Client) -> None:
        """Look with this client."""
        self._client = client

    async def usable(self, guild_id: int, channel_id: int) -> Target:
        """Return the channel. Raises UsageError naming what is missing and how to grant it."""
        channel = await self._channel(guild_id, channel_id)
        if not isinstance(channel, Target):
            raise UsageError(f"<#{channel_id}> takes no posts. Choose a text channel or a forum.")
        if missing := missing_rights(channel):
            raise UsageError(_refusal(channel, missing))
        return channel

    def known(
        self, guild_id: int, channel_id: int
    ) -> discord.abc.GuildChannel | discord.Thread | None:
        """Return a channel that the cache has."""
        guild = self._client.get_guild(guild_id)
        return guild and guild.get_channel_or_thread(channel_id)

    def name(self, guild_id: int, channel_id: int) -> str:
        """Return the name of a channel, as far as the cache has it."""
        channel = self.known(guild_id, channel_id)
        return channel.name if channel else "unknown-channel"

    def is_announcement(self, guild_id: int, channel_id: int) -> bool:
        """Tell whether messages there can be published."""
        channel = self.known(guild_id, channel_id)
        return isinstance(channel, discord.TextChannel) and channel.is_news()

    async def _channel(self, guild_id: int, channel_id: int) -> object:
        guild = self._client.get_guild(guild_id)
        if guild is None or guild.unavailable:
            raise UsageError("Discord does not show me this server now. Please try again soon.")
        known = guild.get_channel_or_thread(channel_id)
        if known is not None:
            return known
        try:
            return await guild.fetch_channel(channel_id)
        except (discord.Forbidden, discord.NotFound) as error:
            raise UsageError(
                f"I cannot see <#{channel_id}>. Missing: **View Channel**. In the channel's"
                f" settings, under Permissions, add **{_own_name(guild)}** and allow it; to a"
                " private thread invite me as well."
            ) from error


def ping_doubt(channel: Target, role_id: int | None) -> str:
    """Return a warning when the role would be named but not notified, else nothing."""
    if role_id is None:
        return ""
    role = channel.guild.get_role(role_id)
    if role is None or role.mentionable or not lacking(channel, ("mention_everyone",)):
        return ""
    name = right_names(("mention_everyone",), channel)
    return f"⚠️ <@&{role_id}> gets no ping yet: let everybody mention it, or allow me {name}."


def history_doubt(channel: Target) -> str:
    """Return a warning when the bot could not look back after an outage, else nothing."""
    if not lacking(channel, ("read_message_history",)):
        return ""
    return (
        "ℹ️ Without **Read Message History** there I skip a tip after an outage"  # noqa: RUF001 -- an emoji
        " when I cannot tell whether it was posted."
    )


async def open_lasting_thread(forum: discord.ForumChannel, topic: str, opening: str) -> int:
    """Make the one thread of a forum that gets all tips of a subscription; return its id.

    Raises UsageError when the forum asks for a tag and has none that the bot may set.
    """
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay(opening))
    try:
        made = await forum.create_thread(
            name=f"💡 Career tips: {topic}"[:_MAX_THREAD_NAME],
            auto_archive_duration=_WEEK_MINUTES,
            applied_tags=_tags(forum),
            view=view,
            allowed_mentions=discord.AllowedMentions.none(),
        )
    except discord.HTTPException as error:
        raise UsageError(
            f"Discord did not let me open a post in <#{forum.id}> (code {error.code})."
            " Please try again, or choose a thread that exists."
        ) from error
    return made.thread.id


def thread_to_keep(old: SubscriptionTerms | None, channel: Target) -> int | None:
    """Return the lasting thread that a subscription has in this forum already."""
    return old.thread_id if old is not None and old.channel_id == channel.id else None


def _tags(forum: discord.ForumChannel) -> list[discord.ForumTag]:
    if not forum.flags.require_tag:
        return []
    may_moderate = not lacking(forum, ("manage_threads",))
    for tag in forum.available_tags:
        if may_moderate or not tag.moderated:
            return [tag]
    raise UsageError(
        f"<#{forum.id}> asks for a tag on every post, and there is none that I may set."
        " Add a tag that is not for moderators only, or allow me **Manage Threads**."
    )


def _refusal(channel: Target, missing: tuple[str, ...]) -> str:
    names, place = right_names(missing, channel), f"<#{channel.id}>"
    if missing == ("manage_threads",):
        return f"{place} is locked. Unlock it, or allow me {names}."
    return (
        f"I cannot post in {place} yet. Missing: {names}. To grant this, open the channel's"
        f" settings, then Permissions, add **{_own_name(channel.guild)}** and allow it there."
    )


def _own_name(guild: discord.Guild) -> str:
    """Return the bot's role, which an admin finds in the list, or its name."""
    return guild.self_role.name if guild.self_role else guild.me.display_name
