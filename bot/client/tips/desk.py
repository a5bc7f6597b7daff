"""Answers everything about subscriptions: checks the right, does it, shows what is then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.client.tips.changes import TipChanges
from bot.client.tips.thanks import TipThanks
from bot.client.tips.trials import TipTests
from bot.domain.names import fold
from bot.errors import UsageError
from bot.views.guard import require_manage_server
from bot.views.markdown import harmless
from bot.views.sheet import show
from bot.views.subscription_cards import (
    DoubtCard,
    HistoryCard,
    RemovedCard,
    SubscriptionCard,
    SubscriptionsCard,
)
from bot.views.subscription_form import SubscriptionForm
from bot.views.subscription_words import record_words
from bot.views.tips_desk import Verb, Wishes

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.client.services import Services
    from bot.client.tips.delivery import TipDelivery
    from bot.domain.deliveries import DeliveryRecord
    from bot.domain.subscriptions import Subscription

Interaction = discord.Interaction[Any]

_LONGEST_SHOWN = 60  # of what was typed, in a refusal
_NO_SUCH = "That subscription is gone. `/tips list` shows those that there are."


class ClientTipsDesk:
    """TipsDesk over the stores and the delivery of one client."""

    def __init__(self, delivery: TipDelivery, services: Services) -> None:
        """Answer with these."""
        self._delivery = delivery
        self._store = services.stores.subscriptions
        self._history = services.stores.history
        self._changes = TipChanges(delivery, services)
        self._tests = TipTests(delivery, services.clock)
        self._thanks = TipThanks(services)
        self._verbs: Mapping[Verb, Callable[[Interaction, Subscription, int], Awaitable[None]]] = {
            Verb.OPEN: self._open,
            Verb.PAUSE: self._pause,
            Verb.RESUME: self._resume,
            Verb.TEST: self._test,
            Verb.HISTORY: self._show_history,
            Verb.PUBLISH: self._publish,
            Verb.DOUBT: self._doubt,
            Verb.REMOVE: self._remove,
        }

    async def subscribe(self, interaction: Interaction, wishes: Wishes) -> None:
        """Save a new subscription and show it."""
        guild_id = require_manage_server(interaction)
        await _take_time(interaction)
        added, notes = await self._changes.add(guild_id, interaction.user.id, wishes)
        await self._show(interaction, added, "Subscribed.", notes)

    async def do(self, interaction: Interaction, verb: Verb, number: int, page: int = 0) -> None:
        """Carry out a verb on a subscription and show what is then; the list needs no number."""
        guild_id = require_manage_server(interaction)
        if verb is Verb.EDIT:  # a form must be the first answer
            found = await self._get(guild_id, number)
            await interaction.response.send_modal(SubscriptionForm(found))
            return
        await _take_time(interaction)
        if verb is Verb.LIST:
            subscriptions = await self._delivery.shelf.load(guild_id)
            shown = [self._delivery.namer.shown(one) for one in subscriptions]
            await show(interaction, SubscriptionsCard(shown, page))
            return
        await self._verbs[verb](interaction, await self._get(guild_id, number), page)

    async def change(self, interaction: Interaction, number: int, wishes: Wishes) -> None:
        """Change what was wished and show the subscription."""
        guild_id = require_manage_server(interaction)
        await _take_time(interaction)
        before = await self._get(guild_id, number)
        after, notes = await self._changes.edit(before, interaction.user.id, wishes)
        await self._show(interaction, after, "Saved.", notes)

    def number_of(self, interaction: Interaction, typed: str) -> int:
        """Return the number of the subscription that was chosen or typed. Raises UsageError."""
        require_manage_server(interaction)
        if typed.isascii() and typed.isdigit() and len(typed) < 19:
            return int(typed)
        found = self.choices(interaction, typed)
        if len(found) == 1:
            return int(found[0][1])
        shown = harmless(typed[:_LONGEST_SHOWN])
        raise UsageError(f"Which subscription is “{shown}”? Choose from the list as you type.")

    def choices(self, interaction: Interaction, typed: str) -> list[tuple[str, str]]:
        """Return words and number of the server's subscriptions, at once and without I/O."""
        guild_id = require_manage_server(interaction)
        known = self._delivery.shelf.known(guild_id)
        named = [(self._delivery.namer.short(one), str(one.id)) for one in known]
        wanted = fold(typed.lstrip("#"))
        return [(words, number) for words, number in named if wanted in fold(words)]

    def topic_of(self, typed: str) -> str:
        """Return the topic that was chosen or typed, as routes carry it. Raises UsageError."""
        return str(self._changes.reader.topics.resolve(typed))

    def topics(self, typed: str) -> list[tuple[str, str]]:
        """Return names and values of topics that somebody may be typing."""
        found = self._changes.reader.topics.complete(typed)
        return [(topic.label, topic.id) for topic in found]

    async def thank(self, interaction: Interaction, mark: str) -> None:
        """Count that a tip helped, without a name, and thank privately. For every member."""
        await self._thanks.thank(interaction, mark)

    async def _open(self, interaction: Interaction, found: Subscription, _page: int) -> None:
        await self._show(interaction, found)

    async def _pause(self, interaction: Interaction, found: Subscription, _page: int) -> None:
        paused = await self._changes.pause(found, interaction.user.id)
        await self._show(interaction, paused, "Paused. No tips until you resume it.")

    async def _resume(self, interaction: Interaction, found: Subscription, _page: int) -> None:
        resumed, notes = await self._changes.resume(found, interaction.user.id)
        await self._show(interaction, resumed, "Resumed.", notes)

    async def _test(self, interaction: Interaction, found: Subscription, _page: int) -> None:
        message_id = await self._tests.post(found)
        where = _link(found, message_id)
        await self._show(interaction, found, f"A test was posted: {where}")

    async def _show_history(self, interaction: Interaction, found: Subscription, page: int) -> None:
        records = await self._history.recent(found.id)
        lines = [self._line(found, record) for record in records]
        await show(interaction, HistoryCard(self._delivery.namer.shown(found), lines, page))

    async def _publish(self, interaction: Interaction, found: Subscription, _page: int) -> None:
        wishes = Wishes(publish=not found.terms.publish)
        after, notes = await self._changes.edit(found, interaction.user.id, wishes)
        await self._show(interaction, after, "Saved.", notes)

    async def _doubt(self, interaction: Interaction, found: Subscription, _page: int) -> None:
        await show(interaction, DoubtCard(self._delivery.namer.shown(found)))

    async def _remove(self, interaction: Interaction, found: Subscription, _page: int) -> None:
        await self._changes.remove(found, interaction.user.id)
        await show(interaction, RemovedCard(self._delivery.namer.shown(found)))

    async def _get(self, guild_id: int, number: int) -> Subscription:
        found = await self._store.get(guild_id, number)
        if found is None:
            raise UsageError(_NO_SUCH)
        return found

    async def _show(
        self,
        interaction: Interaction,
        subscription: Subscription,
        headline: str = "",
        notes: tuple[str, ...] = (),
    ) -> None:
        card = SubscriptionCard(self._delivery.namer.shown(subscription), headline, notes)
        await show(interaction, card)

    def _line(self, subscription: Subscription, record: DeliveryRecord) -> str:
        tip = self._delivery.knowledge().tips.get(record.tip_id or "")
        link = None if record.message_id is None else _link(subscription, record.message_id)
        return record_words(record, tip and tip.title, link)


async def _take_time(interaction: Interaction) -> None:
    """Answer at once that an answer comes: databases and channels may take their time."""
    pressed = interaction.message
    if pressed is not None and pressed.flags.ephemeral:
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)


def _link(subscription: Subscription, message_id: int) -> str:
    place = f"{subscription.guild_id}/{subscription.terms.posts_to}"
    return f"https://discord.com/channels/{place}/{message_id}"
