"""The form that edits a subscription: five fields, since Discord shows no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.domain.schedules import Cadence
from bot.views.form import Entered, Form, text_field
from bot.views.presses import press_kind, read_choice
from bot.views.subscription_words import CADENCE_NAMES
from bot.views.tips_desk import Wishes, tips_desk_of

if TYPE_CHECKING:
    import re

    from bot.domain.subscriptions import Subscription

TARGET_TYPES = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
    discord.ChannelType.news_thread,
    discord.ChannelType.forum,
]
"""The channels that can get tips."""

_MAX_TYPED = 80


class SubscriptionForm(Form):
    """Channel, cadence, time, time zone and topic, filled in with what stands."""

    def __init__(self, subscription: Subscription) -> None:
        """Fill the form in."""
        super().__init__("Edit the subscription", f"tips-form:{subscription.id}")
        terms = subscription.terms
        channel = discord.SelectDefaultValue(
            id=terms.channel_id, type=discord.SelectDefaultValueType.channel
        )
        channels: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id="channel", channel_types=TARGET_TYPES, default_values=[channel], required=True
        )
        cadence: ui.Select[Any] = ui.Select(
            custom_id="cadence", options=_cadences(terms.schedule.cadence), required=True
        )
        for label in (
            ui.Label(text="Channel", component=channels),
            ui.Label(text="How often", component=cadence),
            ui.Label(
                text="Time of day",
                description="09:00, 21:30, 9am",
                component=_typed("time", f"{terms.schedule.at:%H:%M}"),
            ),
            ui.Label(
                text="Time zone",
                description="A city, a country, or a name such as Europe/Berlin",
                component=_typed("timezone", terms.schedule.zone),
            ),
            ui.Label(
                text="Topic",
                description="all, or a career, stage, skill or kind, such as Python or interview",
                component=_typed("topic", str(terms.topic)),
            ),
        ):
            self.add_item(label)


def _typed(name: str, value: str) -> ui.TextInput[Any]:
    return text_field(name, most=_MAX_TYPED, value=value)


def _cadences(chosen: Cadence) -> list[discord.SelectOption]:
    names = CADENCE_NAMES if chosen in CADENCE_NAMES else {**CADENCE_NAMES, chosen: "As it is now"}
    return [
        discord.SelectOption(label=name, value=str(cadence), default=cadence is chosen)
        for cadence, name in names.items()
    ]


async def _take(interaction: discord.Interaction[Any], found: re.Match[str]) -> None:
    entered = Entered(interaction)
    channels, cadences = entered.choices("channel"), entered.choices("cadence")
    wishes = Wishes(
        channel_id=read_choice(int, channels[0]) if channels else None,
        cadence=read_choice(Cadence, cadences[0]) if cadences else None,
        time=entered.text("time"),
        time_zone=entered.text("timezone"),
        topic=entered.text("topic"),
    )
    await tips_desk_of(interaction).change(interaction, int(found["number"]), wishes)


FORM_PRESSES = {"tips-form": press_kind(r"(?P<number>\d{1,19})", _take)}
"""Of the form for a subscription."""
