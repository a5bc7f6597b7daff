"""Buttons and menus on cards of subscriptions; their ids hold all that they need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.domain.schedules import Weekday
from bot.views.desk import answer_press
from bot.views.limits import MAX_OPTIONS, MAX_PLACEHOLDER, cut
from bot.views.tips_desk import Verb, Wishes, tips_desk_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIRST_DAYS = range(1, 17)  # a menu shows no more than 25 options
_LAST_DAYS = range(17, 32)


class VerbButton(
    ui.DynamicItem[ui.Button[Any]],
    template=r"tips:(?P<verb>[a-z]+):(?P<number>\d{1,19})(?:~(?P<page>\d{1,3}))?",
):
    """Does something with a subscription."""

    def __init__(self, button: ui.Button[Any], verb: str, number: int, page: int = 0) -> None:
        """Wrap a button that does this."""
        super().__init__(button)
        self.verb = verb
        self.number = number
        self.page = page

    @classmethod
    def of(
        cls,
        verb: Verb,
        number: int,
        label: str,
        emoji: str,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        page: int = 0,
    ) -> Self:
        """Return the button of a verb; number 0 stands for no subscription."""
        custom_id = f"tips:{verb}:{number}" + (f"~{page}" if page else "")
        button: ui.Button[Any] = ui.Button(
            label=label, emoji=emoji, style=style, custom_id=custom_id
        )
        return cls(button, verb, number, page)

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the button that was pressed."""
        return cls(item, match["verb"], int(match["number"]), int(match["page"] or 0))  # pyright: ignore[reportArgumentType] -- a button has this id

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the press."""
        desk = tips_desk_of(interaction)
        await answer_press(
            interaction,
            lambda _: desk.do(interaction, Verb(self.verb), self.number, self.page),
        )


class SubscriptionMenu(ui.DynamicItem[ui.Select[Any]], template=r"tips-pick"):
    """Opens the subscription that is chosen."""

    @classmethod
    def of(cls, choices: Iterable[tuple[str, str]]) -> Self:
        """Return the menu of words and numbers."""
        options = [discord.SelectOption(label=words, value=number) for words, number in choices]
        select: ui.Select[Any] = ui.Select(
            custom_id="tips-pick", placeholder="Open a subscription", options=options[:MAX_OPTIONS]
        )
        return cls(select)

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        _match: re.Match[str],
        /,
    ) -> Self:
        """Return the menu in which something was chosen."""
        return cls(item)  # pyright: ignore[reportArgumentType] -- a select has this id

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the choice."""
        desk, number = tips_desk_of(interaction), int(self.item.values[0])
        await answer_press(interaction, lambda _: desk.do(interaction, Verb.OPEN, number))


class DayMenu(
    ui.DynamicItem[ui.Select[Any]],
    template=r"tips-(?P<field>weekday|day|late-day):(?P<number>\d{1,19})",
):
    """Sets the weekday of a weekly subscription, or the day of a monthly one."""

    def __init__(self, select: ui.Select[Any], field: str, number: int) -> None:
        """Wrap a menu that sets a field."""
        super().__init__(select)
        self.field = field
        self.number = number

    @classmethod
    def of_weekdays(cls, number: int, chosen: Weekday) -> Self:
        """Return the menu of weekdays."""
        options = [
            discord.SelectOption(label=day.capitalize(), value=str(day), default=day is chosen)
            for day in Weekday
        ]
        return cls._of("weekday", number, "On which weekday", options)

    @classmethod
    def of_days(cls, number: int, chosen: int) -> tuple[Self, Self]:
        """Return the two menus of days."""
        return (
            cls._of("day", number, "Day 1 to 16", _days(_FIRST_DAYS, chosen)),
            cls._of("late-day", number, "Day 17 to 31", _days(_LAST_DAYS, chosen)),
        )

    @classmethod
    def _of(cls, field: str, number: int, prompt: str, options: list[discord.SelectOption]) -> Self:
        select: ui.Select[Any] = ui.Select(
            custom_id=f"tips-{field}:{number}",
            placeholder=cut(prompt, MAX_PLACEHOLDER),
            options=options,
        )
        return cls(select, field, number)

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the menu in which something was chosen."""
        return cls(item, match["field"], int(match["number"]))  # pyright: ignore[reportArgumentType] -- a select has this id

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the choice."""
        desk, value = tips_desk_of(interaction), self.item.values[0]
        if self.field == "weekday":
            wishes = Wishes(weekday=Weekday(value))
        else:
            wishes = Wishes(day=int(value))
        await answer_press(interaction, lambda _: desk.change(interaction, self.number, wishes))


class RoleMenu(ui.DynamicItem[ui.RoleSelect[Any]], template=r"tips-role:(?P<number>\d{1,19})"):
    """Sets or takes away the one role that a tip may ping."""

    def __init__(self, select: ui.RoleSelect[Any], number: int) -> None:
        """Wrap a menu of roles."""
        super().__init__(select)
        self.number = number

    @classmethod
    def of(cls, number: int, role_id: int | None) -> Self:
        """Return the menu; nothing chosen pings nobody."""
        chosen = [] if role_id is None else [_role(role_id)]
        select: ui.RoleSelect[Any] = ui.RoleSelect(
            custom_id=f"tips-role:{number}",
            placeholder="Ping a role with each tip (nobody now)",
            min_values=0,
            max_values=1,
            default_values=chosen,
        )
        return cls(select, number)

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the menu in which a role was chosen, or none."""
        return cls(item, int(match["number"]))  # pyright: ignore[reportArgumentType] -- a role select has this id

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the choice."""
        desk, chosen = tips_desk_of(interaction), self.item.values
        wishes = Wishes(role_id=chosen[0].id if chosen else 0)
        await answer_press(interaction, lambda _: desk.change(interaction, self.number, wishes))


def _days(days: Iterable[int], chosen: int) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(label=f"Day {day}", value=str(day), default=day == chosen)
        for day in days
    ]


def _role(role_id: int) -> discord.SelectDefaultValue:
    kind = discord.SelectDefaultValueType.role
    return discord.SelectDefaultValue(id=role_id, type=kind)


SUBSCRIPTION_ITEMS = (VerbButton, SubscriptionMenu, DayMenu, RoleMenu)
"""Registered once with the client."""
