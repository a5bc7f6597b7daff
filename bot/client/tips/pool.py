"""Which tips a subscription draws from: those on its topic that its server does not hide."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.advice.tip import tips_on
from bot.domain.own_answers import HiddenKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.own_answers import AnswerStore
    from bot.domain.subscriptions import Subscription
    from bot.domain.topics import Topic

_TOPICS_REMEMBERED = 512  # there are about as many topics as careers and skills


class KnowledgePool:
    """TipPool over the knowledge in force."""

    def __init__(self, knowledge: Callable[[], KnowledgeBase], answers: AnswerStore) -> None:
        """Ask for the knowledge anew each time, since it may be replaced."""
        self._knowledge = knowledge
        self._answers = answers

    async def tips_for(self, subscription: Subscription) -> Sequence[str]:
        """Return the ids of the tips on a subscription's topic that its server does not hide."""
        hidden = await self._answers.hidden(subscription.guild_id, HiddenKind.TIP)
        known = _ids(self._knowledge(), subscription.terms.topic)
        return [tip for tip in known if tip not in hidden] if hidden else known


@lru_cache(_TOPICS_REMEMBERED)
def _ids(knowledge: KnowledgeBase, topic: Topic) -> tuple[str, ...]:
    return tuple(tip.id for tip in tips_on(knowledge, topic))
