"""From a schedule to instants, on the wall clock of its time zone."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.domain.schedules import Cadence, Schedule, zone_named

if TYPE_CHECKING:
    from collections.abc import Iterator

_SATURDAY = 5
# From the day before (a zone may be a day ahead) to a day beyond the longest gap of a cadence.
_DAYS_TO_LOOK_AT = 1 + 8


def next_run(schedule: Schedule, after: datetime) -> datetime:
    """Return the first slot strictly after an instant, in UTC.

    A wall-clock time that daylight saving skips is taken by the offset before the change, so
    02:30 becomes 03:30 that day; one that comes twice is the first of the two.
    Raises UnknownZoneError.
    """
    zone = zone_named(schedule.zone)
    if schedule.cadence is Cadence.EVERY_MINUTE:
        return after.astimezone(UTC).replace(second=0, microsecond=0) + timedelta(minutes=1)
    today = after.astimezone(zone).date()
    slots = (
        datetime.combine(day, at, zone).astimezone(UTC)
        for day in _days(schedule, today)
        for at in _times(schedule)
    )
    return min(slot for slot in slots if slot > after)


def _days(schedule: Schedule, today: date) -> Iterator[date]:
    if schedule.cadence is Cadence.MONTHLY:
        yield from _days_of_months(schedule.day, today)
        return
    for offset in range(-1, _DAYS_TO_LOOK_AT):
        day = today + timedelta(days=offset)
        if _is_chosen(schedule, day):
            yield day


def _is_chosen(schedule: Schedule, day: date) -> bool:
    if schedule.cadence is Cadence.WEEKDAYS:
        return day.weekday() < _SATURDAY
    if schedule.cadence is Cadence.WEEKLY:
        return day.weekday() == schedule.weekday.number
    return True


def _days_of_months(day: int, today: date) -> Iterator[date]:
    """Yield the chosen day of the months around today, the last one where a month is shorter."""
    for months in range(-1, 3):
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        yield date(year, month + 1, min(day, last))


def _times(schedule: Schedule) -> list[time]:
    step = {Cadence.EVERY_6_HOURS: 6, Cadence.EVERY_12_HOURS: 12}.get(schedule.cadence, 24)
    first = schedule.at
    return [first.replace(hour=(first.hour + hours) % 24) for hours in range(0, 24, step)]
