"""Rate limits that Discord announces, and publishing beside the deliveries."""

import asyncio
from datetime import timedelta

from bot.domain.deliveries import DeliveryOutcome
from bot.tips.budget import Budget
from bot.tips.publishing import Publisher
from bot.tips.sending import RateLimitedError
from tests.tips.fakes import failing

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


async def test_a_global_limit_holds_everybody(engine):
    for _ in range(60):
        await engine.subscribe()
    engine.discord.before = failing(RateLimitedError(20 * SECOND, is_global=True), times=1)
    engine.start()
    engine.start(look_every=2 * SECOND)
    await engine.clock.advance(3 * MINUTE)

    times = sorted(at for _, at in engine.discord.requests)
    limited_at = times[0] + engine.discord.latency
    in_the_hold = [at for at in times if timedelta(0) < at - limited_at < 20 * SECOND]
    assert len(in_the_hold) <= 20  # what the other process had claimed before it heard
    assert len(engine.discord.slots) == 60
    assert set(engine.discord.slots.values()) == {1}


async def test_a_channels_own_limit_defers_that_channel_only(engine):
    limited = await engine.subscribe()
    await engine.subscribe()

    async def limit_one(post):
        if post.subscription.id == limited.id and engine.discord.count("send") <= 2:
            raise RateLimitedError(30 * SECOND, is_global=False)

    engine.discord.before = limit_one
    engine.start()
    await engine.clock.advance(2 * MINUTE + SECOND)

    first, second = engine.discord.messages
    assert second.at - first.at >= 30 * SECOND
    assert engine.heard.outcomes == [DeliveryOutcome.DELIVERED] * 2


async def test_publishing_is_never_awaited_by_deliveries(engine):
    for _ in range(50):
        await engine.subscribe(publish=True)

    async def hang_instead(_channel, _message):
        await asyncio.Event().wait()

    engine.discord.publish = hang_instead
    engine.start()
    await engine.clock.advance(MINUTE + 3 * SECOND)

    assert engine.heard.outcomes == [DeliveryOutcome.DELIVERED] * 50


async def test_an_announcement_is_published_once_it_is_settled(engine):
    await engine.subscribe(publish=True)
    await engine.subscribe(publish=False)
    engine.start()
    await engine.clock.advance(2 * MINUTE)

    assert engine.discord.published == [engine.discord.messages[0].id]


async def test_a_publish_that_fails_does_not_stop_the_next(engine):
    for _ in range(3):
        await engine.subscribe(publish=True)
    publish = engine.discord.publish

    async def fail_once(channel, message):
        if engine.discord.count("publish") == 0:
            engine.discord.requests.append(("publish", engine.clock.now()))
            raise RuntimeError
        await publish(channel, message)

    engine.discord.publish = fail_once
    engine.start()
    await engine.clock.advance(2 * MINUTE)

    assert len(engine.discord.published) == 2


async def test_a_channel_is_published_in_ten_times_an_hour_at_most(engine):
    budget = Budget(engine.stores.deliveries, engine.clock, 40)
    publisher = Publisher(engine.discord, budget, engine.clock)
    for message in range(15):
        publisher.offer(7, message)
    publisher.offer(8, 100)
    engine.clock.jump(HOUR)
    publisher.offer(7, 200)
    task = asyncio.create_task(publisher.run())
    await engine.clock.advance(MINUTE)
    task.cancel()

    assert engine.discord.published == [*range(10), 100, 200]
