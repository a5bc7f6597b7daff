"""Subscriptions with the names of their channels and topics, as cards and menus show them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.advice.tip import topic_words
from bot.domain.topics import TopicKind
from bot.views.subscription_cards import Shown
from bot.views.subscription_words import short_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.client.tips.targets import TipTargets
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.subscriptions import PausedReason, Subscription
    from bot.domain.topics import Topic


class SubscriptionNamer:
    """Puts ids into words, from memory alone."""

    def __init__(self, targets: TipTargets, knowledge: Callable[[], KnowledgeBase]) -> None:
        """Name channels as the cache of the client knows them."""
        self._targets = targets
        self._knowledge = knowledge

    def topic(self, topic: Topic) -> str:
        """Return a topic in words."""
        if topic.kind is TopicKind.ALL:
            return "all topics"
        return topic_words(self._knowledge(), topic)

    def short(self, subscription: Subscription) -> str:
        """Return a subscription as one choice of a list."""
        channel = self._targets.name(subscription.guild_id, subscription.terms.posts_to)
        return short_words(subscription, channel, self.topic(subscription.terms.topic))

    def shown(self, subscription: Subscription) -> Shown:
        """Return a subscription as a card needs it."""
        terms = subscription.terms
        return Shown(
            subscription,
            self.topic(terms.topic),
            self.short(subscription),
            self._targets.is_announcement(subscription.guild_id, terms.channel_id),
        )

    def shown_as(self, subscription: Subscription, paused: PausedReason | None) -> Shown:
        """Return a subscription as it was before, with the reason that it is paused for now."""
        state = replace(subscription.state, paused=paused)
        return self.shown(replace(subscription, state=state))
