"""Deliveries of tips in figures: how slots ended, and how late tips came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from bot.domain.deliveries import DeliveryOutcome

if TYPE_CHECKING:
    from bot.domain.deliveries import DeliveryRecord
    from bot.domain.subscriptions import PausedReason, Subscription

LATENESS_BUCKETS = (1, 2, 5, 15, 60, 300, 900, 3600, 10_800, 21_600)  # later ones are skipped


class TipMetrics:
    """DeliveryObserver that only counts."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._slots = Counter(
            "advisor_tip_slots", "Slots by how they ended.", ("outcome",), registry=registry
        )
        self._lateness = Histogram(
            "advisor_tip_lateness_seconds",
            "From the slot of a tip to its delivery.",
            buckets=LATENESS_BUCKETS,
            registry=registry,
        )
        self._deferred = Counter(
            "advisor_tip_tries_deferred", "Tries that another will follow.", registry=registry
        )
        self._paused = Counter(
            "advisor_tip_pauses", "Pauses by their reason.", ("reason",), registry=registry
        )
        self._stopped = Gauge(
            "advisor_tips_stopped", "1 when nothing is delivered any more.", registry=registry
        )

    def settled(self, subscription: Subscription, record: DeliveryRecord) -> None:
        """Count how a slot ended."""
        self._slots.labels(record.outcome.value).inc()
        if record.outcome is DeliveryOutcome.DELIVERED:
            self._lateness.observe(max((record.at - record.slot).total_seconds(), 0))

    def deferred(self, subscription: Subscription, error: str) -> None:
        """Count a failed try."""
        self._deferred.inc()

    def paused(self, subscription: Subscription, reason: PausedReason) -> None:
        """Count a pause."""
        self._paused.labels(reason.value).inc()

    def stopped(self, cause: str) -> None:
        """Show that deliveries have stopped."""
        self._stopped.set(1)
