"""One setting: its value, the control that changes it in place, and Reset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.advice.server.setting_catalog import (
    SHARING_WORDS,
    VISIBILITY_WORDS,
    Control,
    is_inherited,
)
from bot.advice.server.setting_names import offered_names
from bot.domain.guilds import Visibility
from bot.domain.routes import to
from bot.views.limits import MAX_OPTION_TEXT, cut
from bot.views.office_items import channels_menu, office_button, office_menu
from bot.views.settings.panel import shown_value
from bot.views.sheet import Sheet, row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from bot.advice.server.setting_catalog import SettingInfo
    from bot.domain.guilds import GuildSettings
    from bot.domain.knowledge import KnowledgeBase

_SWITCH = {"on": "on", "off": "off"}
_CHOICES = {"visibility": VISIBILITY_WORDS, "sharing": SHARING_WORDS, "question_log": _SWITCH}


class SettingSheet(Sheet):
    """The card of one setting; its controls know the version that the admin sees."""

    def __init__(
        self,
        info: SettingInfo,
        settings: GuildSettings,
        knowledge: KnowledgeBase,
        owner_id: int,
        channels: Collection[int],
    ) -> None:
        """Show one setting to the admin who opened it; channels are those that still exist."""
        self._existing = channels
        self._info = info
        self._settings = settings
        self._knowledge = knowledge
        self._owner_id = owner_id
        super().__init__(
            f"{info.emoji} {info.label}",
            ui.TextDisplay(f"{info.what}\n\nNow: {shown_value(info, settings, knowledge)}"),
            *(row(menu) for menu in self._menus()),
            row(*self._buttons()),
        )

    def _menus(self) -> Iterator[ui.Item[Any]]:
        name, settings = self._info.name, self._settings
        match self._info.control:
            case Control.CHOICE | Control.NAME:
                route = to("set", name, str(settings.version))
                yield office_menu(self._owner_id, route, "Choose", list(self._options()))
            case Control.CHANNEL:
                chosen = [settings.notice_channel] if settings.notice_channel else []
                yield self._channels("Choose a channel", chosen)
            case Control.CHANNELS:
                yield self._channels("Choose channels", settings.mention_channels or ())
            case Control.EXCEPTIONS:
                for shown in (Visibility.PUBLIC, Visibility.PRIVATE):
                    channels = [c for c, v in settings.visibility_by_channel.items() if v is shown]
                    yield self._channels(f"Channels where answers are {shown}", channels, shown)

    def _channels(
        self,
        prompt: str,
        chosen: Iterable[int],
        which: str = "",
    ) -> ui.ChannelSelect[Any]:
        route = to("set-channels", self._info.name, str(self._settings.version), which or None)
        chosen = [channel for channel in chosen if channel in self._existing]
        several = self._info.control is not Control.CHANNEL
        return channels_menu(self._owner_id, route, prompt, chosen, several=several)

    def _options(self) -> Iterator[discord.SelectOption]:
        present = getattr(self._settings, self._info.name)
        if self._info.name == "question_log" and present is not None:
            present = "on" if present else "off"
        for value, label in self._offered():
            yield discord.SelectOption(
                label=cut(label[:1].upper() + label[1:], MAX_OPTION_TEXT),
                value=str(value),
                default=value == present,
            )

    def _offered(self) -> Iterator[tuple[str, str]]:
        if self._info.control is Control.CHOICE:
            yield from _CHOICES[self._info.name].items()
        else:
            for named in offered_names(self._info.name, self._knowledge):
                yield named.id, named.label

    def _buttons(self) -> Iterator[ui.Button[Any]]:
        owner_id, name, version = self._owner_id, self._info.name, str(self._settings.version)
        yield office_button(owner_id, to("settings"), "All settings", "◀️")
        if self._info.control is Control.NAME:
            yield office_button(owner_id, to("type-setting", name, version), "Type it", "⌨️")
        if self._info.control is Control.CHANNELS:
            yield office_button(owner_id, to("set-nowhere", name, version), "Nowhere", "🚫")
        yield office_button(
            owner_id,
            to("reset", name, version),
            "Reset",
            "↩️",
            discord.ButtonStyle.danger,
            disabled=is_inherited(self._info, self._settings),
        )
