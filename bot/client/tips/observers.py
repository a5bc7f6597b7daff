"""Several listeners to deliveries as one, so that a fault of one is not felt by the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.domain.deliveries import DeliveryRecord
    from bot.domain.subscriptions import PausedReason, Subscription
    from bot.tips.observing import DeliveryObserver

log = structlog.get_logger(__name__)


class Observers:
    """DeliveryObserver that passes everything on."""

    def __init__(self, observers: Sequence[DeliveryObserver]) -> None:
        """Pass on to these, in this order."""
        self._observers = observers

    def settled(self, subscription: Subscription, record: DeliveryRecord) -> None:
        """Pass on how a slot ended."""
        self._each(lambda observer: observer.settled(subscription, record))

    def deferred(self, subscription: Subscription, error: str) -> None:
        """Pass on that a try failed."""
        self._each(lambda observer: observer.deferred(subscription, error))

    def paused(self, subscription: Subscription, reason: PausedReason) -> None:
        """Pass on that a subscription rests."""
        self._each(lambda observer: observer.paused(subscription, reason))

    def stopped(self, cause: str) -> None:
        """Pass on that nothing is delivered any more."""
        self._each(lambda observer: observer.stopped(cause))

    def _each(self, tell: Callable[[DeliveryObserver], None]) -> None:
        for observer in self._observers:
            try:
                tell(observer)
            except Exception as error:
                log.error("a listener to tips failed", exc_info=error)
