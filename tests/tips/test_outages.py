"""Crashes, restarts, dead processes, and Discord or the database away: nothing lost or doubled."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries import DeliveryOutcome
from bot.domain.schedules import Cadence
from bot.domain.subscriptions import DoubtPolicy
from bot.errors import StorageError
from bot.tips.sending import MessageGoneError, TipPost, nonce_for
from tests.tips.clocks import START
from tests.tips.fakes import CONNECTION_LOST, failing, hang

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SLOT = START + MINUTE


async def test_a_crash_between_send_and_settle_posts_once(engine):
    subscription = await engine.subscribe()
    engine.start()
    await engine.clock.advance(MINUTE + timedelta(milliseconds=60))
    await engine.kill()
    assert await _is_claimed(engine, subscription)
    engine.discord._store(_post_of(engine, subscription, await _nonce(engine, subscription)))
    engine.start()
    await engine.clock.advance(3 * MINUTE)

    assert engine.discord.slots == {(1001, SLOT): 1}
    assert engine.heard.outcomes == [DeliveryOutcome.DELIVERED]
    assert engine.discord.count("find") == 0


async def test_a_crash_before_the_send_still_posts(engine):
    await engine.subscribe()
    engine.start()
    await engine.clock.advance(MINUTE + timedelta(milliseconds=10))
    await engine.kill()
    engine.start()
    await engine.clock.advance(2 * MINUTE)

    assert engine.discord.slots == {(1001, SLOT): 1}


@pytest.mark.parametrize("policy", DoubtPolicy)
async def test_after_an_outage_longer_than_the_nonce_the_channel_is_looked_at(engine, policy):
    lost = await engine.subscribe(when_in_doubt=policy)
    arrived = await engine.subscribe(when_in_doubt=policy)
    engine.discord.after = _silent_for(arrived)
    engine.discord.before = _silent_for(lost)
    engine.start()
    await engine.clock.advance(MINUTE + 5 * SECOND)
    await engine.kill()
    engine.discord.after = engine.discord.before = None
    engine.clock.jump(HOUR)
    engine.start()
    await engine.clock.advance(2 * MINUTE)

    assert engine.discord.count("find") == 2
    assert engine.discord.slots == {(1001, SLOT): 1, (1002, SLOT): 1}
    assert engine.heard.outcomes == [DeliveryOutcome.DELIVERED] * 2


@pytest.mark.parametrize(
    ("policy", "messages", "outcome"),
    [
        (DoubtPolicy.SKIP, 1, DeliveryOutcome.DOUBTFUL),
        (DoubtPolicy.SEND, 2, DeliveryOutcome.DELIVERED),
    ],
)
async def test_where_history_may_not_be_read_the_policy_decides(engine, policy, messages, outcome):
    subscription = await engine.subscribe(when_in_doubt=policy)
    engine.discord.after = _silent_for(subscription)
    engine.start()
    await engine.clock.advance(MINUTE + 5 * SECOND)
    await engine.kill()
    engine.discord.after, engine.discord.may_read_history = None, False
    engine.clock.jump(HOUR)
    engine.start()
    await engine.clock.advance(2 * MINUTE)

    assert len(engine.discord.messages) == messages
    assert engine.heard.outcomes == [outcome]


async def test_looks_back_are_paid_from_the_same_budget(engine):
    for _ in range(100):
        await engine.subscribe()
    engine.discord.before = failing(CONNECTION_LOST, times=100)
    engine.start()
    await engine.clock.advance(MINUTE + 3 * SECOND)
    await engine.kill()
    engine.clock.jump(HOUR)
    engine.discord.requests.clear()
    engine.start()
    await engine.clock.advance(MINUTE)

    assert engine.discord.count("find") == engine.discord.count("send") == 100
    times = sorted(at for _, at in engine.discord.requests)
    for number, at in enumerate(times[:-50]):
        assert times[number + 50] - at >= SECOND


async def test_another_process_takes_over_within_the_lease_and_five_seconds(engine):
    await engine.subscribe()
    engine.start()
    await engine.clock.advance(MINUTE + timedelta(milliseconds=10))
    await engine.kill()
    engine.start(look_every=2 * SECOND)
    await engine.clock.advance(2 * MINUTE)

    [message] = engine.discord.messages
    assert message.at - SLOT <= timedelta(seconds=65)


async def test_a_dead_process_slots_do_not_wait_behind_the_backlog(engine):
    dead = [await engine.subscribe() for _ in range(10)]
    engine.start()
    await engine.clock.advance(MINUTE + timedelta(milliseconds=10))
    await engine.kill()
    for _ in range(4000):
        await engine.subscribe()
    engine.start(look_every=2 * SECOND)
    await engine.clock.advance(70 * SECOND)

    channels = {one.terms.channel_id for one in dead}
    late = [one.at - SLOT for one in engine.discord.messages if one.channel in channels]
    assert len(late) == 10
    assert max(late) <= timedelta(seconds=65)


async def test_two_processes_share_the_budget(engine):
    for _ in range(200):
        await engine.subscribe()
    engine.start(look_every=2 * SECOND)
    engine.start(look_every=2 * SECOND)
    await engine.clock.advance(MINUTE + 6 * SECOND)

    assert len(engine.discord.slots) == 200
    times = sorted(at for _, at in engine.discord.requests)
    assert times[-1] - times[0] <= 5.2 * SECOND
    assert max(_in_any_second(times)) <= 41


async def test_a_process_stopped_beyond_its_lease_does_not_send_again(engine):
    for _ in range(40):
        await engine.subscribe()
    engine.start()
    await engine.clock.advance(MINUTE + timedelta(milliseconds=200))
    engine.clock.jump(90 * SECOND)
    engine.discord.requests.clear()
    before = len(engine.discord.messages)
    engine.start(look_every=2 * SECOND)
    await engine.clock.advance(2 * MINUTE)

    assert before < 40
    assert len(engine.discord.messages) == 40
    assert set(engine.discord.slots.values()) == {1}


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


def _silent_for(subscription):
    async def stay_silent(post):
        if post.subscription.id == subscription.id:
            await hang(post)

    return stay_silent


def _in_any_second(times):
    for number, start in enumerate(times):
        yield sum(at - start < SECOND for at in times[number:])


async def _is_claimed(engine, subscription):
    return (await engine.state_of(subscription)).attempts == 1


async def _nonce(engine, subscription):
    return nonce_for(await engine.stores.deliveries.installation(), subscription.id, SLOT)


def _post_of(engine, subscription, nonce):
    return TipPost(subscription, "tip-0", SLOT, nonce)
