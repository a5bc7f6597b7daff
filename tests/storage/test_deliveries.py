"""What every DeliveryStore promises: claims, fences, leases, the fleet's budget, history."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.domain.deliveries import (
    HISTORY_LENGTH,
    DeliveryOutcome,
    DeliveryRecord,
    Settlement,
)
from bot.domain.subscriptions import PausedReason, TipCursor
from tests.storage.samples import CLAIM_TERMS, DAY, LEASE, TERMS, done, subscribe
from tests.tips.clocks import START

SECOND = timedelta(seconds=1)


async def test_the_installation_keeps_its_name(stores):
    name = await stores.deliveries.installation()

    assert len(name) == 16
    assert await stores.deliveries.installation() == name


async def test_a_look_tells_how_long_until_something_is_ready(stores, clock):
    assert await stores.deliveries.until_ready() is None
    await subscribe(stores, due=START + 90 * SECOND)
    assert await stores.deliveries.until_ready() == 90 * SECOND
    clock.jump(100 * SECOND)
    assert await stores.deliveries.until_ready() == -10 * SECOND


async def test_only_what_is_due_is_claimed_and_only_once(stores, clock):
    due = await subscribe(stores)
    await subscribe(stores, due=START + SECOND)
    claim = await stores.deliveries.claim(CLAIM_TERMS)
    again = await stores.deliveries.claim(CLAIM_TERMS)

    [claimed] = claim.subscriptions
    assert claimed.id == due.id
    assert claimed.state.next_run == START
    assert (claimed.state.attempts, claimed.state.first_try) == (1, clock.now())
    assert again.subscriptions == ()
    assert again.id != claim.id


async def test_a_lease_ends_and_another_takes_over(stores, clock):
    added = await subscribe(stores)
    lost = await stores.deliveries.claim(CLAIM_TERMS)
    clock.jump(LEASE - SECOND)
    assert not (await stores.deliveries.claim(CLAIM_TERMS)).subscriptions
    clock.jump(SECOND)
    taken = await stores.deliveries.claim(CLAIM_TERMS)

    [claimed] = taken.subscriptions
    assert (claimed.state.attempts, claimed.state.first_try) == (2, START)
    assert await stores.deliveries.settle([done(lost, added)]) == frozenset()
    assert await stores.deliveries.settle([done(taken, claimed)]) == {added.id}


async def test_a_settled_slot_gives_way_to_the_next(stores, clock):
    added = await subscribe(stores)
    claim = await stores.deliveries.claim(CLAIM_TERMS)
    end = done(claim, claim.subscriptions[0])
    state = replace(end.state, cursor=TipCursor(3, 2**62), last_error="was slow")
    await stores.deliveries.settle([replace(end, state=state)])

    kept = await stores.subscriptions.get(added.guild_id, added.id)
    assert kept.state == state
    clock.jump(DAY)
    assert len((await stores.deliveries.claim(CLAIM_TERMS)).subscriptions) == 1


async def test_a_batch_settles_each_by_its_own_claim(stores):
    for _ in range(3):
        await subscribe(stores)
    claim = await stores.deliveries.claim(CLAIM_TERMS)
    first, second, third = (done(claim, one) for one in claim.subscriptions)
    stolen = replace(second, claim="of somebody else")

    settled = await stores.deliveries.settle([first, stolen, third])
    assert settled == {first.subscription_id, third.subscription_id}
    assert await stores.deliveries.settle([]) == frozenset()


async def test_slots_tried_before_come_before_the_backlog(stores, clock):
    tried = await subscribe(stores)
    await stores.deliveries.claim(CLAIM_TERMS)
    for minutes in range(1, 60):
        await subscribe(stores, guild=minutes, due=START - timedelta(minutes=minutes))
    clock.jump(LEASE)
    claim = await stores.deliveries.claim(replace(CLAIM_TERMS, limit=5))

    assert claim.subscriptions[0].id == tried.id
    slots = [one.state.next_run for one in claim.subscriptions[1:]]
    assert slots == sorted(slots)
    assert slots[0] == START - timedelta(minutes=59)


async def test_a_claim_is_bounded_and_the_next_takes_the_rest(stores):
    for guild in range(30):
        await subscribe(stores, guild)

    assert len((await stores.deliveries.claim(CLAIM_TERMS)).subscriptions) == 20
    assert len((await stores.deliveries.claim(CLAIM_TERMS)).subscriptions) == 10


async def test_each_request_is_paid_from_the_budget(stores, clock):
    for guild in range(4):
        await subscribe(stores, guild)
    terms = replace(CLAIM_TERMS, limit=2, price=lambda _one, _now: 2)
    first = await stores.deliveries.claim(terms)
    second = await stores.deliveries.claim(terms)

    assert first.starts_at == clock.now()
    assert first.ends_at - first.starts_at == timedelta(milliseconds=100)
    assert second.starts_at == first.ends_at


async def test_what_costs_nothing_leaves_the_budget_alone(stores):
    for guild in range(4):
        await subscribe(stores, guild)
    free = replace(CLAIM_TERMS, limit=2, price=lambda _one, _now: 0)
    claim = await stores.deliveries.claim(free)

    assert len(claim.subscriptions) == 2
    assert (await stores.deliveries.claim(CLAIM_TERMS)).starts_at == claim.now


async def test_the_price_sees_the_row_as_it_was_before_the_claim(stores, clock):
    await subscribe(stores)
    seen = []
    terms = replace(CLAIM_TERMS, price=lambda one, _now: seen.append(one.state.first_try) or 1)
    await stores.deliveries.claim(terms)
    clock.jump(LEASE)
    await stores.deliveries.claim(terms)

    assert seen == [None, START]


async def test_nothing_is_claimed_while_the_fleet_is_held(stores, clock):
    await subscribe(stores)
    await stores.deliveries.hold(30 * SECOND)
    held = await stores.deliveries.claim(CLAIM_TERMS)

    assert held.subscriptions == ()
    assert held.starts_at == clock.now() + 30 * SECOND
    clock.jump(26 * SECOND)
    claim = await stores.deliveries.claim(CLAIM_TERMS)
    assert claim.starts_at == clock.now() + 4 * SECOND


async def test_a_hold_never_shortens_another(stores):
    await stores.deliveries.hold(30 * SECOND)
    await stores.deliveries.hold(SECOND)

    assert await stores.deliveries.reserve(1, 40) == 30 * SECOND


async def test_reserved_requests_queue_up(stores):
    waits = [await stores.deliveries.reserve(2, 40) for _ in range(3)]

    assert waits == [timedelta(0), timedelta(milliseconds=50), timedelta(milliseconds=100)]


async def test_a_paused_subscription_is_never_claimed(stores, clock):
    added = await subscribe(stores)
    await stores.subscriptions.pause(added.guild_id, added.id, PausedReason.BY_ADMIN)
    clock.jump(DAY)

    assert await stores.deliveries.until_ready() is None
    assert not (await stores.deliveries.claim(CLAIM_TERMS)).subscriptions


async def test_processes_claiming_at_once_never_share_a_slot(stores):
    for guild in range(40):
        await subscribe(stores, guild)
    terms = replace(CLAIM_TERMS, limit=7)
    claims = await asyncio.gather(*(stores.deliveries.claim(terms) for _ in range(8)))

    taken = [one.id for claim in claims for one in claim.subscriptions]
    assert len(taken) == len(set(taken)) == 40


async def test_history_is_newest_first_and_bounded(stores):
    added = await subscribe(stores)
    for day in range(HISTORY_LENGTH + 2):
        slot = START + day * DAY
        await stores.subscriptions.resume(added.guild_id, added.id, START)
        claim = await stores.deliveries.claim(CLAIM_TERMS)
        record = DeliveryRecord(slot, slot, DeliveryOutcome.DELIVERED, f"tip-{day}", day)
        await stores.deliveries.settle([done(claim, claim.subscriptions[0], record)])
    await subscribe(stores)

    records = await stores.history.recent(added.id)
    assert len(records) == HISTORY_LENGTH
    assert records[0].tip_id == f"tip-{HISTORY_LENGTH + 1}"
    assert (await stores.history.recent(added.id, limit=3))[2].message_id == HISTORY_LENGTH - 1


async def test_history_is_counted_by_outcome(stores):
    outcomes = [DeliveryOutcome.DELIVERED, DeliveryOutcome.DELIVERED, DeliveryOutcome.LATE]
    for outcome in outcomes:
        await subscribe(stores)
        claim = await stores.deliveries.claim(CLAIM_TERMS)
        record = DeliveryRecord(START, START, outcome)
        await stores.deliveries.settle([done(claim, claim.subscriptions[0], record)])

    counts = await stores.history.counts(100, START)
    assert counts == {DeliveryOutcome.DELIVERED: 2, DeliveryOutcome.LATE: 1}
    assert await stores.history.counts(100, START + SECOND) == {}
    assert await stores.history.counts(200, START) == {}


async def test_history_goes_with_its_subscription(stores):
    added = await subscribe(stores)
    claim = await stores.deliveries.claim(CLAIM_TERMS)
    record = DeliveryRecord(START, START, DeliveryOutcome.DELIVERED)
    await stores.deliveries.settle([done(claim, added, record)])
    await stores.subscriptions.remove(added.guild_id, added.id)

    assert await stores.history.recent(added.id) == ()


async def test_a_settlement_may_pause(stores):
    added = await stores.subscriptions.add(100, TERMS, 11, START)
    claim = await stores.deliveries.claim(CLAIM_TERMS)
    state = replace(added.state, ready_at=None, paused=PausedReason.CHANNEL_GONE, last_error="404")
    await stores.deliveries.settle([Settlement(added.id, claim.id, state)])

    kept = await stores.subscriptions.get(100, added.id)
    assert kept.state.paused is PausedReason.CHANNEL_GONE
    assert kept.state.last_error == "404"
