"""Requests that fail: waited for, repeated, or answered with kind words; never a dead bot."""

from __future__ import annotations

import pytest

from tests.loopback.faults import Kind
from tests.loopback.interactions import slash

CALLBACK = "/interactions/*/callback"


def question():
    return slash("skills", career="backend-developer", category="databases")


async def test_rate_limit_of_an_answer_is_waited_for(loopback, bot):
    loopback.faults.add(Kind.RATE_LIMIT, "POST", CALLBACK, retry_after=0.2)

    seen = await loopback.ask(question())

    assert "PostgreSQL" in seen.text
    assert len(loopback.sent("POST", "/callback")) == 2  # an impatient client meets it again


async def test_global_rate_limit_is_waited_for(loopback, connect):
    path = "/applications/*/commands"
    loopback.faults.add(Kind.RATE_LIMIT, "GET", path, retry_after=0.2, is_global=True)

    async with connect():
        pass

    assert len(loopback.sent("GET", "/commands")) == 2
    assert loopback.rest.commands


@pytest.mark.parametrize("status", [500, 503])
async def test_answer_is_repeated_after_an_error_of_discords(loopback, bot, status):
    loopback.faults.add(Kind.STATUS, "POST", CALLBACK, status=status)

    seen = await loopback.ask(question())

    assert "PostgreSQL" in seen.text


async def test_line_that_breaks_before_the_answer_arrived_is_owned_up_to(loopback, bot):
    loopback.faults.add(Kind.DROP_BEFORE, "POST", CALLBACK)

    seen = await loopback.ask(question())

    assert seen.is_private
    assert "on my side" in seen.text


async def test_line_that_breaks_after_the_answer_arrived_changes_nothing(loopback, bot):
    loopback.faults.add(Kind.DROP_AFTER, "POST", CALLBACK)

    seen = await loopback.ask(question())
    again = await loopback.ask(question())

    assert "PostgreSQL" in seen.text
    assert "PostgreSQL" in again.text


async def test_bot_outlives_a_line_that_stays_broken(loopback, bot):
    loopback.faults.add(Kind.DROP_BEFORE, "POST", CALLBACK, times=2)

    unanswered = await loopback.offer(question())
    await loopback.until_sent("POST", "/callback", 2)
    seen = await loopback.ask(question())

    assert unanswered.message is None
    assert "PostgreSQL" in seen.text


async def test_expired_interaction_does_not_disturb_others(loopback, bot):
    loopback.faults.add(Kind.STATUS, "POST", CALLBACK, status=404, code=10062, times=2)

    await loopback.offer(question())
    await loopback.until_sent("POST", "/callback", 2)
    seen = await loopback.ask(question())

    assert "PostgreSQL" in seen.text
