"""Changes to subscriptions by admins: the target is looked at first, and each is noted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.advice.tip import tips_on
from bot.client.tips.targets import (
    history_doubt,
    open_lasting_thread,
    ping_doubt,
    thread_to_keep,
)
from bot.client.tips.wishes import WishReader
from bot.domain.conflicts import ListFullError
from bot.domain.subscriptions import MAX_SUBSCRIPTIONS, PausedReason
from bot.errors import UsageError
from bot.views.subscription_words import schedule_words

if TYPE_CHECKING:
    from bot.client.services import Services
    from bot.client.tips.delivery import TipDelivery
    from bot.domain.subscriptions import Subscription, SubscriptionTerms
    from bot.views.channel_rights import Target
    from bot.views.tips_desk import Wishes

_FEW_TIPS = 7  # a week of them
_GONE = "Somebody has just removed that subscription."


class TipChanges:
    """Does what an admin asked for. Whether they may is asked before."""

    def __init__(self, delivery: TipDelivery, services: Services) -> None:
        """Change the subscriptions of this delivery."""
        self._delivery = delivery
        self._stores = services.stores
        self._reader = WishReader(delivery.knowledge)

    @property
    def reader(self) -> WishReader:
        """What reads topics; it completes them, too."""
        return self._reader

    async def add(
        self, guild_id: int, member_id: int, wishes: Wishes
    ) -> tuple[Subscription, tuple[str, ...]]:
        """Make a subscription; return it with what the admin should know."""
        settings = await self._stores.settings.get(guild_id)
        wished = self._reader.first_terms(wishes, guild_id, settings.time_zone)
        if len(await self._delivery.shelf.load(guild_id)) >= MAX_SUBSCRIPTIONS:
            # Asked before a forum gets a thread that nobody would use; the store asks again.
            raise ListFullError(f"A server can have {MAX_SUBSCRIPTIONS} subscriptions.")
        terms, notes = await self._aimed(guild_id, wished, None)
        added = await self._delivery.subscriptions.add(guild_id, terms, member_id)
        await self._note(added, member_id, "subscribe")
        return added, notes

    async def edit(
        self, before: Subscription, member_id: int, wishes: Wishes
    ) -> tuple[Subscription, tuple[str, ...]]:
        """Change a subscription; return it with what the admin should know."""
        wished = self._reader.changed_terms(before.terms, wishes, before.guild_id)
        terms, notes = await self._aimed(before.guild_id, wished, before.terms)
        after = await self._delivery.subscriptions.edit(before.guild_id, before.id, terms)
        return await self._changed(after, member_id, "edit"), notes

    async def pause(self, before: Subscription, member_id: int) -> Subscription:
        """Let a subscription rest."""
        after = await self._delivery.subscriptions.pause(before.guild_id, before.id)
        return await self._changed(after, member_id, "pause")

    async def resume(
        self, before: Subscription, member_id: int
    ) -> tuple[Subscription, tuple[str, ...]]:
        """Go on, if the channel takes messages; a lasting thread that is gone is made anew."""
        lost = before.state.paused is PausedReason.CHANNEL_GONE
        old = replace(before.terms, thread_id=None) if lost else before.terms
        terms, notes = await self._aimed(before.guild_id, before.terms, old)
        if terms != before.terms:
            await self._delivery.subscriptions.edit(before.guild_id, before.id, terms)
        after = await self._delivery.subscriptions.resume(before.guild_id, before.id)
        return await self._changed(after, member_id, "resume"), notes

    async def remove(self, found: Subscription, member_id: int) -> None:
        """Erase a subscription with its history."""
        await self._stores.subscriptions.remove(found.guild_id, found.id)
        await self._note(found, member_id, "remove")

    async def _aimed(
        self, guild_id: int, wished: SubscriptionTerms, old: SubscriptionTerms | None
    ) -> tuple[SubscriptionTerms, tuple[str, ...]]:
        """Return the terms with what the channel asks for; raises UsageError when it is unfit."""
        channel = await self._delivery.targets.usable(guild_id, wished.channel_id)
        thread_id = None
        notes = [
            self._scarcity(wished),
            ping_doubt(channel, wished.role_id),
            history_doubt(channel),
        ]
        if isinstance(channel, discord.ForumChannel):
            thread_id = thread_to_keep(old, channel) or await self._open_thread(channel, wished)
        publish = wished.publish and _is_announcement(channel)
        if wished.publish and not publish:
            notes.append("ℹ️ Only posts in announcement channels can be published.")  # noqa: RUF001 -- an emoji
        terms = replace(wished, thread_id=thread_id, publish=publish)
        return terms, tuple(filter(None, notes))

    def _scarcity(self, wished: SubscriptionTerms) -> str:
        """Return a warning when there are so few tips that they soon come round again."""
        count = len(tips_on(self._delivery.knowledge(), wished.topic))
        if count >= _FEW_TIPS:
            return ""
        tips = "is only 1 tip" if count == 1 else f"are only {count} tips"
        topic = self._delivery.namer.topic(wished.topic)
        return (
            f"ℹ️ There {tips} on {topic}: they come round again soon."  # noqa: RUF001 -- an emoji
            " A career, a stage or all topics have many more."
        )

    async def _open_thread(self, forum: discord.ForumChannel, wished: SubscriptionTerms) -> int:
        topic = self._delivery.namer.topic(wished.topic)
        opening = f"### 💡 Tips on {topic} arrive here\n{schedule_words(wished.schedule)}"
        return await open_lasting_thread(forum, topic, opening)

    async def _changed(
        self, after: Subscription | None, member_id: int, action: str
    ) -> Subscription:
        if after is None:
            raise UsageError(_GONE)
        await self._note(after, member_id, action)
        return after

    async def _note(self, subscription: Subscription, member_id: int, action: str) -> None:
        terms = subscription.terms
        detail = f"{terms.posts_to} {terms.schedule.cadence} {terms.topic}"
        await self._stores.audit.note(subscription.guild_id, member_id, f"tips.{action}", detail)
        await self._delivery.shelf.load(subscription.guild_id)


def _is_announcement(channel: Target) -> bool:
    return isinstance(channel, discord.TextChannel) and channel.is_news()
