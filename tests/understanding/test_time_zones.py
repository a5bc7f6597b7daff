"""Time zones by city, country, abbreviation and name."""

from zoneinfo import ZoneInfo

import pytest

from bot.domain.schedules import UnknownZoneError
from bot.understanding.time_zones import time_zones


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        ("germany", "Europe/Berlin"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("new york", "America/New_York"),
        ("EST", "America/New_York"),
        ("CET", "Europe/Berlin"),
        ("San Francisco", "America/Los_Angeles"),
        ("United States", "America/New_York"),
        ("Mumbai", "Asia/Kolkata"),
        ("UK", "Europe/London"),
        ("utc", "UTC"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Stokholm", "Europe/Stockholm"),  # a slip of one letter
        ("US/Pacific", "US/Pacific"),  # an older name stays as it is
        ("Asia/Calcutta", "Asia/Calcutta"),
    ],
)
def test_a_zone_is_found_by_every_name_that_people_use(typed, zone):
    assert time_zones().resolve(typed) == zone


@pytest.mark.parametrize("typed", ["", "Atlantis", "../etc/passwd", "x" * 500, "\0"])
def test_what_is_no_place_is_refused_with_an_example(typed):
    with pytest.raises(UnknownZoneError, match="Try a city"):
        time_zones().resolve(typed)


def test_all_zones_exist_and_are_named_once():
    zones = time_zones()
    found = [zone.id for letter in "abcdefghijklmnopqrstuvwxyz" for zone in zones.complete(letter)]

    for zone in set(found):
        ZoneInfo(zone)
    labels = [zone.label for zone in zones.complete("")]
    assert len(set(labels)) == len(labels) == 25


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("ber", "Europe/Berlin"),
        ("japan", "Asia/Tokyo"),
        ("america/den", "America/Denver"),
        ("los ang", "America/Los_Angeles"),
    ],
)
def test_a_zone_completes_as_one_types(typed, zone):
    assert time_zones().complete(typed)[0].id == zone
