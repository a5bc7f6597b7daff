"""Figures that contradict themselves, have no source or have aged."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.knowledge.checks.pay import this_year
from tests.knowledge.small import YEAR

if TYPE_CHECKING:
    from tests.knowledge.small import SmallBase

PAY = "salaries/carpenter.yaml"


def test_pay_belongs_to_a_career(small: SmallBase):
    small.add("salaries/carpentr.yaml", small.text(PAY))

    assert small.problems() == [
        "salaries/carpentr.yaml:1: no career has the id 'carpentr': near names: carpenter"
    ]


def test_percentiles_rise(small: SmallBase):
    small.edit(PAY, "    p10: 30000", "    p10: 60000")

    assert small.problems() == [
        f"{PAY}:{small.line(PAY, 'p10:')}: p10 60000 exceeds median 50000: amounts that rise"
    ]


def test_a_row_has_at_least_one_amount(small: SmallBase):
    small.edit(PAY, "    p10: 30000\n    median: 50000\n    p90: 80000\n", "    {}\n")

    assert small.problems() == [
        f"{PAY}:{small.line(PAY, '  figures:')}: no figure at all: "
        "at least one of the named amounts"
    ]


def test_low_does_not_exceed_high(small: SmallBase):
    small.edit(PAY, "low: 31000", "low: 41000")

    assert small.problems() == [
        f"{PAY}:{small.line(PAY, 'low:')}: low 41000 exceeds high 39000: a low at most the high"
    ]


def test_a_median_lies_inside_its_band(small: SmallBase):
    small.edit(PAY, "median: 35000", "median: 45000")

    assert small.problems() == [
        f"{PAY}:{small.line(PAY, 'median: 45000')}: median 45000 lies outside 31000 to 39000: "
        "a median inside the band"
    ]


def test_a_figure_without_a_source_is_refused(small: SmallBase):
    small.edit(PAY, "  source: wages-2025\nbands", "bands")

    assert small.problems() == [
        f"{PAY}:{small.line(PAY, '- country: US')}: figures.0.source is missing: "
        "this field is required"
    ]


def test_an_old_source_is_a_warning(small: SmallBase):
    small.edit("sources.yaml", "year: 2025", f"year: {YEAR - 3}")

    line = small.line("sources.yaml", "year:")
    assert small.problems() == [
        f"sources.yaml:{line}: 'wages-2025' describes {YEAR - 3}, 3 years ago (warning): "
        "look for a newer edition"
    ]


def test_a_source_of_two_years_ago_is_fresh_enough(small: SmallBase):
    small.edit("sources.yaml", "year: 2025", f"year: {YEAR - 2}")

    assert small.problems() == []


def test_years_are_those_of_the_calendar():
    before = datetime.now(UTC).year
    assert this_year() in {before, before + 1}  # it may be midnight of New Year


def test_a_country_of_a_figure_has_a_name(small: SmallBase):
    small.edit(PAY, "- country: US\n  occupation", "- country: XZ\n  occupation")

    assert small.problems() == [
        f"{PAY}:{small.line(PAY, 'XZ')}: no country has the id 'XZ': "
        "a country of vocabulary/countries.yaml; add it there"
    ]
