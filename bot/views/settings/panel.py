"""The overview: every setting with its present value, what it does, and a way to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.advice.server.setting_catalog import CATALOG, in_words, is_inherited
from bot.domain.routes import to
from bot.views.office_items import office_button
from bot.views.sheet import Sheet, row

if TYPE_CHECKING:
    from bot.advice.server.setting_catalog import SettingInfo
    from bot.domain.guilds import GuildSettings
    from bot.domain.knowledge import KnowledgeBase


class SettingRow(ui.Section[Any]):
    """One setting on the overview."""

    def __init__(
        self, info: SettingInfo, settings: GuildSettings, knowledge: KnowledgeBase, owner_id: int
    ) -> None:
        """Show the present value beside a button that opens the setting."""
        super().__init__(
            value_line(info, settings, knowledge),
            accessory=office_button(owner_id, to("setting", info.name), "Change"),
        )


class SettingsPanel(Sheet):
    """All settings of a server on one card."""

    def __init__(self, settings: GuildSettings, knowledge: KnowledgeBase, owner_id: int) -> None:
        """Show the settings to the admin who opened them."""
        rows = (SettingRow(info, settings, knowledge, owner_id) for info in CATALOG)
        history = office_button(owner_id, to("audit"), "Who changed what", "📜")
        super().__init__("⚙️ Settings of this server", *rows, row(history))


def value_line(info: SettingInfo, settings: GuildSettings, knowledge: KnowledgeBase) -> str:
    """Return a setting's name and value over what it does."""
    value = shown_value(info, settings, knowledge)
    return f"{info.emoji} {info.label}: {value}\n-# {info.what}"


def shown_value(info: SettingInfo, settings: GuildSettings, knowledge: KnowledgeBase) -> str:
    """Return the present value in words, and whether anybody chose it."""
    value = in_words(info, settings, knowledge)
    return f"{value} *(default)*" if is_inherited(info, settings) else f"**{value}**"
