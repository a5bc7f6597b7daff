"""The form that edits a subscription: five fields, since Discord shows no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.domain.schedules import Cadence
from bot.views.form import Form, text_field
from bot.views.subscription_words import CADENCE_NAMES
from bot.views.tips_desk import Wishes, tips_desk_of

if TYPE_CHECKING:
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
        super().__init__("Edit the subscription")
        terms, self._number = subscription.terms, subscription.id
        channel = discord.SelectDefaultValue(
            id=terms.channel_id, type=discord.SelectDefaultValueType.channel
        )
        self._channel: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id="channel", channel_types=TARGET_TYPES, default_values=[channel], required=True
        )
        self._cadence: ui.Select[Any] = ui.Select(
            custom_id="cadence", options=_cadences(terms.schedule.cadence), required=True
        )
        self._time = text_field("time", most=_MAX_TYPED, value=f"{terms.schedule.at:%H:%M}")
        self._zone = text_field("timezone", most=_MAX_TYPED, value=terms.schedule.zone)
        self._topic = text_field("topic", most=_MAX_TYPED, value=str(terms.topic))
        for label in (
            ui.Label(text="Channel", component=self._channel),
            ui.Label(text="How often", component=self._cadence),
            ui.Label(text="Time of day", description="09:00, 21:30, 9am", component=self._time),
            ui.Label(
                text="Time zone",
                description="A city, a country, or a name such as Europe/Berlin",
                component=self._zone,
            ),
            ui.Label(
                text="Topic",
                description="all, or a career, stage, skill or kind, such as Python or interview",
                component=self._topic,
            ),
        ):
            self.add_item(label)

    async def take(self, interaction: discord.Interaction[Any], guild_id: int) -> None:
        """Hand over what was filled in."""
        channels = self._channel.values
        wishes = Wishes(
            channel_id=channels[0].id if channels else None,
            cadence=Cadence(self._cadence.values[0]),
            time=self._time.value,
            time_zone=self._zone.value,
            topic=self._topic.value,
        )
        await tips_desk_of(interaction).change(interaction, self._number, wishes)


def _cadences(chosen: Cadence) -> list[discord.SelectOption]:
    names = CADENCE_NAMES if chosen in CADENCE_NAMES else {**CADENCE_NAMES, chosen: "As it is now"}
    return [
        discord.SelectOption(label=name, value=str(cadence), default=cadence is chosen)
        for cadence, name in names.items()
    ]
