"""Buttons and menus on cards of subscriptions: their ids, and what a press on them does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.domain.schedules import Weekday
from bot.views.limits import MAX_OPTIONS, MAX_PLACEHOLDER, cut
from bot.views.presses import press_kind, read_choice, value_of, values_of
from bot.views.tips_desk import Verb, Wishes, tips_desk_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

Interaction = discord.Interaction[Any]

_FIRST_DAYS = range(1, 17)  # a menu shows no more than 25 options
_LAST_DAYS = range(17, 32)
_NUMBER = r"(?P<number>\d{1,19})"


def verb_button(
    verb: Verb,
    number: int,
    label: str,
    emoji: str,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    page: int = 0,
) -> ui.Button[Any]:
    """Return the button of a verb; number 0 stands for no subscription."""
    custom_id = f"tips:{verb}:{number}" + (f"~{page}" if page else "")
    return ui.Button(label=label, emoji=emoji, style=style, custom_id=custom_id)


def subscription_menu(choices: Iterable[tuple[str, str]]) -> ui.Select[Any]:
    """Return the menu that opens a subscription, of words and numbers."""
    options = [discord.SelectOption(label=words, value=number) for words, number in choices]
    return ui.Select(
        custom_id="tips-pick", placeholder="Open a subscription", options=options[:MAX_OPTIONS]
    )


def weekday_menu(number: int, chosen: Weekday) -> ui.Select[Any]:
    """Return the menu that sets the weekday of a weekly subscription."""
    options = [
        discord.SelectOption(label=day.capitalize(), value=str(day), default=day is chosen)
        for day in Weekday
    ]
    return _menu("weekday", number, "On which weekday", options)


def day_menus(number: int, chosen: int) -> tuple[ui.Select[Any], ui.Select[Any]]:
    """Return the two menus that set the day of a monthly subscription."""
    return (
        _menu("day", number, "Day 1 to 16", _days(_FIRST_DAYS, chosen)),
        _menu("late-day", number, "Day 17 to 31", _days(_LAST_DAYS, chosen)),
    )


def role_menu(number: int, role_id: int | None) -> ui.RoleSelect[Any]:
    """Return the menu of the one role that a tip may ping; nothing chosen pings nobody."""
    return ui.RoleSelect(
        custom_id=f"tips-role:{number}",
        placeholder="Ping a role with each tip (nobody now)",
        min_values=0,
        max_values=1,
        default_values=[] if role_id is None else [_role(role_id)],
    )


def _menu(
    field: str, number: int, prompt: str, options: list[discord.SelectOption]
) -> ui.Select[Any]:
    return ui.Select(
        custom_id=f"tips-{field}:{number}",
        placeholder=cut(prompt, MAX_PLACEHOLDER),
        options=options,
    )


def _days(days: Iterable[int], chosen: int) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(label=f"Day {day}", value=str(day), default=day == chosen)
        for day in days
    ]


def _role(role_id: int) -> discord.SelectDefaultValue:
    kind = discord.SelectDefaultValueType.role
    return discord.SelectDefaultValue(id=role_id, type=kind)


async def _do(interaction: Interaction, found: re.Match[str]) -> None:
    verb = read_choice(Verb, found["verb"])
    number, page = int(found["number"]), int(found["page"] or 0)
    await tips_desk_of(interaction).do(interaction, verb, number, page)


async def _open(interaction: Interaction, _found: re.Match[str]) -> None:
    number = read_choice(int, value_of(interaction))
    await tips_desk_of(interaction).do(interaction, Verb.OPEN, number)


async def _set_weekday(interaction: Interaction, found: re.Match[str]) -> None:
    await _change(interaction, found, Wishes(weekday=read_choice(Weekday, value_of(interaction))))


async def _set_day(interaction: Interaction, found: re.Match[str]) -> None:
    await _change(interaction, found, Wishes(day=read_choice(int, value_of(interaction))))


async def _set_role(interaction: Interaction, found: re.Match[str]) -> None:
    chosen = values_of(interaction)
    await _change(interaction, found, Wishes(role_id=read_choice(int, chosen[0]) if chosen else 0))


async def _change(interaction: Interaction, found: re.Match[str], wishes: Wishes) -> None:
    await tips_desk_of(interaction).change(interaction, int(found["number"]), wishes)


SUBSCRIPTION_PRESSES = {
    "tips": press_kind(rf"(?P<verb>[a-z]+):{_NUMBER}(?:~(?P<page>\d{{1,3}}))?", _do),
    "tips-pick": press_kind("", _open),
    "tips-weekday": press_kind(_NUMBER, _set_weekday),
    "tips-day": press_kind(_NUMBER, _set_day),
    "tips-late-day": press_kind(_NUMBER, _set_day),
    "tips-role": press_kind(_NUMBER, _set_role),
}
"""On cards of subscriptions."""
