"""After a verdict is written: tell the observer, and hand over what is to be published."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.domain.deliveries import DeliveryOutcome

if TYPE_CHECKING:
    from bot.domain.subscriptions import Subscription
    from bot.tips.observing import DeliveryObserver
    from bot.tips.publishing import Publisher
    from bot.tips.verdicts import Verdict

_LOG = logging.getLogger(__name__)


class Reporter:
    """Keeps errors of those who listen away from the deliveries."""

    def __init__(self, observer: DeliveryObserver, publisher: Publisher) -> None:
        self._observer = observer
        self._publisher = publisher

    def report(self, subscription: Subscription, verdict: Verdict) -> None:
        """Pass on what became of one try."""
        try:
            self._tell(subscription, verdict)
        except Exception:
            _LOG.exception("a listener failed on subscription %d", subscription.id)

    def stopped(self, cause: str) -> None:
        """Pass on that nothing is delivered any more."""
        try:
            self._observer.stopped(cause)
        except Exception:
            _LOG.exception("a listener failed")

    def _tell(self, subscription: Subscription, verdict: Verdict) -> None:
        record, terms = verdict.record, subscription.terms
        if record is None:
            self._observer.deferred(subscription, verdict.state.last_error or "")
            return
        if terms.publish and record.outcome is DeliveryOutcome.DELIVERED and record.message_id:
            self._publisher.offer(terms.posts_to, record.message_id)
        self._observer.settled(subscription, record)
        if verdict.state.paused:
            self._observer.paused(subscription, verdict.state.paused)
