"""What every SubscriptionStore promises."""

import asyncio
from dataclasses import replace
from datetime import time, timedelta

from bot.domain.conflicts import ListFullError
from bot.domain.schedules import Cadence, Schedule, Weekday
from bot.domain.subscriptions import (
    MAX_SUBSCRIPTIONS,
    DoubtPolicy,
    PausedReason,
    SubscriptionTerms,
)
from bot.domain.topics import Topic
from tests.storage.samples import CLAIM_TERMS, DAY, TERMS, done, subscribe
from tests.tips.clocks import START

GUILD, OTHER = 100, 200
ADA, BEN = 11, 22


async def test_a_subscription_comes_back_whole(stores, clock):
    terms = SubscriptionTerms(
        channel_id=2**63 - 1,
        schedule=Schedule(Cadence.MONTHLY, time(18, 45), Weekday.SUNDAY, 31, "Asia/Kathmandu"),
        topic=Topic.parse("career:backend-developer"),
        thread_id=3000,
        role_id=4000,
        publish=True,
        when_in_doubt=DoubtPolicy.SEND,
    )
    added = await stores.subscriptions.add(GUILD, terms, ADA, START)

    assert added.terms == terms
    assert (added.created_by, added.created_at) == (ADA, clock.now())
    assert (added.state.next_run, added.state.ready_at) == (START, START)
    assert await stores.subscriptions.get(GUILD, added.id) == added
    assert await stores.subscriptions.of_guild(GUILD) == (added,)


async def test_a_subscription_of_another_server_is_not_found(stores):
    added = await subscribe(stores, GUILD)

    assert await stores.subscriptions.get(OTHER, added.id) is None
    assert await stores.subscriptions.edit(OTHER, added.id, TERMS, START) is None
    assert await stores.subscriptions.pause(OTHER, added.id, PausedReason.BY_ADMIN) is None
    assert await stores.subscriptions.resume(OTHER, added.id, START) is None
    assert not await stores.subscriptions.remove(OTHER, added.id)


async def test_two_admins_at_once_cannot_pass_the_limit(stores):
    attempts = [subscribe(stores, GUILD) for _ in range(MAX_SUBSCRIPTIONS + 5)]
    results = await asyncio.gather(*attempts, return_exceptions=True)

    assert sum(isinstance(result, ListFullError) for result in results) == 5
    assert len(await stores.subscriptions.of_guild(GUILD)) == MAX_SUBSCRIPTIONS
    await subscribe(stores, OTHER)


async def test_an_id_is_never_used_twice(stores):
    first = await subscribe(stores)
    await stores.subscriptions.remove(GUILD, first.id)

    assert (await subscribe(stores)).id > first.id


async def test_an_edit_starts_over_and_ends_a_claim(stores):
    added = await subscribe(stores)
    claim = await stores.deliveries.claim(CLAIM_TERMS)
    later = START + timedelta(hours=3)
    edited = await stores.subscriptions.edit(GUILD, added.id, replace(TERMS, role_id=5), later)

    assert edited.terms.role_id == 5
    assert (edited.state.next_run, edited.state.ready_at) == (later, later)
    assert (edited.state.attempts, edited.state.first_try) == (0, None)
    assert not await stores.deliveries.settle([done(claim, added)])


async def test_a_paused_subscription_stays_paused_through_an_edit(stores):
    added = await subscribe(stores)
    await stores.subscriptions.pause(GUILD, added.id, PausedReason.BY_ADMIN)
    edited = await stores.subscriptions.edit(GUILD, added.id, TERMS, START + DAY)

    assert edited.state.paused is PausedReason.BY_ADMIN
    assert edited.state.ready_at is None


async def test_a_pause_ends_a_claim_and_a_resume_goes_on_at_a_slot(stores):
    added = await subscribe(stores)
    claim = await stores.deliveries.claim(CLAIM_TERMS)
    paused = await stores.subscriptions.pause(GUILD, added.id, PausedReason.ACCESS_LOST)

    assert paused.state.paused is PausedReason.ACCESS_LOST
    assert not await stores.deliveries.settle([done(claim, added)])
    resumed = await stores.subscriptions.resume(GUILD, added.id, START + DAY)
    assert resumed.state.paused is None
    assert resumed.state.ready_at == START + DAY


async def test_a_left_server_rests_as_a_whole(stores):
    by_admin = await subscribe(stores)
    awake = await subscribe(stores)
    await subscribe(stores, OTHER)
    await stores.subscriptions.pause(GUILD, by_admin.id, PausedReason.BY_ADMIN)

    assert await stores.subscriptions.pause_guild(GUILD, PausedReason.GUILD_GONE) == 1
    assert [one.id for one in await stores.subscriptions.paused(GUILD)] == [awake.id]


async def test_those_that_may_mend_are_listed_in_pages(stores):
    added = [await subscribe(stores, guild) for guild in (GUILD, OTHER, GUILD)]
    for one in added:
        await stores.subscriptions.pause(one.guild_id, one.id, PausedReason.PERMISSION_LOST)

    first = await stores.subscriptions.paused(limit=2)
    assert [one.id for one in first] == [added[0].id, added[1].id]
    rest = await stores.subscriptions.paused(after_id=first[-1].id, limit=2)
    assert [one.id for one in rest] == [added[2].id]


async def test_a_forgotten_admin_is_taken_off_but_tips_go_on(stores):
    added = await subscribe(stores, made_by=ADA)
    await subscribe(stores, made_by=BEN)

    assert await stores.subscriptions.of_member(ADA) == (added,)
    assert await stores.subscriptions.forget_member(ADA) == 1
    kept = await stores.subscriptions.get(GUILD, added.id)
    assert kept == replace(added, created_by=None)
