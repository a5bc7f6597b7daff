"""A clock that is corrected backwards: nothing comes twice, and nothing waits for the old time."""

from datetime import timedelta

import pytest

from bot.domain.deliveries import DeliveryOutcome
from tests.tips.clocks import START

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SLOT = START + MINUTE


@pytest.mark.parametrize("back", [timedelta(seconds=2), 5 * MINUTE, 6 * HOUR, 3 * DAY])
async def test_a_tip_that_was_sent_does_not_come_again(engine, back):
    subscription = await engine.subscribe()
    engine.start()
    await engine.clock.advance(2 * MINUTE)
    following = (await engine.state_of(subscription)).next_run

    engine.clock.set_back(back)
    await engine.clock.advance(back + HOUR)

    assert engine.discord.slots == {(1001, SLOT): 1}
    assert (await engine.state_of(subscription)).next_run == following


@pytest.mark.parametrize("back", [timedelta(seconds=2), 5 * MINUTE, 6 * HOUR, 3 * DAY])
async def test_what_is_due_by_the_corrected_clock_comes_in_time(engine, back):
    await engine.subscribe()
    engine.start()
    await engine.clock.advance(2 * MINUTE)

    engine.clock.set_back(back)
    due = engine.clock.now() + 5 * MINUTE
    await engine.subscribe(due=due)
    await engine.clock.advance(7 * MINUTE)

    assert engine.discord.slots == {(1001, SLOT): 1, (1002, due): 1}
    assert engine.heard.outcomes == [DeliveryOutcome.DELIVERED] * 2


async def test_a_claim_of_before_the_correction_is_sent_once(engine):
    """The lease seems to last longer; the worker that holds it is there and settles it."""
    await engine.subscribe()

    async def correct(_post):
        engine.clock.set_back(HOUR)

    engine.discord.before = correct
    engine.start()
    await engine.clock.advance(2 * HOUR)

    assert engine.discord.slots == {(1001, SLOT): 1}
