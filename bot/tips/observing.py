"""What others may hear about deliveries: notices to admins, metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.deliveries import DeliveryRecord
    from bot.domain.subscriptions import PausedReason, Subscription


class DeliveryObserver(Protocol):
    """Told after the fact was written. Must return at once; what it raises is only logged."""

    def settled(self, subscription: Subscription, record: DeliveryRecord) -> None:
        """Hear how a slot ended, pauses included."""
        ...

    def deferred(self, subscription: Subscription, error: str) -> None:
        """Hear that a try failed and another will follow."""
        ...

    def paused(self, subscription: Subscription, reason: PausedReason) -> None:
        """Hear that a subscription rests until somebody mends the cause."""
        ...

    def stopped(self, cause: str) -> None:
        """Hear that nothing is delivered any more."""
        ...
