"""What is counted and timed, as Prometheus reads it. No ids of people or servers are labels."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from prometheus_client import (
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.ops.tip_metrics import TipMetrics

if TYPE_CHECKING:
    from bot.domain.recognition import Recognition

ANSWER_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 10)  # 3 s is Discord's limit
DATABASE_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5)
WAIT_BUCKETS = (0.1, 0.5, 1, 2, 5, 15, 60, 300)

Reading = Callable[[], Mapping[str, float]]
"""Values of this moment by label."""


class Metrics:
    """All figures of one process. Owned by the application; every method returns at once."""

    def __init__(self) -> None:
        disable_created_metrics()  # a line for each series that nobody reads
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)  # memory, processor time, open files
        GCCollector(registry=self._registry)
        self._interactions = Histogram(
            "advisor_interaction_seconds",
            "Commands, presses, forms, questions in messages: from arrival to the answer.",
            ("name", "outcome"),
            buckets=ANSWER_BUCKETS,
            registry=self._registry,
        )
        self._questions = Counter(
            "advisor_questions",
            "Questions in free words, by what was understood and how surely.",
            ("intent", "band"),
            registry=self._registry,
        )
        self._waits = Histogram(
            "advisor_rate_limit_wait_seconds",
            "How long Discord asked to wait in its answers 429.",
            ("scope",),
            buckets=WAIT_BUCKETS,
            registry=self._registry,
        )
        self._database = Histogram(
            "advisor_database_seconds",
            "Reads and transactions, the wait for a connection included.",
            ("outcome",),
            buckets=DATABASE_BUCKETS,
            registry=self._registry,
        )
        self.tips = TipMetrics(self._registry)

    def interaction_ended(self, name: str, outcome: str, seconds: float) -> None:
        """Count a command, press or form; the name is one of our own, never what was typed."""
        self._interactions.labels(name, outcome).observe(seconds)

    def question_understood(self, recognition: Recognition) -> None:
        """Count a question; its words are not kept."""
        self._questions.labels(recognition.intent.value, recognition.band.value).inc()

    def rate_limited(self, scope: str, seconds: float) -> None:
        """Count an answer 429 and the wait that it asks for."""
        self._waits.labels(scope).observe(seconds)

    def database_used(self, seconds: float, succeeded: bool) -> None:
        """Count a read or a transaction."""
        self._database.labels("ok" if succeeded else "failed").observe(seconds)

    def read_at_scrape(self, name: str, about: str, label: str, reading: Reading) -> None:
        """Show values that are looked up whenever somebody asks."""
        self._registry.register(_Gauges(name, about, label, reading))

    def exposition(self) -> bytes:
        """Return everything in Prometheus' text format."""
        return generate_latest(self._registry)


class _Gauges(Collector):
    """One family of gauges, read at the moment of a scrape."""

    def __init__(self, name: str, about: str, label: str, reading: Reading) -> None:
        self._described = (name, about, label)
        self._reading = reading

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Return what is known now; a latency before the first heartbeat is infinite."""
        name, about, label = self._described
        family = GaugeMetricFamily(name, about, labels=(label,))
        for key, value in self._reading().items():
            if math.isfinite(value):
                family.add_metric((key,), value)
        return (family,)
