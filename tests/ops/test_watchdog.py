"""The watchdog: a loop that stands still is noticed from outside, with what it is doing."""

from __future__ import annotations

import asyncio
import time

import pytest
import structlog

from bot.ops.watchdog import Watchdog

LIMIT = 1.0  # seconds: a busy machine takes parts of them away


@pytest.fixture
def entries():
    with structlog.testing.capture_logs() as caught:
        yield caught


def hold_everybody_up(seconds):
    time.sleep(seconds)


async def test_blocked_loop_is_logged_with_its_stack_and_its_end(entries):
    watchdog = Watchdog(LIMIT)
    watchdog.start()
    await asyncio.sleep(LIMIT)
    hold_everybody_up(LIMIT * 3)
    await asyncio.sleep(LIMIT)
    await watchdog.close()

    blocked, over = entries
    assert blocked["event"] == "event loop blocked"
    assert "hold_everybody_up" in blocked["at"]
    assert over["event"] == "event loop goes on"
    assert over["blocked_seconds"] >= LIMIT * 2


def let_no_thread_in(seconds):
    """Compute in one call that never gives way, as a pattern on a long text does."""
    began = time.perf_counter()
    sum(range(2_000_000))
    sum(range(int(2_000_000 * seconds / (time.perf_counter() - began))))


async def test_a_block_that_holds_up_the_watchdog_too_is_logged(entries):
    watchdog = Watchdog(LIMIT)
    watchdog.start()
    await asyncio.sleep(LIMIT)
    let_no_thread_in(LIMIT * 8)
    await asyncio.sleep(LIMIT)
    await watchdog.close()

    assert entries[0]["event"] == "event loop blocked"
    assert "let_no_thread_in" in entries[0]["at"]


async def test_busy_loop_that_turns_is_left_alone(entries):
    watchdog = Watchdog(LIMIT)
    watchdog.start()
    for _ in range(15):
        hold_everybody_up(LIMIT / 10)
        await asyncio.sleep(0)
    await watchdog.close()

    assert entries == []


async def test_block_of_two_seconds_is_what_is_promised(entries):
    watchdog = Watchdog()
    watchdog.start()
    await asyncio.sleep(0.05)
    await asyncio.sleep(0.01)
    hold_everybody_up(2.6)
    await watchdog.close()

    assert entries[0]["event"] == "event loop blocked"


async def test_process_that_was_stopped_is_not_taken_for_blocked(entries):
    """The thread finds itself late, too: the whole process slept."""
    slept = 0.0
    watchdog = Watchdog(LIMIT, now=lambda: time.monotonic() + slept)
    watchdog.start()
    await asyncio.sleep(LIMIT)
    slept = 100.0
    await asyncio.sleep(LIMIT)
    await watchdog.close()

    assert entries == []
