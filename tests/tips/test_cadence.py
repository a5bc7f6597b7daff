"""Schedules on the wall clocks of the world, through daylight saving and changed rules."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.schedules import Cadence, Schedule, UnknownZoneError, Weekday
from bot.tips.cadence import next_run

ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",  # half an hour off
    "Asia/Kathmandu",  # three quarters of an hour off
    "Asia/Kolkata",
    "Australia/Lord_Howe",  # its daylight saving is half an hour
    "Australia/Adelaide",
    "Pacific/Chatham",
    "Africa/Casablanca",  # daylight saving stops for Ramadan
    "Europe/Dublin",  # its winter is the exception
    "America/Havana",  # changes at midnight
    "Pacific/Kiritimati",
    "Asia/Tehran",  # gave up daylight saving in 2022
    "Europe/Istanbul",  # moved for good in 2016
    "America/Caracas",  # changed its offset by half an hour in 2016
)
BERLIN = "Europe/Berlin"

schedules = st.builds(
    Schedule,
    cadence=st.sampled_from(sorted(set(Cadence) - {Cadence.EVERY_MINUTE})),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    weekday=st.sampled_from(Weekday),
    day=st.integers(1, 31),
    zone=st.sampled_from(ZONES),
)
instants = st.datetimes(
    min_value=datetime(2015, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2037, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@given(schedule=schedules, after=instants)
def test_the_next_run_is_strictly_later_and_within_the_longest_gap(schedule, after):
    slot = next_run(schedule, after)

    assert slot.tzinfo is UTC
    gap = {Cadence.MONTHLY: 32, Cadence.WEEKLY: 8, Cadence.WEEKDAYS: 4}.get(schedule.cadence, 2)
    assert timedelta(0) < slot - after <= timedelta(days=gap)


@given(schedule=schedules, after=instants)
def test_it_is_on_the_wall_clock_unless_that_time_is_skipped(schedule, after):
    slot = next_run(schedule, after).astimezone(ZoneInfo(schedule.zone))
    step = {Cadence.EVERY_6_HOURS: 6, Cadence.EVERY_12_HOURS: 12}.get(schedule.cadence, 24)
    wanted = {(schedule.at.hour + hours) % 24 for hours in range(0, 24, step)}

    on_time = slot.hour in wanted and slot.minute == schedule.at.minute
    if not on_time:  # then the wished time does not exist that day
        shift = _gap_before(slot)
        wished = slot.replace(tzinfo=None) - shift
        assert shift > timedelta(0)
        assert wished.hour in wanted
        assert wished.minute == schedule.at.minute


@given(schedule=schedules, after=instants)
def test_it_is_on_the_chosen_day(schedule, after):
    zone = ZoneInfo(schedule.zone)
    local = next_run(schedule, after).astimezone(zone)
    wished = (local.replace(tzinfo=None) - _gap_before(local)).date()
    days = {local.date(), wished}

    if schedule.cadence is Cadence.WEEKDAYS:
        assert any(day.weekday() < 5 for day in days)
    if schedule.cadence is Cadence.WEEKLY:
        assert schedule.weekday.number in {day.weekday() for day in days}
    if schedule.cadence is Cadence.MONTHLY:
        assert any(day.day == min(schedule.day, _last_of(day)) for day in days)


@settings(max_examples=60)
@given(schedule=schedules, start=instants)
def test_each_period_has_exactly_one_slot(schedule, start):
    zone = ZoneInfo(schedule.zone)
    slots = [start]
    for _ in range(12):
        slots.append(next_run(schedule, slots[-1]))
    keys = [_period_of(schedule, slot.astimezone(zone)) for slot in slots[1:]]

    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)


@settings(max_examples=40)
@given(schedule=schedules, after=instants, earlier=st.timedeltas(timedelta(0), timedelta(hours=5)))
def test_no_slot_is_passed_over(schedule, after, earlier):
    slot = next_run(schedule, after)

    assert next_run(schedule, slot - timedelta(milliseconds=1)) == slot
    assert next_run(schedule, max(after, slot - earlier - timedelta(milliseconds=1))) == slot


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 3, 28), "2026-03-28T01:30"),
        (date(2026, 3, 29), "2026-03-29T01:30"),  # 02:30 does not exist: sent at 03:30
        (date(2026, 3, 30), "2026-03-30T00:30"),
        (date(2026, 10, 25), "2026-10-25T00:30"),  # 02:30 comes twice: the first
        (date(2026, 10, 26), "2026-10-26T01:30"),
    ],
)
def test_berlin_at_half_past_two_through_both_changes(day, expected):
    schedule = Schedule(Cadence.DAILY, at=time(2, 30), zone=BERLIN)
    after = datetime.combine(day, time(0, 0), ZoneInfo(BERLIN))

    assert next_run(schedule, after) == datetime.fromisoformat(expected + "+00:00")


def test_the_hour_that_comes_twice_has_one_slot():
    schedule = Schedule(Cadence.DAILY, at=time(2, 30), zone=BERLIN)
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    assert next_run(schedule, first) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("month", "day"), [(1, 31), (2, 28), (4, 30), (12, 31)], ids=["jan", "feb", "apr", "dec"]
)
def test_the_thirty_first_is_the_last_day_of_a_shorter_month(month, day):
    schedule = Schedule(Cadence.MONTHLY, day=31)
    after = datetime(2026, month, 1, tzinfo=UTC)

    assert next_run(schedule, after) == datetime(2026, month, day, 9, tzinfo=UTC)


def test_every_six_hours_goes_on_from_the_time_of_day():
    schedule = Schedule(Cadence.EVERY_6_HOURS, at=time(22, 15))
    slot = datetime(2026, 3, 2, tzinfo=UTC)
    hours = []
    for _ in range(4):
        slot = next_run(schedule, slot)
        hours.append((slot.hour, slot.minute))

    assert hours == [(4, 15), (10, 15), (16, 15), (22, 15)]


@given(schedule=schedules, after=instants)
def test_every_minute_is_the_next_full_minute(schedule, after):
    slot = next_run(replace(schedule, cadence=Cadence.EVERY_MINUTE), after)

    assert timedelta(0) < slot - after <= timedelta(minutes=1)
    assert (slot.second, slot.microsecond) == (0, 0)


def test_a_day_that_a_zone_skipped_has_no_second_slot():
    schedule = Schedule(Cadence.DAILY, zone="Pacific/Apia")  # had no 30 December 2011
    first = next_run(schedule, datetime(2011, 12, 29, 20, tzinfo=UTC))

    assert first == datetime(2011, 12, 30, 19, tzinfo=UTC)
    assert next_run(schedule, first) == datetime(2011, 12, 31, 19, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "America", "\0", "x" * 300])
def test_an_odd_zone_is_refused_in_plain_words(zone):
    with pytest.raises(UnknownZoneError, match="no time zone"):
        next_run(Schedule(Cadence.DAILY, zone=zone), datetime(2026, 1, 1, tzinfo=UTC))


def _gap_before(local):
    """How far the clock jumped forward in the hours before, zero if it did not."""
    earlier = (local.astimezone(UTC) - timedelta(hours=3)).astimezone(local.tzinfo)
    return max(local.utcoffset() - earlier.utcoffset(), timedelta(0))


def _last_of(day):
    return (date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)).day


def _period_of(schedule, local):
    """What a slot must be alone in: the month, the week, the day, or a part of the day."""
    wished = local.replace(tzinfo=None) - _gap_before(local)
    if schedule.cadence is Cadence.MONTHLY:
        return (local.year, local.month)
    if schedule.cadence is Cadence.WEEKLY:
        return local.isocalendar()[:2]
    parts = {Cadence.EVERY_6_HOURS: 6, Cadence.EVERY_12_HOURS: 12}.get(schedule.cadence, 24)
    on_time = local.hour % parts == schedule.at.hour % parts and local.minute == schedule.at.minute
    day = local if on_time else wished
    return (day.date(), day.hour // parts)
