"""Processes that die, freeze or share the work: nothing lost, nothing twice."""

from datetime import timedelta

import pytest

from bot.domain.deliveries import DeliveryOutcome
from bot.domain.subscriptions import DoubtPolicy
from bot.tips.sending import TipPost, nonce_for
from tests.tips.clocks import START
from tests.tips.fakes import CONNECTION_LOST, failing, hang

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
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
