"""One process takes over from another: every event is answered by exactly one of them."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StorageError
from bot.storage import handover as handover_module
from bot.storage.handover import Handover

EVENTS = 24
LATE = 3  # so many events an event may come late


@pytest.fixture(autouse=True)
def haste(monkeypatch):
    monkeypatch.setattr(handover_module, "GRACE_SECONDS", 0)


class Wire:
    """Carries what each says to all, also to itself, as PostgreSQL does."""

    def __init__(self) -> None:
        self.ends: list[Handover] = []
        self.is_cut = False
        self.time = 0

    def join(self, place: str = "0/1") -> Handover:
        end = Handover(place, self.tell)
        self.ends.append(end)
        self.come(end)
        return end

    def come(self, end: Handover) -> None:
        """Connect, or connect again."""
        self.time += 1
        self._carry(end.enter(self.time))

    async def tell(self, news: str) -> None:
        if self.is_cut:
            raise StorageError("away")
        self._carry(news)

    def _carry(self, news: str) -> None:
        for end in self.ends:
            end.hear(news)


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def serving(wire: Wire, place: str = "0/1") -> Handover:
    end = wire.join(place)
    await settled()
    await end.take_over()
    return end


async def test_alone_everything_is_ours_before_and_after_the_start():
    end = Handover()
    assert await end.is_ours(1)
    assert not end.serves

    await end.take_over()

    assert end.serves
    assert await end.is_ours(2)


async def test_the_new_one_takes_what_comes_after_the_last_of_the_old_one():
    wire = Wire()
    old = await serving(wire)
    assert await old.is_ours(5)

    new = await serving(wire)

    assert old.retired.is_set()
    assert [await old.is_ours(number) for number in (4, 5, 6)] == [True, True, False]
    assert [await new.is_ours(number) for number in (4, 5, 6)] == [False, False, True]
    assert (old.serves, new.serves) == (False, True)


async def test_what_comes_while_it_is_open_waits_for_the_decision():
    wire = Wire()
    old = await serving(wire)
    await old.is_ours(5)
    new = wire.join()
    await settled()

    asked = [asyncio.create_task(new.is_ours(number)) for number in (5, 6)]
    await settled()
    assert not any(task.done() for task in asked)
    await new.take_over()

    assert await asyncio.gather(*asked) == [False, True]


async def test_processes_of_other_places_go_on():
    wire = Wire()
    first, second = await serving(wire, "0/2"), await serving(wire, "1/2")

    assert first.serves
    assert second.serves


async def test_the_third_takes_over_from_the_second():
    wire = Wire()
    ends = [await serving(wire) for _ in range(3)]

    assert [end.serves for end in ends] == [False, False, True]


async def test_of_two_that_are_ready_in_the_same_moment_one_serves():
    wire = Wire()
    old = await serving(wire)
    rivals = [wire.join() for _ in range(2)]
    await settled()

    await asyncio.gather(*(rival.take_over() for rival in rivals))
    await settled()

    assert [end.serves for end in (old, *rivals)] == [False, False, True]


async def test_who_missed_that_it_was_replaced_learns_it_on_coming_back():
    wire = Wire()
    old = await serving(wire)
    wire.ends.remove(old)
    new = await serving(wire)
    assert old.serves
    assert new.serves

    wire.ends.append(old)
    wire.come(old)
    await settled()

    assert old.retired.is_set()
    assert new.serves


async def test_both_coming_back_leaves_the_newer_one_only():
    wire = Wire()
    old = await serving(wire)
    wire.ends.remove(old)
    new = await serving(wire)
    wire.ends.append(old)

    wire.come(new)
    wire.come(old)
    await settled()

    assert (old.serves, new.serves) == (False, True)


async def test_a_predecessor_that_does_not_answer_is_not_waited_for_long(monkeypatch):
    monkeypatch.setattr(handover_module, "ANSWER_SECONDS", 0.05)
    wire = Wire()
    old = await serving(wire)
    new = wire.join()
    await settled()
    wire.ends.remove(old)  # it died after it said that it serves
    asked = asyncio.create_task(new.is_ours(7))

    await new.take_over()

    assert await asked
    assert new.serves


async def test_a_database_that_is_away_keeps_nobody_from_serving():
    wire = Wire()
    wire.is_cut = True
    end = Handover("0/1", wire.tell)

    await end.take_over()

    assert end.serves
    assert await end.is_ours(1)


async def test_ready_comes_many_times_and_counts_once():
    wire = Wire()
    old = await serving(wire)
    new = await serving(wire)

    await old.take_over()
    await new.take_over()

    assert (old.serves, new.serves) == (False, True)


@pytest.mark.parametrize(
    "news", ["", "ready", "ready 0/1 x y", "x 0/1 b 1", "until 0/1 b -1", "🙈 " * 4]
)
async def test_strange_news_change_nothing(news):
    end = await serving(Wire())

    end.hear(news)
    await settled()

    assert end.serves


lateness = st.lists(st.integers(0, LATE), min_size=EVENTS, max_size=EVENTS)


@given(old_late=lateness, new_late=lateness, begins=st.integers(0, EVENTS - LATE - 1))
async def test_every_event_is_answered_once(old_late, new_late, begins):
    """The new session gets events from one number on; lines are slow, each in its own way."""
    wire = Wire()
    old = await serving(wire)
    new = wire.join()
    await settled()
    taking: list[asyncio.Task[None]] = []
    asked: list[tuple[int, asyncio.Task[bool]]] = []
    for moment in range(EVENTS + LATE):
        arriving = [(old, n) for n in range(EVENTS) if n + old_late[n] == moment]
        arriving += [(new, n) for n in range(begins, EVENTS) if n + new_late[n] == moment]
        asked += [(n, asyncio.create_task(end.is_ours(n + 1))) for end, n in arriving]
        await settled()
        if moment == begins + LATE:  # the grace that the old one gives
            taking.append(asyncio.create_task(new.take_over()))
            await settled()
    await asyncio.gather(*taking)

    answered = sorted([n for n, task in asked if await task])

    assert answered == list(range(EVENTS))
