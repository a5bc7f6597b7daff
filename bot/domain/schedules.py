"""When a channel wants its tips: how often, at what time of day, in which time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.errors import UsageError


class UnknownZoneError(UsageError):
    """The time zone is no name of the IANA database that this machine has."""


class Weekday(StrEnum):
    """A day of the week, in the order in which `datetime.weekday` counts."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """Return 0 for Monday to 6 for Sunday."""
        return list(Weekday).index(self)


class Cadence(StrEnum):
    """How often a channel gets a tip."""

    EVERY_6_HOURS = "every_6_hours"
    EVERY_12_HOURS = "every_12_hours"
    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    EVERY_MINUTE = "every_minute"
    """For the preview, where one wants to see a tip arrive. Never offered to servers."""

    @property
    def period(self) -> timedelta:
        """Return the shortest usual distance between two tips."""
        return _PERIODS[self]


_PERIODS = {
    Cadence.EVERY_6_HOURS: timedelta(hours=6),
    Cadence.EVERY_12_HOURS: timedelta(hours=12),
    Cadence.DAILY: timedelta(days=1),
    Cadence.WEEKDAYS: timedelta(days=1),
    Cadence.WEEKLY: timedelta(days=7),
    Cadence.MONTHLY: timedelta(days=28),
    Cadence.EVERY_MINUTE: timedelta(minutes=1),
}


@dataclass(frozen=True, slots=True)
class Schedule:
    """A cadence on the clock of a place. Whole minutes; the zone is checked by `zone_named`."""

    cadence: Cadence
    at: time = time(9, 0)
    """Wall-clock time of the first tip of a day; the 6- and 12-hour cadences go on from it."""
    weekday: Weekday = Weekday.MONDAY
    """Read by the weekly cadence only."""
    day: int = 1
    """Day of the month, 1-31, the last one where a month is shorter. Monthly cadence only."""
    zone: str = "UTC"

    def __post_init__(self) -> None:
        """Refuse a day that no month has."""
        if not 1 <= self.day <= 31:
            message = f"The day must be from 1 to 31, not {self.day}."
            raise UsageError(message)


def zone_named(name: str) -> ZoneInfo:
    """Return the time zone of an IANA name.

    Raises UnknownZoneError for anything else, however odd: the name may come from a member.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = f"There is no time zone called “{name}”; an example is Europe/Berlin."
        raise UnknownZoneError(message) from error
