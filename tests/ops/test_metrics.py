"""Figures: what is counted, under which names, and that nobody is named in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.deliveries import DeliveryOutcome, DeliveryRecord
from bot.domain.subscriptions import PausedReason
from bot.ops.metrics import Metrics

SLOT = datetime(2026, 11, 22, 9, tzinfo=UTC)
ANY: Any = None


@pytest.fixture
def metrics():
    return Metrics()


def lines(metrics):
    return metrics.exposition().decode().splitlines()


def test_commands_are_counted_by_name_and_outcome(metrics):
    metrics.interaction_ended("career overview", "answered", 0.03)
    metrics.interaction_ended("career overview", "refused", 0.01)

    for outcome in ("answered", "refused"):
        labels = f'{{name="career overview",outcome="{outcome}"}}'
        assert f"advisor_interaction_seconds_count{labels} 1.0" in lines(metrics)


def test_questions_are_counted_without_their_words(metrics, recognizer):
    question = "How much does a data scientist earn?"
    metrics.question_understood(recognizer.recognize(question))

    assert 'advisor_questions_total{band="answer",intent="salary"} 1.0' in lines(metrics)
    assert "scientist" not in metrics.exposition().decode()


def test_tips_are_counted_with_their_lateness(metrics):
    record = DeliveryRecord(SLOT, SLOT + timedelta(seconds=4), DeliveryOutcome.DELIVERED)
    metrics.tips.settled(ANY, record)

    assert 'advisor_tip_slots_total{outcome="delivered"} 1.0' in lines(metrics)
    assert "advisor_tip_lateness_seconds_sum 4.0" in lines(metrics)


def test_slot_that_was_skipped_has_no_lateness(metrics):
    metrics.tips.settled(ANY, DeliveryRecord(SLOT, SLOT, DeliveryOutcome.LATE))

    assert "advisor_tip_lateness_seconds_count 0.0" in lines(metrics)


def test_pauses_deferrals_and_the_end_of_deliveries_show(metrics):
    metrics.tips.paused(ANY, PausedReason.ACCESS_LOST)
    metrics.tips.deferred(ANY, "503")
    metrics.tips.stopped("401")

    assert 'advisor_tip_pauses_total{reason="access_lost"} 1.0' in lines(metrics)
    assert "advisor_tip_tries_deferred_total 1.0" in lines(metrics)
    assert "advisor_tips_stopped 1.0" in lines(metrics)


def test_waits_and_database_times_show(metrics):
    metrics.rate_limited("shared", 2.0)
    metrics.database_used(0.002, succeeded=False)

    assert 'advisor_rate_limit_wait_seconds_sum{scope="shared"} 2.0' in lines(metrics)
    assert 'advisor_database_seconds_count{outcome="failed"} 1.0' in lines(metrics)


def test_values_are_looked_up_at_each_scrape(metrics):
    latencies = {"0": 0.04, "1": float("inf")}
    metrics.read_at_scrape("latency_seconds", "About.", "shard", lambda: latencies)

    assert 'latency_seconds{shard="0"} 0.04' in lines(metrics)
    assert not any('shard="1"' in line for line in lines(metrics))  # no heartbeat yet
    latencies["0"] = 0.05
    assert 'latency_seconds{shard="0"} 0.05' in lines(metrics)
