"""What admins do with subscriptions."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.schedules import Cadence, Schedule, UnknownZoneError
from bot.domain.subscriptions import PausedReason, SubscriptionTerms
from bot.domain.topics import Topic, TopicKind
from bot.errors import UsageError
from bot.tips.subscribing import Subscriptions

BERLIN = Schedule(Cadence.DAILY, at=time(9), zone="Europe/Berlin")
TERMS = SubscriptionTerms(channel_id=5, schedule=BERLIN)


@pytest.fixture
def calls():
    return []


@pytest.fixture
def desk(engine, calls):
    return Subscriptions(engine.stores.subscriptions, engine.clock, lambda: calls.append("wake"))


async def test_a_new_subscription_waits_for_its_next_slot(desk, calls):
    added = await desk.add(1, TERMS, 11)

    assert added.state.next_run == datetime(2026, 3, 3, 8, 0, tzinfo=UTC)
    assert calls == ["wake"]


async def test_an_edit_moves_the_slot(desk):
    added = await desk.add(1, TERMS, 11)
    later = replace(TERMS, schedule=replace(BERLIN, at=time(10)))
    edited = await desk.edit(1, added.id, later)

    assert edited.state.ready_at == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


async def test_pause_and_resume(desk, engine):
    added = await desk.add(1, TERMS, 11)
    paused = await desk.pause(1, added.id)
    engine.clock.jump(timedelta(days=9, hours=1))
    resumed = await desk.resume(1, added.id)

    assert paused.state.paused is PausedReason.BY_ADMIN
    assert resumed.state.ready_at == datetime(2026, 3, 12, 8, 0, tzinfo=UTC)


async def test_resuming_what_never_rested_changes_nothing(desk, engine):
    added = await desk.add(1, TERMS, 11)
    engine.clock.jump(timedelta(days=9))

    assert await desk.resume(1, added.id) == added


async def test_what_is_gone_cannot_be_changed(desk):
    assert await desk.edit(1, 99, TERMS) is None
    assert await desk.pause(1, 99) is None
    assert await desk.resume(1, 99) is None


async def test_an_unknown_zone_saves_nothing(desk, engine):
    odd = replace(TERMS, schedule=replace(BERLIN, zone="Nowhere"))

    with pytest.raises(UnknownZoneError):
        await desk.add(1, odd, 11)
    assert await engine.stores.subscriptions.of_guild(1) == ()


def test_a_day_that_no_month_has_is_refused():
    with pytest.raises(UsageError, match="1 to 31"):
        Schedule(Cadence.MONTHLY, day=32)


@pytest.mark.parametrize(
    "text", ["all", "career:backend-developer", "stage:foundation", "skill:c:x", "kind:habit"]
)
def test_a_topic_reads_what_it_writes(text):
    assert str(Topic.parse(text)) == text


def test_all_is_a_topic_of_its_own():
    assert Topic.parse(" all ") == Topic(TopicKind.ALL)


@pytest.mark.parametrize("text", ["", "career", "career:", "all:x", "everything", "planet:earth"])
def test_an_odd_topic_is_refused(text):
    with pytest.raises(UsageError, match="no topic"):
        Topic.parse(text)
