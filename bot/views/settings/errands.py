"""What presses on the settings panel do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.advice.server.server_settings import StaleSettingsError, with_exceptions
from bot.advice.server.setting_catalog import INFO
from bot.domain.guilds import Visibility
from bot.domain.routes import to
from bot.errors import OutdatedCardError
from bot.views.form import Form, text_field
from bot.views.office import Errand, form_id, office_of
from bot.views.settings.card import SettingSheet
from bot.views.settings.history import HistorySheet, StaleSheet
from bot.views.settings.notice_channels import require_writable
from bot.views.settings.panel import SettingsPanel
from bot.views.sheet import show

if TYPE_CHECKING:
    from bot.advice.server.server_settings import SettingValue
    from bot.advice.server.setting_catalog import SettingInfo
    from bot.domain.guilds import GuildSettings
    from bot.views.office import Press


async def open_panel(interaction: discord.Interaction[Any], guild_id: int) -> None:
    """Show all settings."""
    desk = office_of(interaction).settings
    settings = await desk.read(guild_id)
    await show(interaction, SettingsPanel(settings, desk.knowledge, interaction.user.id))


async def _panel(press: Press) -> None:
    await open_panel(press.interaction, press.guild_id)


async def _open(press: Press) -> None:
    settings = await press.office.settings.read(press.guild_id)
    await _show_setting(press.interaction, _info(press), settings)


async def _choose(press: Press) -> None:
    value = press.office.settings.read_choice(press.arg(0), press.values[0])
    await _change(press, value)


async def _choose_channels(press: Press) -> None:
    chosen = frozenset(map(int, press.values))
    match press.arg(0):
        case "mention_channels":
            await _change(press, chosen or None)
        case "notice_channel":
            [channel_id] = chosen
            require_writable(press.interaction, channel_id)
            await _change(press, channel_id)
        case "visibility_by_channel":
            settings = await press.office.settings.read(press.guild_id)
            shown = Visibility.PUBLIC if press.arg(2) == Visibility.PUBLIC else Visibility.PRIVATE
            present = settings.visibility_by_channel
            await _change(press, with_exceptions(present, shown, chosen))
        case _:
            _info(press)


async def _nowhere(press: Press) -> None:
    await _change(press, frozenset())


async def _reset(press: Press) -> None:
    await _change(press, None)


async def _type(press: Press) -> None:
    form = SettingForm(_info(press), press.number(1))
    await press.interaction.response.send_modal(form)


async def _history(press: Press) -> None:
    entries = await press.office.settings.audit(press.guild_id)
    await show(press.interaction, HistorySheet(entries, press.route.page, press.member_id))


class SettingForm(Form):
    """Takes a name that the menu has no room for."""

    def __init__(self, info: SettingInfo, version: int) -> None:
        """Ask for one setting, seen at a version."""
        super().__init__(info.label, form_id(to("typed-setting", info.name, str(version))))
        name = text_field("name", most=80, placeholder="Typos are fine")
        self.add_item(ui.Label(text=info.label, component=name))


async def _typed(press: Press) -> None:
    name = press.entered.text("name")
    await _change(press, press.office.settings.read_choice(_info(press).name, name))


async def _change(press: Press, value: SettingValue) -> None:
    seen = (press.guild_id, press.number(1))
    await save_setting(press.interaction, seen, _info(press).name, value)


async def save_setting(
    interaction: discord.Interaction[Any], seen: tuple[int, int], name: str, value: SettingValue
) -> None:
    """Save a setting of a server, seen at a version, and show what holds then."""
    desk = office_of(interaction).settings
    owner_id = interaction.user.id
    try:
        settings = await desk.change(seen, owner_id, name, value)
    except StaleSettingsError as stale:
        await show(interaction, StaleSheet(stale.changes, name, owner_id))
    else:
        await _show_setting(interaction, INFO[name], settings)


async def _show_setting(
    interaction: discord.Interaction[Any], info: SettingInfo, settings: GuildSettings
) -> None:
    guild = interaction.guild
    channels = {place.id for place in (*guild.channels, *guild.threads)} if guild else set[int]()
    knowledge = office_of(interaction).settings.knowledge
    sheet = SettingSheet(info, settings, knowledge, interaction.user.id, channels)
    await show(interaction, sheet)


def _info(press: Press) -> SettingInfo:
    info = INFO.get(press.arg(0))
    if info is None:
        raise OutdatedCardError
    return info


SETTINGS_ERRANDS = {
    "typed-setting": Errand(_typed),
    "settings": Errand(_panel),
    "setting": Errand(_open),
    "set": Errand(_choose),
    "set-channels": Errand(_choose_channels),
    "set-nowhere": Errand(_nowhere),
    "reset": Errand(_reset),
    "type-setting": Errand(_type),
    "audit": Errand(_history),
}
"""By the view of their route; the names are part of button ids and never change."""
