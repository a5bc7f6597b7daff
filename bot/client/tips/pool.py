"""Which tips a subscription draws from: those on its topic that its server does not hide."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from bot.advice.tip import tips_on
from bot.domain.own_answers import HiddenKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.own_answers import AnswerStore
    from bot.domain.subscriptions import Subscription
    from bot.domain.topics import Topic

    _IdsByTopic = dict[Topic, tuple[str, ...]]


class KnowledgePool:
    """TipPool over the knowledge in force."""

    def __init__(self, knowledge: Callable[[], KnowledgeBase], answers: AnswerStore) -> None:
        """Ask for the knowledge anew each time, since it may be replaced."""
        self._knowledge = knowledge
        self._answers = answers
        # By weak keys: a reload replaces the knowledge, and the old one must not live on in here.
        self._ids: WeakKeyDictionary[KnowledgeBase, _IdsByTopic] = WeakKeyDictionary()

    async def tips_for(self, subscription: Subscription) -> Sequence[str]:
        """Return the ids of the tips on a subscription's topic that its server does not hide."""
        hidden = await self._answers.hidden(subscription.guild_id, HiddenKind.TIP)
        known = self._on(subscription.terms.topic)
        return [tip for tip in known if tip not in hidden] if hidden else known

    def _on(self, topic: Topic) -> tuple[str, ...]:
        knowledge = self._knowledge()
        known = self._ids.setdefault(knowledge, {})
        if topic not in known:
            known[topic] = tuple(tip.id for tip in tips_on(knowledge, topic))
        return known[topic]
