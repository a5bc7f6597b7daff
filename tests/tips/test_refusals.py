"""Channels that refuse: asked once more, paused with a reason, resumed when mended."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.deliveries import DeliveryOutcome
from bot.domain.schedules import Cadence, Schedule
from bot.domain.subscriptions import PausedReason, SubscriptionTerms
from bot.tips.budget import Budget
from bot.tips.mending import Mender
from bot.tips.sending import InvalidPostError, RefusedError
from bot.tips.subscribing import Subscriptions
from tests.tips.clocks import START
from tests.tips.fakes import failing

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
REASONS = (PausedReason.CHANNEL_GONE, PausedReason.ACCESS_LOST, PausedReason.PERMISSION_LOST)


@pytest.mark.parametrize("reason", REASONS)
async def test_a_confirmed_refusal_pauses_with_its_reason(engine, reason):
    subscription = await engine.subscribe()
    engine.discord.before = failing(RefusedError(reason, "50013"))
    engine.discord.refusals[subscription.id] = reason
    engine.start()
    await engine.clock.advance(3 * DAY)

    assert [kind for kind, _ in engine.discord.requests] == ["send", "confirm"]
    state = await engine.state_of(subscription)
    assert (state.paused, state.ready_at, state.last_error) == (reason, None, "50013")
    assert engine.heard.pauses == [(subscription.id, reason)]
    assert engine.heard.outcomes == [DeliveryOutcome.PAUSED]


async def test_a_refusal_that_is_not_confirmed_is_tried_again(engine):
    await engine.subscribe()
    engine.discord.before = failing(RefusedError(PausedReason.ACCESS_LOST, "50001"), times=1)
    engine.start()
    await engine.clock.advance(5 * MINUTE)

    assert [kind for kind, _ in engine.discord.requests] == ["send", "confirm", "send"]
    assert engine.heard.outcomes == [DeliveryOutcome.DELIVERED]
    assert engine.heard.pauses == []


async def test_a_second_refusal_is_believed_without_asking(engine):
    subscription = await engine.subscribe()
    engine.discord.before = failing(RefusedError(PausedReason.ACCESS_LOST, "50001"))
    engine.start()
    await engine.clock.advance(DAY)

    assert [kind for kind, _ in engine.discord.requests] == ["send", "confirm", "send"]
    assert engine.heard.pauses == [(subscription.id, PausedReason.ACCESS_LOST)]


async def test_a_channel_that_cannot_even_be_asked_is_refused_twice_at_most(engine):
    await engine.subscribe()

    async def refuse(_subscription):
        raise RefusedError(PausedReason.ACCESS_LOST, "50001")

    engine.discord.before = failing(RefusedError(PausedReason.ACCESS_LOST, "50001"))
    engine.discord.confirm = refuse
    engine.start()
    await engine.clock.advance(DAY)

    assert engine.discord.count("send") == 2
    assert len(engine.heard.pauses) == 1


async def test_one_refusing_channel_does_not_pause_the_others(engine):
    broken = await engine.subscribe()
    for _ in range(10):
        await engine.subscribe()

    async def refuse_one(post):
        if post.subscription.id == broken.id:
            raise RefusedError(PausedReason.CHANNEL_GONE, "10003")

    engine.discord.before = refuse_one
    engine.discord.refusals[broken.id] = PausedReason.CHANNEL_GONE
    engine.start()
    await engine.clock.advance(2 * MINUTE)

    assert len(engine.discord.messages) == 10
    assert [number for number, _ in engine.heard.pauses] == [broken.id]


async def test_a_malformed_message_is_not_tried_again(engine):
    subscription = await engine.subscribe()
    engine.discord.before = failing(InvalidPostError("50035"), times=1)
    engine.start()
    await engine.clock.advance(HOUR)

    assert engine.discord.count("send") == 1
    assert engine.heard.outcomes == [DeliveryOutcome.FAILED]
    assert (await engine.state_of(subscription)).next_run == START + MINUTE + DAY


async def test_a_zone_that_vanished_pauses(engine):
    schedule = Schedule(Cadence.DAILY, zone="Atlantis/Lost")
    terms = SubscriptionTerms(1, schedule)
    added = await engine.stores.subscriptions.add(1, terms, 11, START + MINUTE)
    engine.start()
    await engine.clock.advance(2 * MINUTE)

    assert engine.heard.pauses == [(added.id, PausedReason.ZONE_UNKNOWN)]


@pytest.fixture
def mender(engine):
    store, clock = engine.stores.subscriptions, engine.clock
    desk = Subscriptions(store, clock, lambda: None)
    return Mender(store, desk, engine.discord, Budget(engine.stores.deliveries, clock, 40), clock)


async def _rest(engine, reason):
    subscription = await engine.subscribe()
    await engine.stores.subscriptions.pause(subscription.guild_id, subscription.id, reason)
    return subscription


async def _mend(engine, mender, guild_id=None):
    task = asyncio.create_task(mender.mend(guild_id))
    await engine.clock.advance(MINUTE)
    return await task


async def test_a_mended_channel_goes_on_at_its_next_slot(engine, mender):
    subscription = await _rest(engine, PausedReason.PERMISSION_LOST)
    [resumed] = await _mend(engine, mender, subscription.guild_id)

    assert resumed.id == subscription.id
    assert resumed.state.paused is None
    assert resumed.state.ready_at == START + MINUTE


async def test_what_still_refuses_stays_paused(engine, mender):
    subscription = await _rest(engine, PausedReason.PERMISSION_LOST)
    engine.discord.refusals[subscription.id] = PausedReason.ACCESS_LOST

    assert await _mend(engine, mender) == ()
    assert (await engine.state_of(subscription)).paused is PausedReason.PERMISSION_LOST


async def test_what_an_admin_paused_is_never_resumed_by_itself(engine, mender):
    await _rest(engine, PausedReason.BY_ADMIN)

    assert await _mend(engine, mender) == ()
    assert engine.discord.requests == []


async def test_once_a_day_all_are_looked_at(engine, mender):
    subscriptions = [await _rest(engine, PausedReason.GUILD_GONE) for _ in range(3)]
    task = asyncio.create_task(mender.run())
    await engine.clock.advance(DAY + HOUR)
    task.cancel()

    for subscription in subscriptions:
        assert (await engine.state_of(subscription)).paused is None
