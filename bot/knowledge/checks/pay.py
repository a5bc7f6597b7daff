"""Figures that contradict themselves, and sources that have aged."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.knowledge.report import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.files import KnowledgeFiles

FRESH_YEARS = 2
"""Pay of more than two years ago misleads; readers are not shown a warning, editors are."""

_RISING = ("p10", "p25", "median", "p75", "p90")
_RANGE = ("low", "p25", "median", "p75", "high")


def check_amounts_rise(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find percentiles that fall, and rows without any amount."""
    for key, file in (files.pay | files.shared_pay).items():
        for i, row in enumerate(file.figures):
            amounts = {field: x for field, x in vars(row.figures).items() if x is not None}
            name, path = f"salaries/{key}.yaml", ("figures", i, "figures")
            if not amounts:
                yield Problem(name, path, "no figure at all", "at least one of the named amounts")
            for order in (_RISING, _RANGE):
                given = [field for field in order if field in amounts]
                for low, high in pairwise(given):
                    if amounts[low] > amounts[high]:
                        what = f"{low} {amounts[low]} exceeds {high} {amounts[high]}"
                        yield Problem(name, (*path, low), what, "amounts that rise")


def check_bands(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find bands whose low exceeds their high, or whose median lies outside."""
    for key, file in (files.pay | files.shared_pay).items():
        for i, ladder in enumerate(file.bands):
            for j, band in enumerate(ladder.bands):
                path = ("bands", i, "bands", j)
                name = f"salaries/{key}.yaml"
                if band.low > band.high:
                    what = f"low {band.low} exceeds high {band.high}"
                    yield Problem(name, (*path, "low"), what, "a low at most the high")
                elif band.median is not None and not band.low <= band.median <= band.high:
                    what = f"median {band.median} lies outside {band.low} to {band.high}"
                    yield Problem(name, (*path, "median"), what, "a median inside the band")


def this_year() -> int:
    """Return the year that the age of sources is counted from."""
    return datetime.now(UTC).year


def check_source_age(files: KnowledgeFiles) -> Iterator[Problem]:
    """Warn of sources whose figures are more than two years old."""
    year = this_year()
    for key, source in files.sources.items():
        age = year - source.year
        if age > FRESH_YEARS:
            yield Problem(
                "sources.yaml",
                (key, "year"),
                f"{key!r} describes {source.year}, {age} years ago",
                "look for a newer edition",
                Severity.WARNING,
            )
