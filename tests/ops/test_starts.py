"""Recent starts: a crash loop slows down, an operator does not notice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.ops.starts import FREE_STARTS, LONGEST_DELAY, RecentStarts

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NOTHING = timedelta(0)


@pytest.fixture
def starts(tmp_path):
    return RecentStarts(tmp_path / "data", "career-advisor")


def delays(starts, count, apart):
    now, found = NOW, []
    for _ in range(count):
        found.append(starts.delay(now))
        now += found[-1] + apart
    return found


def test_first_starts_are_free(starts):
    assert delays(starts, FREE_STARTS, timedelta(seconds=1)) == [NOTHING] * FREE_STARTS


def test_further_starts_wait_ever_longer(starts):
    found = delays(starts, 9, timedelta(seconds=1))[FREE_STARTS:]

    assert found == [timedelta(seconds=5 * 2**n) for n in range(5)]


def test_crash_loop_of_a_day_leaves_most_identifies(starts):
    now, count = NOW, 0
    while now < NOW + timedelta(days=1):
        now += starts.delay(now) + timedelta(seconds=2)
        count += 1

    assert count < 300
    assert starts.delay(now) <= LONGEST_DELAY


def test_a_start_now_and_then_is_free(starts):
    assert delays(starts, 50, timedelta(minutes=20)) == [NOTHING] * 50


def test_clock_that_was_set_back_does_not_hold_up(starts):
    delays(starts, 20, timedelta(seconds=1))

    assert starts.delay(NOW - timedelta(days=3)) == NOTHING


@pytest.mark.parametrize("damage", ["", "{}", '["x"]', "[1e400]", "null", "\0"])
def test_damaged_memory_does_not_stop_a_start(tmp_path, damage):
    (tmp_path / "it.starts").write_text(damage)

    assert RecentStarts(tmp_path, "it").delay(NOW) == NOTHING


def test_folder_that_cannot_be_written_does_not_stop_a_start(tmp_path):
    (tmp_path / "file").write_text("")

    assert RecentStarts(tmp_path / "file", "it").delay(NOW) == NOTHING
