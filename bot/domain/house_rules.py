"""What a server's settings mean for one answer, with the defaults where admins chose nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.guilds import Sharing, Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.guilds import GuildSettings


def visibility_in(settings: GuildSettings, places: Iterable[int]) -> Visibility:
    """Return who sees an answer; places are a channel's id and its parent's, nearest first."""
    for place in places:
        if place in settings.visibility_by_channel:
            return settings.visibility_by_channel[place]
    return settings.visibility or Visibility.PRIVATE


def answers_mentions_in(settings: GuildSettings, places: Iterable[int]) -> bool:
    """Tell whether a mention is answered in a channel, or in a thread of it."""
    allowed = settings.mention_channels
    return allowed is None or any(place in allowed for place in places)


def may_share(settings: GuildSettings, *, is_admin: bool) -> bool:
    """Tell whether somebody may post a private card to the channel."""
    match settings.sharing or Sharing.EVERYONE:
        case Sharing.EVERYONE:
            return True
        case Sharing.ADMINS:
            return is_admin
        case Sharing.NOBODY:
            return False


def keeps_question_log(settings: GuildSettings) -> bool:
    """Tell whether questions are counted; off unless an admin switched it on."""
    return settings.question_log or False
