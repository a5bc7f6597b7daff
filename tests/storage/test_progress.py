"""What every ProgressStore promises."""

import asyncio
from datetime import timedelta

from bot.domain.progress import Tick

ADA, BEN = 11, 22


async def test_a_tick_is_kept_with_its_time(stores, clock):
    await stores.progress.tick(ADA, "backend-developer", "first-api")

    ticks = await stores.progress.ticks(ADA, "backend-developer")
    assert ticks == {"first-api": clock.now()}


async def test_a_second_tick_keeps_the_first_time(stores, clock):
    first = clock.now()
    await stores.progress.tick(ADA, "backend-developer", "first-api")
    clock.jump(timedelta(days=1))
    await stores.progress.tick(ADA, "backend-developer", "first-api")

    assert await stores.progress.ticks(ADA, "backend-developer") == {"first-api": first}


async def test_ticks_belong_to_one_member_and_one_career(stores):
    await stores.progress.tick(ADA, "backend-developer", "first-api")
    await stores.progress.tick(ADA, "data-analyst", "first-report")

    assert list(await stores.progress.ticks(ADA, "data-analyst")) == ["first-report"]
    assert await stores.progress.ticks(BEN, "backend-developer") == {}


async def test_an_untick_takes_one_away_and_may_come_twice(stores):
    await stores.progress.tick(ADA, "backend-developer", "first-api")
    await stores.progress.tick(ADA, "backend-developer", "first-query")
    await stores.progress.untick(ADA, "backend-developer", "first-api")
    await stores.progress.untick(ADA, "backend-developer", "first-api")

    assert list(await stores.progress.ticks(ADA, "backend-developer")) == ["first-query"]


async def test_all_ticks_come_oldest_first(stores, clock):
    for career, milestone in [("b", "second"), ("a", "first")]:
        await stores.progress.tick(ADA, career, milestone)
        clock.jump(timedelta(seconds=1))

    [older, newer] = await stores.progress.all_ticks(ADA)
    assert older == Tick("b", "second", clock.now() - timedelta(seconds=2))
    assert newer.career == "a"


async def test_reset_erases_one_career_and_tells_how_many(stores):
    for milestone in ("one", "two"):
        await stores.progress.tick(ADA, "backend-developer", milestone)
    await stores.progress.tick(ADA, "data-analyst", "one")

    assert await stores.progress.reset(ADA, "backend-developer") == 2
    assert [tick.career for tick in await stores.progress.all_ticks(ADA)] == ["data-analyst"]


async def test_a_forgotten_member_leaves_the_others_alone(stores):
    await stores.progress.tick(ADA, "backend-developer", "one")
    await stores.progress.tick(BEN, "backend-developer", "one")

    assert await stores.progress.forget_member(ADA) == 1
    assert await stores.progress.all_ticks(ADA) == ()
    assert len(await stores.progress.all_ticks(BEN)) == 1


async def test_two_hundred_members_ticking_at_once_lose_nothing(stores):
    members = range(1, 201)
    await asyncio.gather(
        *(stores.progress.tick(member, "backend-developer", f"m{member}") for member in members)
    )

    for member in members:
        assert list(await stores.progress.ticks(member, "backend-developer")) == [f"m{member}"]


async def test_one_member_on_two_devices_loses_nothing(stores):
    milestones = [f"m{number}" for number in range(20)]
    await asyncio.gather(
        *(stores.progress.tick(ADA, "backend-developer", name) for name in milestones),
        *(stores.progress.tick(ADA, "backend-developer", name) for name in milestones),
    )

    assert sorted(await stores.progress.ticks(ADA, "backend-developer")) == sorted(milestones)
