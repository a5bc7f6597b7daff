"""Discord or the database away, and long downtime: nothing lost, nothing twice, no flood."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries import DeliveryOutcome
from bot.domain.schedules import Cadence
from bot.errors import StorageError
from bot.tips.sending import MessageGoneError
from tests.tips.clocks import START
from tests.tips.fakes import CONNECTION_LOST, failing

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SLOT = START + MINUTE


async def test_a_lost_answer_is_tried_again_with_the_same_nonce(engine):
    await engine.subscribe()
    engine.discord.after = failing(CONNECTION_LOST, times=2)
    engine.start()
    await engine.clock.advance(3 * MINUTE)

    assert engine.discord.count("send") == 3
    assert engine.discord.slots == {(1001, SLOT): 1}


async def test_a_message_deleted_meanwhile_counts_as_sent(engine):
    await engine.subscribe()

    async def lose_then_miss(_post):
        raise CONNECTION_LOST if engine.discord.count("send") == 1 else MessageGoneError("10008")

    engine.discord.before = lose_then_miss
    engine.start()
    await engine.clock.advance(3 * MINUTE)

    assert engine.discord.count("send") == 2
    assert engine.heard.outcomes == [DeliveryOutcome.DELIVERED]


@pytest.mark.parametrize("cadence", Cadence)
async def test_three_days_down_give_at_most_one_post_each(engine, cadence):
    subscriptions = [await engine.subscribe(cadence=cadence) for _ in range(5)]
    engine.clock.jump(3 * DAY + 2 * HOUR)
    back = engine.clock.now()
    engine.start()
    await engine.clock.advance(MINUTE)

    assert len(engine.discord.messages) <= len(subscriptions)
    assert len(engine.heard.records) == len(subscriptions)
    for subscription in subscriptions:
        assert (await engine.state_of(subscription)).next_run > back


async def test_a_little_late_is_posted_and_too_late_is_skipped(engine):
    await engine.subscribe()
    await engine.subscribe(due=START - 5 * HOUR)
    engine.clock.jump(5 * HOUR)
    engine.start()
    await engine.clock.advance(MINUTE)

    assert engine.discord.slots == {(1001, SLOT): 1}
    assert sorted(engine.heard.outcomes) == [DeliveryOutcome.DELIVERED, DeliveryOutcome.LATE]


async def test_skipping_a_large_backlog_takes_no_budget(engine):
    for _ in range(2000):
        await engine.subscribe()
    engine.clock.jump(3 * DAY + 12 * HOUR)
    engine.start()
    for _ in range(100):
        await engine.clock.settle()

    assert engine.discord.requests == []
    assert engine.heard.outcomes == [DeliveryOutcome.LATE] * 2000


async def test_what_always_fails_is_given_up_after_three_hours_and_goes_on(engine):
    subscription = await engine.subscribe()
    engine.discord.before = failing(CONNECTION_LOST)
    engine.start()
    await engine.clock.advance(4 * HOUR)

    assert engine.heard.outcomes == [DeliveryOutcome.FAILED]
    assert 15 <= engine.discord.count("send") <= 25
    [record] = await engine.stores.history.recent(subscription.id)
    assert "connection reset" in record.detail
    assert timedelta(0) <= record.at - SLOT - 3 * HOUR <= 15 * MINUTE
    engine.discord.before = None
    await engine.clock.advance(DAY)
    assert engine.discord.slots == {(1001, SLOT + DAY): 1}


async def test_a_database_that_is_away_loses_nothing(engine):
    for _ in range(30):
        await engine.subscribe()
    away = _Away(engine.stores.deliveries)
    engine.stores = replace(engine.stores, deliveries=away)
    engine.start()
    await engine.clock.advance(MINUTE + timedelta(milliseconds=100))
    away.is_away = True
    await engine.clock.advance(30 * SECOND)
    assert engine.discord.messages
    assert len(engine.heard.records) < 30
    away.is_away = False
    await engine.clock.advance(3 * MINUTE)

    assert len(engine.discord.slots) == 30
    assert set(engine.discord.slots.values()) == {1}
    assert engine.heard.outcomes == [DeliveryOutcome.DELIVERED] * 30


class _Away:
    """A DeliveryStore in front of another, which is away at times."""

    def __init__(self, store):
        self._store = store
        self.is_away = False

    def __getattr__(self, name):
        method = getattr(self._store, name)

        async def call(*arguments):
            if self.is_away:
                message = "The database does not answer."
                raise StorageError(message)
            return await method(*arguments)

        return call
