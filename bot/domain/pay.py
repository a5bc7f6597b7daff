"""Pay and outlook: published figures, never estimates of our own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from bot.domain.vocabulary import Level


class Fit(StrEnum):
    """How closely a published occupation matches the career."""

    EXACT = "exact"
    NEAR = "near"
    PROXY = "proxy"


class PayKind(StrEnum):
    """What sort of publication a figure comes from."""

    OFFICIAL_WAGES = "official_wage_statistic"
    OFFICIAL_TAX = "official_tax_statistic"
    OFFICIAL_THRESHOLD = "official_pay_threshold"
    HOUSEHOLD_SURVEY = "household_survey_mean"
    SURVEY = "survey"
    GUIDE = "guide_estimate"


class PayUnit(StrEnum):
    """The time that an amount pays for."""

    HOUR = "hour"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


WORLDWIDE = "WORLD"
"""Stands where a country would, when a survey counts respondents of all countries together."""


Amounts = tuple[tuple[str, "Decimal"], ...]
"""Names such as p10, median or mean with their amounts, lowest first."""


@dataclass(frozen=True, slots=True)
class EarlierPay:
    """The same row one edition before."""

    period: str
    amounts: Amounts
    source: str


@dataclass(frozen=True, slots=True)
class PayFigure:
    """One published row of pay, in its own currency and unit."""

    country: str
    """ISO 3166-1 alpha-2, or WORLDWIDE."""
    occupation: str
    code: str | None
    fit: Fit
    fit_note: str | None
    kind: PayKind
    currency: str
    unit: PayUnit
    basis: str | None
    period: str
    amounts: Amounts
    sample: int | None
    jobs: int | None
    source: str
    earlier: EarlierPay | None

    @property
    def headline(self) -> tuple[str, Decimal]:
        """The one amount to name first: median, else mean, else the first given."""
        by_name = dict(self.amounts)
        for name in ("median", "mean"):
            if name in by_name:
                return name, by_name[name]
        return self.amounts[0]


@dataclass(frozen=True, slots=True)
class PayBand:
    """Pay at one level or span of experience."""

    country: str
    level: Level
    title: str | None
    years: tuple[int, int | None]
    low: Decimal
    high: Decimal
    median: Decimal | None
    and_more: bool
    sample: int | None


@dataclass(frozen=True, slots=True)
class PayLadder:
    """The bands of one source, lowest level first."""

    source: str
    kind: PayKind
    fit: Fit
    group: str
    """Whom the source counted."""
    currency: str
    unit: PayUnit
    period: str
    range_is: str
    """What low and high mean."""
    note: str | None
    bands: tuple[PayBand, ...]

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries that it has bands for, in the order of the file."""
        return tuple(dict.fromkeys(band.country for band in self.bands))

    def band(self, level: Level, country: str) -> PayBand | None:
        """Return the band of a level in a country, or None."""
        for band in self.bands:
            if band.level == level and band.country == country:
                return band
        return None


@dataclass(frozen=True, slots=True)
class Outlook:
    """A published projection of employment."""

    country: str
    occupation: str
    code: str
    fit: Fit
    years: tuple[int, int]
    growth_percent: Decimal
    openings_per_year: int
    source: str


@dataclass(frozen=True, slots=True)
class CareerPay:
    """All figures of one career."""

    figures: tuple[PayFigure, ...] = ()
    ladders: tuple[PayLadder, ...] = ()
    outlook: tuple[Outlook, ...] = ()

    @property
    def countries(self) -> tuple[str, ...]:
        """Every country with a figure or band, most figures first, WORLDWIDE last."""
        counts: dict[str, int] = {}
        for figure in self.figures:
            counts[figure.country] = counts.get(figure.country, 0) + 1
        for ladder in self.ladders:
            for country in ladder.countries:
                counts.setdefault(country, 1)
        return tuple(sorted(counts, key=lambda c: (c == WORLDWIDE, -counts[c], c)))

    def figures_for(self, country: str) -> tuple[PayFigure, ...]:
        """Return the rows of a country: typical pay before thresholds, closest fit first."""
        rows = [figure for figure in self.figures if figure.country == country]
        fits = list(Fit)
        rows.sort(key=lambda f: (f.kind == PayKind.OFFICIAL_THRESHOLD, fits.index(f.fit)))
        return tuple(rows)
