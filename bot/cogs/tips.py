"""/tips: which channels get tips, and when. For those who manage the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, Role, app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.cogs._tip_options import (
    CADENCE_CHOICES,
    WEEKDAY_CHOICES,
    SubscriptionOption,
    TargetOption,
    TopicOption,
    ZoneOption,
)
from bot.domain.schedules import Cadence, Weekday
from bot.views.tips_desk import Verb, Wishes, tips_desk_of

if TYPE_CHECKING:
    from bot.client import AdvisorBot

_TEST_CADENCE = Choice(name="Every minute (preview only)", value=str(Cadence.EVERY_MINUTE))


@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
class TipsCog(
    commands.GroupCog, group_name="tips", group_description="Let channels get career tips"
):
    """Subscribe channels to tips. The desk checks the right at each use."""

    @app_commands.command()
    @app_commands.describe(
        channel="Where the tips arrive; a forum gets one lasting post",
        cadence="How often",
        time="Time of day, such as 09:00 or 9am (default 09:00)",
        weekday="For weekly tips (default Monday)",
        day="For monthly tips: day of the month, or its last day (default 1)",
        timezone="A city, country or zone (default: the server's, else UTC)",
        topic="What the tips are about (default: all topics)",
        role="A role to ping with each tip",
        publish="In an announcement channel: publish to following servers",
    )
    @app_commands.choices(cadence=CADENCE_CHOICES, weekday=WEEKDAY_CHOICES)
    async def subscribe(
        self,
        interaction: Interaction[Any],
        channel: TargetOption,
        cadence: Choice[str],
        time: Range[str, 1, 20] | None,
        weekday: Choice[str] | None,
        day: Range[int, 1, 31] | None,
        timezone: ZoneOption | None,
        topic: TopicOption | None,
        role: Role | None,
        publish: bool | None,
    ) -> None:
        """Let a channel get tips; a channel and how often are enough."""
        wishes = Wishes(
            channel_id=channel,
            cadence=Cadence(cadence.value),
            time=time,
            weekday=Weekday(weekday.value) if weekday else None,
            day=day,
            time_zone=timezone,
            topic=topic,
            role_id=role.id if role else None,
            publish=publish,
        )
        await tips_desk_of(interaction).subscribe(interaction, wishes)

    @app_commands.command()
    async def list(self, interaction: Interaction[Any]) -> None:
        """See all subscriptions with their next time and their state."""
        await tips_desk_of(interaction).do(interaction, Verb.LIST, 0)

    @app_commands.command()
    @app_commands.describe(subscription="Which one")
    async def edit(self, interaction: Interaction[Any], subscription: SubscriptionOption) -> None:
        """Change channel, cadence, time, time zone or topic in a form."""
        await _do(interaction, Verb.EDIT, subscription)

    @app_commands.command()
    @app_commands.describe(subscription="Which one")
    async def pause(self, interaction: Interaction[Any], subscription: SubscriptionOption) -> None:
        """Stop the tips of a subscription until you resume it."""
        await _do(interaction, Verb.PAUSE, subscription)

    @app_commands.command()
    @app_commands.describe(subscription="Which one")
    async def resume(self, interaction: Interaction[Any], subscription: SubscriptionOption) -> None:
        """Go on with the tips of a subscription, from its next time."""
        await _do(interaction, Verb.RESUME, subscription)

    @app_commands.command()
    @app_commands.describe(subscription="Which one")
    async def remove(self, interaction: Interaction[Any], subscription: SubscriptionOption) -> None:
        """Remove a subscription and its history."""
        await _do(interaction, Verb.REMOVE, subscription)

    @app_commands.command()
    @app_commands.describe(subscription="Which one")
    async def test(self, interaction: Interaction[Any], subscription: SubscriptionOption) -> None:
        """Post a tip there now, marked as a test."""
        await _do(interaction, Verb.TEST, subscription)

    @app_commands.command()
    @app_commands.describe(subscription="Which one")
    async def history(
        self, interaction: Interaction[Any], subscription: SubscriptionOption
    ) -> None:
        """See what was delivered, skipped or failed, and why."""
        await _do(interaction, Verb.HISTORY, subscription)


async def _do(interaction: Interaction[Any], verb: Verb, typed: str) -> None:
    desk = tips_desk_of(interaction)
    await desk.do(interaction, verb, desk.number_of(interaction, typed))


async def setup(bot: AdvisorBot) -> None:
    """Add the cog; a preview may offer a cadence that one can wait for."""
    if bot.offers_test_cadence:
        app_commands.choices(cadence=[*CADENCE_CHOICES, _TEST_CADENCE])(TipsCog.subscribe)
    await bot.add_cog(TipsCog())
