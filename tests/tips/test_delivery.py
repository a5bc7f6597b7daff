"""The usual day of the worker: on time, evenly spaced, one after the other."""

from datetime import timedelta
from itertools import pairwise

from bot.domain.deliveries import DeliveryOutcome
from bot.domain.schedules import Cadence, Schedule
from bot.domain.subscriptions import SubscriptionTerms
from bot.tips.subscribing import Subscriptions
from tests.tips.clocks import START
from tests.tips.fakes import UNAUTHORIZED, failing, hang

SECOND, MINUTE, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(days=1)


async def test_a_tip_arrives_on_the_minute_and_the_next_slot_stands(engine):
    subscription = await engine.subscribe()
    engine.start()
    await engine.clock.advance(2 * MINUTE)

    [message] = engine.discord.messages
    assert message.slot == START + MINUTE
    assert message.at - message.slot == engine.discord.latency
    state = await engine.state_of(subscription)
    assert state.next_run == state.ready_at == START + MINUTE + DAY
    assert (state.attempts, state.first_try, state.last_error) == (0, None, None)


async def test_history_and_listeners_hear_of_it(engine):
    subscription = await engine.subscribe()
    engine.start()
    await engine.clock.advance(2 * MINUTE)

    [record] = await engine.stores.history.recent(subscription.id)
    assert record.outcome is DeliveryOutcome.DELIVERED
    assert record.message_id == engine.discord.messages[0].id
    assert record.tip_id == engine.discord.messages[0].tip
    assert engine.heard.records == [(subscription.id, record)]


async def test_nothing_repeats_before_the_pool_is_used_up(engine):
    await engine.subscribe(cadence=Cadence.EVERY_6_HOURS)
    engine.start()
    await engine.clock.advance(6 * DAY)

    tips = [message.tip for message in engine.discord.messages]
    assert len(tips) == 24
    assert set(tips[:12]) == set(tips[12:]) == set(engine.pool.tips)
    assert tips[11] != tips[12]


async def test_a_subscription_added_while_the_worker_sleeps_is_not_missed(engine):
    worker = engine.start(look_every=timedelta(hours=1))
    await engine.clock.advance(MINUTE)
    desk = Subscriptions(engine.stores.subscriptions, engine.clock, worker.wake)
    schedule = Schedule(Cadence.DAILY, at=(engine.clock.now() + MINUTE).time())
    added = await desk.add(77, SubscriptionTerms(channel_id=5, schedule=schedule), 11)
    await engine.clock.advance(2 * MINUTE)

    assert engine.discord.slots == {(5, added.state.next_run): 1}


async def test_due_at_once_they_leave_evenly_spaced(engine):
    for _ in range(200):
        await engine.subscribe()
    engine.start()
    await engine.clock.advance(MINUTE + 10 * SECOND)

    times = [at for _, at in engine.discord.requests]
    assert len(times) == 200
    assert times[-1] - times[0] == 199 * timedelta(milliseconds=25)
    gaps = {later - earlier for earlier, later in pairwise(times)}
    assert gaps == {timedelta(milliseconds=25)}


async def test_a_lag_does_not_bunch_what_follows(engine):
    for _ in range(200):
        await engine.subscribe()
    engine.start()
    await engine.clock.advance(MINUTE + SECOND)
    engine.clock.jump(3 * SECOND)
    await engine.clock.advance(20 * SECOND)

    times = [at for _, at in engine.discord.requests]
    assert set(engine.discord.slots.values()) == {1}
    assert len(engine.discord.slots) == 200
    for number, at in enumerate(times[:-50]):
        assert times[number + 50] - at >= SECOND


async def test_one_that_hangs_is_cut_off_and_does_not_hold_up_others(engine):
    stuck = await engine.subscribe()
    others = [await engine.subscribe() for _ in range(5)]

    async def hang_for_one(post):
        if post.subscription.id == stuck.id:
            await hang(post)

    engine.discord.before = hang_for_one
    engine.start()
    await engine.clock.advance(MINUTE + 12 * SECOND)

    assert len(engine.discord.messages) == len(others)
    assert [number for number, _ in engine.heard.deferrals] == [stuck.id]
    assert "no answer within 10 s" in (await engine.state_of(stuck)).last_error


async def test_a_stop_settles_what_was_claimed(engine):
    for _ in range(30):
        await engine.subscribe()
    worker = engine.start()
    await engine.clock.advance(MINUTE + timedelta(milliseconds=100))
    worker.stop()
    await engine.clock.advance(5 * SECOND)

    [(_, task)] = engine.processes
    assert task.done()
    sent = len(engine.discord.messages)
    assert sent in (20, 30)
    assert engine.heard.outcomes == [DeliveryOutcome.DELIVERED] * sent


async def test_a_wrong_token_stops_the_worker_and_pauses_nobody(engine):
    subscriptions = [await engine.subscribe() for _ in range(30)]
    engine.discord.before = failing(UNAUTHORIZED)
    engine.start()
    await engine.clock.advance(2 * MINUTE)

    [(_, task)] = engine.processes
    assert task.done()
    assert len(engine.heard.stops) == 1
    assert engine.discord.count("send") < 10
    for subscription in subscriptions:
        state = await engine.state_of(subscription)
        assert state.paused is None
        assert state.next_run == START + MINUTE


async def test_with_a_right_token_again_nothing_is_lost(engine):
    subscriptions = [await engine.subscribe() for _ in range(30)]
    engine.discord.before = failing(UNAUTHORIZED, times=1)
    engine.start()
    await engine.clock.advance(5 * MINUTE)
    engine.start()
    await engine.clock.advance(5 * MINUTE)

    assert len(engine.discord.slots) == len(subscriptions)
    assert set(engine.discord.slots.values()) == {1}


async def test_a_topic_without_tips_skips_the_slot(engine):
    subscription = await engine.subscribe()
    engine.pool.tips = []
    engine.start()
    await engine.clock.advance(2 * MINUTE)

    assert engine.discord.requests == []
    assert engine.heard.outcomes == [DeliveryOutcome.NO_TIPS]
    assert (await engine.state_of(subscription)).next_run == START + MINUTE + DAY


async def test_a_listener_that_fails_harms_nothing(engine):
    def fail(*_):
        raise ValueError

    for _ in range(3):
        await engine.subscribe()
    engine.heard.settled = fail
    engine.start()
    await engine.clock.advance(2 * MINUTE)

    assert len(engine.discord.messages) == 3


async def test_a_removed_subscription_gets_nothing_more(engine):
    subscription = await engine.subscribe()
    engine.start()
    await engine.clock.advance(2 * MINUTE)
    await engine.stores.subscriptions.remove(subscription.guild_id, subscription.id)
    await engine.clock.advance(3 * DAY)

    assert len(engine.discord.messages) == 1
