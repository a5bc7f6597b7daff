"""Time zones by the names that people use: a city, a country, an abbreviation or the IANA name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

from bot.domain.names import fold
from bot.domain.schedules import UnknownZoneError
from bot.understanding.name_index import Named, NameIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_FIRST = (  # offered before anything is typed, and chosen where a country has several
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/Madrid",
    "Europe/Warsaw",
    "Europe/Istanbul",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Toronto",
    "America/Mexico_City",
    "America/Sao_Paulo",
    "America/Argentina/Buenos_Aires",
    "Africa/Lagos",
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Jakarta",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
)
_ALSO = {  # large cities and abbreviations that are no zone of their own
    "America/Chicago": ("CST", "CDT", "Central Time", "Houston", "Dallas", "Austin"),
    "America/Denver": ("MST", "MDT", "Mountain Time", "Salt Lake City"),
    "America/Los_Angeles": ("PST", "PDT", "Pacific Time", "San Francisco", "Seattle", "San Diego"),
    "America/New_York": ("EST", "EDT", "NYC", "USA", "Boston", "Washington", "Miami"),
    "America/Sao_Paulo": ("Rio de Janeiro", "Brasilia"),
    "America/Toronto": ("Ottawa", "Montreal"),
    "Asia/Ho_Chi_Minh": ("Saigon", "Hanoi"),
    "Asia/Karachi": ("Lahore", "Islamabad"),
    "Asia/Kolkata": ("IST", "Mumbai", "Delhi", "Bangalore", "Hyderabad", "Chennai", "Pune"),
    "Asia/Shanghai": ("Beijing", "Shenzhen", "Guangzhou"),
    "Asia/Tokyo": ("JST", "Osaka", "Kyoto"),
    "Africa/Johannesburg": ("Cape Town", "Pretoria"),
    "Australia/Sydney": ("AEST", "AEDT", "Canberra"),
    "Europe/Athens": ("EET", "EEST"),
    "Europe/Berlin": ("CET", "CEST", "Munich", "Hamburg", "Frankfurt", "Cologne"),
    "Europe/Istanbul": ("Ankara",),
    "Europe/London": ("GMT", "BST", "UK", "Manchester", "Edinburgh", "England"),
    "Europe/Madrid": ("Barcelona", "Valencia"),
    "Europe/Rome": ("Milan", "Naples"),
    "Europe/Warsaw": ("Krakow", "Wroclaw"),
    "UTC": ("Coordinated Universal Time", "Zulu", "Etc/UTC"),
}
_LONGEST_SHOWN = 40  # of what was typed, in the refusal


class TimeZones:
    """Every zone that this machine knows; immutable but for the memory of completions."""

    def __init__(self) -> None:
        """Index the zones by all their names."""
        self._available = available_timezones()
        self._index = NameIndex(_named(self._available))

    def resolve(self, typed: str) -> str:
        """Return the IANA name that is meant. Raises UnknownZoneError."""
        typed = typed.strip()
        if "/" in typed and typed in self._available:
            return typed  # an older name of a zone is as good as its present one
        found = self._index.resolve(typed)
        if found is None:
            shown = typed[:_LONGEST_SHOWN]
            message = f"I know no time zone “{shown}”. Try a city, such as Berlin or New York."
            raise UnknownZoneError(message)
        return found

    def complete(self, typed: str, first: Sequence[str] = ()) -> Sequence[Named]:
        """Return zones that somebody may be typing, at most 25."""
        return self._index.complete(typed, first)


@cache
def time_zones() -> TimeZones:
    """Return the zones of this machine, indexed once."""
    return TimeZones()


def _named(available: set[str]) -> Iterator[Named]:
    territories = get_global("zone_territories")
    older: dict[str, list[str]] = {}
    for alias, zone in get_global("zone_aliases").items():
        older.setdefault(zone, []).append(alias)
    zones = (zone for zone in sorted(territories) if not zone.startswith("Etc/"))
    english = Locale("en")
    cities = cast("Mapping[str, Mapping[str, str]]", english.time_zones)
    countries = cast("Mapping[str, str]", english.territories)
    for zone in dict.fromkeys((*_FIRST, *zones)):
        if zone in available:
            city = cities.get(zone, {}).get("city") or _city_in(zone)
            country = countries.get(territories.get(zone, ""), "")
            yield _name(zone, city, country, older.get(zone, []))


def _name(zone: str, city: str, country: str, older: list[str]) -> Named:
    place = f"{city}, {country}" if country and country != city else city
    label = place if zone == city else f"{place} ({zone})"
    names = (city, _city_in(zone), country, *_ALSO.get(zone, ()), *older)
    return Named(zone, label, tuple(filter(fold, names)))


def _city_in(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
