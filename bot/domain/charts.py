"""What a picture shows; how it is drawn is the charts room's business."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.vocabulary import Importance

if TYPE_CHECKING:
    from collections.abc import Collection


LONGEST_ALT_TEXT = 1000
"""Characters of alternative text: longer ones tire listeners, and Discord takes 1,024."""


def in_full(value: float) -> str:
    """Print an amount without rounding it away: 135,980 and 46.15."""
    if not math.isfinite(value):
        return "no figure"
    if abs(value) >= 1e15:  # beyond what any source prints, and beyond a float's whole numbers
        return f"{value:.3g}"
    for digits in (0, 1):
        if round(value, digits) == value:
            return f"{value:,.{digits}f}"
    return f"{value:,.2f}"


def _fitting(*ways: str) -> str:
    """Return the first way to put a picture into words that is not too long, else the last."""
    return next((words for words in ways if len(words) <= LONGEST_ALT_TEXT), ways[-1])


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: a span from low to high with a mark at the middle."""

    label: str
    low: float
    high: float
    middle: float | None = None
    open_ended: bool = False
    """Whether the high end is printed with a plus."""

    def in_words(self, middle_is: str) -> str:
        """Return the row for screen readers."""
        plus = " and more" if self.open_ended else ""
        middle = "" if self.middle is None else f", {middle_is} {in_full(self.middle)}"
        return f"{self.label}: {in_full(self.low)} to {in_full(self.high)}{plus}{middle}"


@dataclass(frozen=True, slots=True)
class RangeChart:
    """Spans of pay, one row each, over one axis of money."""

    title: str
    subtitle: str
    unit: str
    """What the axis counts, as in "USD a year"."""
    bars: tuple[Bar, ...]
    source: str
    """Source and year, printed in the picture."""
    highlight: str | None = None
    """The label of the row that was asked for."""
    middle_is: str = "median"

    @property
    def alt_text(self) -> str:
        """The picture in words, for screen readers."""
        rows = "; ".join(bar.in_words(self.middle_is) for bar in self.bars)
        return f"{self.title}, {self.subtitle}. In {self.unit}. {rows}. {self.source}."


@dataclass(frozen=True, slots=True)
class ShareChart:
    """Shares of a whole, one row each: progress by stage."""

    title: str
    subtitle: str
    rows: tuple[tuple[str, int, int], ...]
    """Label, done, of how many."""

    @property
    def alt_text(self) -> str:
        """The picture in words, for screen readers."""
        rows = "; ".join(f"{label}: {done} of {total}" for label, done, total in self.rows)
        return f"{self.title}, {self.subtitle}. {rows}."


@dataclass(frozen=True, slots=True)
class Pair:
    """One measure of two things; None where one has no figure."""

    label: str
    first: float | None
    second: float | None
    unit: str = ""
    """Rows of one unit share one scale."""

    def in_words(self, first: str, second: str) -> str:
        """Return the row for screen readers, each value with its owner."""
        values = ((first, self.first), (second, self.second))
        told = (f"{n} {'no figure' if v is None else in_full(v)}" for n, v in values)
        return f"{self.label}{f' ({self.unit})' if self.unit else ''}: {', '.join(told)}"


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two careers share, in numbers of skills."""

    first_only: int
    shared: int
    second_only: int


@dataclass(frozen=True, slots=True)
class ComparisonChart:
    """Two careers side by side."""

    title: str
    subtitle: str
    first: str
    second: str
    pairs: tuple[Pair, ...]
    overlap: Overlap | None = None
    """Skills; drawn as one bar of three parts."""
    source: str = ""

    @property
    def alt_text(self) -> str:
        """The picture in words, for screen readers."""
        rows = [pair.in_words(self.first, self.second) for pair in self.pairs]
        if self.overlap is not None:
            rows.insert(
                0,
                f"skills: {self.overlap.first_only} only {self.first}, {self.overlap.shared} "
                f"shared, {self.overlap.second_only} only {self.second}",
            )
        source = f" {self.source}." if self.source else ""
        return f"{self.title}, {self.subtitle}. {'; '.join(rows)}.{source}"


@dataclass(frozen=True, slots=True)
class SkillShelf:
    """The skills of one category with their weight, most important first."""

    label: str
    skills: tuple[tuple[str, Importance], ...]

    def in_words(self, named: Collection[Importance]) -> str:
        """Return the shelf for screen readers, by importance; what is not named is counted."""
        parts: list[str] = []
        for importance in Importance:
            names = [name for name, weight in self.skills if weight is importance]
            if names:
                told = ", ".join(names) if importance in named else f"{len(names)} more"
                parts.append(f"{importance} {told}")
        return f"{self.label}: {'; '.join(parts)}"


@dataclass(frozen=True, slots=True)
class SkillMap:
    """What a career asks for, by category and importance."""

    title: str
    subtitle: str
    shelves: tuple[SkillShelf, ...]

    @property
    def alt_text(self) -> str:
        """The picture in words, for screen readers."""
        weights = list(Importance)
        return _fitting(*(self._in_words(weights[:most]) for most in (3, 2, 1)))

    def _in_words(self, named: Collection[Importance]) -> str:
        shelves = ". ".join(shelf.in_words(named) for shelf in self.shelves)
        return f"{self.title}, {self.subtitle}. {shelves}."


@dataclass(frozen=True, slots=True)
class CountryPay:
    """What one country pays; the ends are None when only a middle is published."""

    country: str
    currency: str
    middle: float
    low: float | None = None
    high: float | None = None
    note: str = ""
    """A few words beside it, such as the amount before it was converted."""

    def in_words(self, middle_is: str, *, spread_too: bool) -> str:
        """Return the row for screen readers."""
        spread = ""
        if spread_too and self.low is not None and self.high is not None:
            spread = f", {in_full(self.low)} to {in_full(self.high)}"
        note = f" ({self.note})" if self.note else ""
        return f"{self.country}: {middle_is} {self.currency} {in_full(self.middle)}{spread}{note}"


@dataclass(frozen=True, slots=True)
class PayByCountryChart:
    """Pay of one career over countries: one axis for one currency, else a list."""

    title: str
    subtitle: str
    unit: str
    """The time that an amount pays for, as in "a year"."""
    rows: tuple[CountryPay, ...]
    source: str
    """Source and year; empty where each row's note names its own."""
    highlight: str | None = None
    """The country that was asked for."""
    middle_is: str = "median"

    @property
    def one_currency(self) -> bool:
        """Whether the rows can stand on one axis."""
        return len({row.currency for row in self.rows}) == 1

    @property
    def alt_text(self) -> str:
        """The picture in words, for screen readers."""
        return _fitting(*(self._in_words(spread_too=spread) for spread in (True, False)))

    def _in_words(self, *, spread_too: bool) -> str:
        rows = (row.in_words(self.middle_is, spread_too=spread_too) for row in self.rows)
        source = f" {self.source}." if self.source else ""
        return f"{self.title}, {self.subtitle}. Amounts {self.unit}. {'; '.join(rows)}.{source}"


@dataclass(frozen=True, slots=True)
class CountsChart:
    """How often something happened, by label or by day."""

    title: str
    subtitle: str
    rows: tuple[tuple[str, int], ...]
    over_time: bool = False
    """Whether the labels are moments in their order, drawn as columns."""

    @property
    def alt_text(self) -> str:
        """The picture in words, for screen readers."""
        rows = "; ".join(f"{label}: {count:,}" for label, count in self.rows)
        return f"{self.title}, {self.subtitle}. {rows}."


Chart = RangeChart | ShareChart | ComparisonChart | SkillMap | PayByCountryChart | CountsChart
