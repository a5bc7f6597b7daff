"""What admins can set: each setting with its name, what it does, and its value in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from babel.numbers import get_currency_name

from bot.domain.careers import CareerId
from bot.domain.guilds import Sharing, Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.guilds import GuildSettings
    from bot.domain.knowledge import KnowledgeBase


class Control(StrEnum):
    """How a setting is changed."""

    CHOICE = "choice"
    """One of a list."""
    NAME = "name"
    """One of a list, or typed where the list is too long."""
    CHANNEL = "channel"
    CHANNELS = "channels"
    EXCEPTIONS = "exceptions"
    """Two lists of channels, public and private."""


@dataclass(frozen=True, slots=True)
class SettingInfo:
    """One setting as admins read it."""

    name: str
    """The field of GuildSettings; part of button ids, so it never changes."""
    emoji: str
    label: str
    what: str
    """One line on what it does."""
    inherited: str
    """What holds while it is unset."""
    control: Control


CATALOG = (
    SettingInfo(
        "visibility", "👁️", "Who sees answers",
        "Whether an answer shows to the asker alone or to the whole channel.",
        "only the asker", Control.CHOICE,
    ),
    SettingInfo(
        "visibility_by_channel", "🔀", "Channels that differ",
        "Channels where answers are public, or private, whatever the line above says.",
        "none", Control.EXCEPTIONS,
    ),
    SettingInfo(
        "sharing", "📣", "Who may share",
        "Who may post a private answer to the channel with the Share button.",
        "everybody", Control.CHOICE,
    ),
    SettingInfo(
        "mention_channels", "💬", "Where mentions are answered",
        "Channels in which I answer a message that mentions me.",
        "everywhere", Control.CHANNELS,
    ),
    SettingInfo(
        "default_career", "🧭", "Career of this server",
        "Taken when a question names no career.",
        "none", Control.NAME,
    ),
    SettingInfo(
        "country", "🌍", "Country of this server",
        "Pay is shown for this country first.",
        "none", Control.NAME,
    ),
    SettingInfo(
        "currency", "💱", "Currency of this server",
        "Pay in it comes first where no country is chosen; amounts stay as published.",
        "the country's", Control.NAME,
    ),
    SettingInfo(
        "time_zone", "🕘", "Time zone",
        "Tips arrive by this clock, unless a subscription names its own.",
        "UTC", Control.NAME,
    ),
    SettingInfo(
        "notice_channel", "🔔", "Channel for notices",
        "Where admins read that something needs them, such as tips that had to stop.",
        "none", Control.CHANNEL,
    ),
    SettingInfo(
        "question_log", "📊", "Question log",
        "Counts questions without names for /insights; forgotten after 30 days.",
        "off", Control.CHOICE,
    ),
)  # fmt: skip
"""In the order in which the panel shows them."""

INFO: Mapping[str, SettingInfo] = {info.name: info for info in CATALOG}

VISIBILITY_WORDS = {
    Visibility.PRIVATE: "only the asker",
    Visibility.PUBLIC: "everybody in the channel",
}
SHARING_WORDS = {
    Sharing.EVERYONE: "everybody",
    Sharing.ADMINS: "only members with Manage Server",
    Sharing.NOBODY: "nobody",
}


def is_inherited(info: SettingInfo, settings: GuildSettings) -> bool:
    """Tell whether nobody chose anything."""
    value = getattr(settings, info.name)
    return value is None or (info.control is Control.EXCEPTIONS and not value)


def in_words(info: SettingInfo, settings: GuildSettings, knowledge: KnowledgeBase) -> str:
    """Return the present value as admins read it; channels as Discord's mentions."""
    if is_inherited(info, settings):
        return info.inherited
    value = getattr(settings, info.name)
    match info.name:
        case "visibility":
            return VISIBILITY_WORDS[value]
        case "sharing":
            return SHARING_WORDS[value]
        case "question_log":
            return "on" if value else "off"
        case "visibility_by_channel":
            return _exceptions(value)
        case "mention_channels":
            return _channels(value) or "nowhere"
        case "notice_channel":
            return f"<#{value}>"
        case _:
            return name_in_words(info.name, value, knowledge)


def name_in_words(setting: str, value: str, knowledge: KnowledgeBase) -> str:
    """Return a career, country, currency or zone by its name; the id if it is not known."""
    match setting:
        case "default_career":
            career = knowledge.careers.get(CareerId(value))
            return career.title if career else value
        case "country":
            term = knowledge.terms["countries"].get(value)
            return term.name if term else value
        case "currency":
            return f"{get_currency_name(value, locale='en_US')} ({value})"
        case _:
            return value.replace("_", " ")


def _exceptions(by_channel: Mapping[int, Visibility]) -> str:
    parts = [
        f"{shown} in {_channels(channel for channel, v in by_channel.items() if v is shown)}"
        for shown in (Visibility.PUBLIC, Visibility.PRIVATE)
        if shown in by_channel.values()
    ]
    return "; ".join(parts)


_MOST_LISTED = 8  # of the 25 that a setting may hold: ten settings share one card


def _channels(ids: Iterable[int]) -> str:
    known = sorted(ids)
    listed = ", ".join(f"<#{number}>" for number in known[:_MOST_LISTED])
    more = len(known) - _MOST_LISTED
    return f"{listed} and {more} more" if more > 0 else listed
