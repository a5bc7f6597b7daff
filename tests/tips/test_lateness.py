"""The rules about time, and the name of a slot."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.schedules import Cadence
from bot.domain.subscriptions import DeliveryState
from bot.tips.lateness import backoff, is_given_up, is_past_nonce, is_too_late
from bot.tips.sending import nonce_for
from tests.tips.clocks import START

HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)


@pytest.mark.parametrize(
    ("cadence", "hours"),
    [
        (Cadence.EVERY_6_HOURS, 3),
        (Cadence.EVERY_12_HOURS, 6),
        (Cadence.DAILY, 6),
        (Cadence.WEEKDAYS, 6),
        (Cadence.WEEKLY, 6),
        (Cadence.MONTHLY, 6),
    ],
)
def test_half_the_period_or_six_hours_is_too_late(cadence, hours):
    assert not is_too_late(cadence, START, START + hours * HOUR - SECOND)
    assert is_too_late(cadence, START, START + hours * HOUR)


def test_a_slot_is_given_up_three_hours_after_its_first_try():
    state = DeliveryState(START, START, attempts=9, first_try=START + HOUR)

    assert not is_given_up(state, START + 4 * HOUR - SECOND)
    assert is_given_up(state, START + 4 * HOUR)
    assert not is_given_up(DeliveryState(START, START), START + 9 * HOUR)


def test_the_nonce_is_trusted_through_one_lease_only():
    state = DeliveryState(START, START, attempts=1, first_try=START)

    assert not is_past_nonce(state, START + 65 * SECOND)
    assert is_past_nonce(state, START + 2 * MINUTE)


@given(subscription=st.integers(1, 2**40), attempts=st.integers(1, 200))
def test_backoff_doubles_from_five_seconds_to_fifteen_minutes(subscription, attempts):
    wait = backoff(subscription, attempts)
    expected = 5 * SECOND * 2 ** min(attempts - 1, 20)

    assert min(0.69 * expected, 0.69 * 900 * SECOND) <= wait <= min(1.31 * expected, 15 * MINUTE)


def test_backoff_differs_between_channels():
    assert len({backoff(subscription, 3) for subscription in range(50)}) > 40


@given(
    installation=st.text(max_size=40),
    subscription=st.integers(1, 2**63 - 1),
    minutes=st.integers(0, 10**6),
)
def test_a_nonce_is_short_and_always_the_same(installation, subscription, minutes):
    slot = START + minutes * MINUTE
    nonce = nonce_for(installation, subscription, slot)

    assert len(nonce) <= 25
    assert nonce == nonce_for(installation, subscription, slot)
    assert nonce != nonce_for(installation, subscription, slot + MINUTE)
    assert nonce != nonce_for(installation, subscription - 1, slot)
