"""Options of the tip commands: completed from memory, and forgiving what is typed instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from discord import AppCommandOptionType, ChannelType, Interaction, app_commands
from discord.app_commands import AppCommandChannel, AppCommandThread, Choice

from bot.domain.schedules import Weekday
from bot.understanding.time_zones import time_zones
from bot.views.guard import require_manage_server
from bot.views.limits import MAX_OPTION_TEXT, MAX_OPTIONS, cut
from bot.views.subscription_form import TARGET_TYPES
from bot.views.subscription_words import CADENCE_NAMES
from bot.views.tips_desk import tips_desk_of

if TYPE_CHECKING:
    from bot.client import AdvisorBot

_MAX_TYPED = 80
CADENCE_CHOICES = [Choice(name=name, value=str(key)) for key, name in CADENCE_NAMES.items()]
WEEKDAY_CHOICES = [Choice(name=day.capitalize(), value=str(day)) for day in Weekday]


class _TypedTransformer(app_commands.Transformer):
    """Text that is completed; it goes on as typed, and is read where it is used."""

    @property
    def max_value(self) -> int:
        """The longest text that Discord lets one type."""
        return _MAX_TYPED

    async def transform(self, _interaction: Interaction[Any], value: str, /) -> str:
        """Return what was chosen or typed."""
        return value


class ZoneTransformer(_TypedTransformer):
    """A time zone, by city, country or name."""

    async def autocomplete(  # pyright: ignore[reportIncompatibleMethodOverride] -- the library allows any value type
        self, interaction: Interaction[Any], value: str, /
    ) -> list[Choice[str]]:
        """Return zones with the time that it is there."""
        now = cast("AdvisorBot", interaction.client).services.clock.now()
        return [
            _choice(f"{now.astimezone(ZoneInfo(zone.id)):%H:%M} now · {zone.label}", zone.id)
            for zone in time_zones().complete(value)
        ]


class TopicTransformer(_TypedTransformer):
    """What tips are about."""

    async def autocomplete(  # pyright: ignore[reportIncompatibleMethodOverride] -- the library allows any value type
        self, interaction: Interaction[Any], value: str, /
    ) -> list[Choice[str]]:
        """Return topics on which there are tips."""
        found = tips_desk_of(interaction).topics(value)
        return [_choice(name, topic) for name, topic in found]


class SubscriptionTransformer(_TypedTransformer):
    """One of the server's subscriptions."""

    async def autocomplete(  # pyright: ignore[reportIncompatibleMethodOverride] -- the library allows any value type
        self, interaction: Interaction[Any], value: str, /
    ) -> list[Choice[str]]:
        """Return the subscriptions in words; nothing to those who may not see them."""
        require_manage_server(interaction)
        found = tips_desk_of(interaction).choices(interaction, value)
        return [_choice(words, number) for words, number in found[:MAX_OPTIONS]]


class TargetTransformer(app_commands.Transformer):
    """A channel that can get tips, known by its id: the cache may not have it."""

    @property
    def type(self) -> AppCommandOptionType:
        """Discord's picker of channels."""
        return AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[ChannelType]:
        """The channels that the picker shows."""
        return TARGET_TYPES

    async def transform(
        self, _interaction: Interaction[Any], value: AppCommandChannel | AppCommandThread, /
    ) -> int:
        """Return the id."""
        return value.id


def _choice(name: str, value: str) -> Choice[str]:
    return Choice(name=cut(name, MAX_OPTION_TEXT), value=value)


ZoneOption = app_commands.Transform[str, ZoneTransformer]
TopicOption = app_commands.Transform[str, TopicTransformer]
SubscriptionOption = app_commands.Transform[str, SubscriptionTransformer]
TargetOption = app_commands.Transform[int, TargetTransformer]
