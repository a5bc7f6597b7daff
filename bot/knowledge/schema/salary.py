"""knowledge/salaries/<career>.yaml: pay and outlook figures, each with its source."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from bot.domain.pay import Fit, PayKind, PayUnit
from bot.domain.vocabulary import Level
from bot.knowledge.schema.base import FileModel, Id, Line, Sentence, Whole

Country = Annotated[str, Field(pattern=r"^([A-Z]{2}|WORLD)$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Amount = Annotated[Decimal, Field(gt=0)]


class Percentiles(FileModel):
    """The figures of one row, in its own currency and unit; at least one is given."""

    p10: Amount | None = None
    p25: Amount | None = None
    median: Amount | None = None
    p75: Amount | None = None
    p90: Amount | None = None
    mean: Amount | None = None
    low: Amount | None = None
    """A published low end that is near the 10th percentile."""
    high: Amount | None = None
    """A published high end that is near the 90th percentile."""
    standard_rate: Amount | None = None
    """An official minimum for a work visa, not a typical wage."""
    lower_rate: Amount | None = None
    median_hourly: Amount | None = None
    """Where a source prints the hourly median beside that of the row's unit."""


class EarlierEntry(FileModel):
    """The same row one edition before."""

    period: Line
    figures: Percentiles
    source: Id


class FigureEntry(FileModel):
    """One published row of pay."""

    country: Country
    occupation: Line
    """The title in the source, to the letter."""
    code: Annotated[str, Field(max_length=24)] | None = None
    """Classification and code, as in SOC-2018 15-1252."""
    fit: Fit
    """exact: the occupation is the career; near: it contains it; proxy: the nearest there is."""
    fit_note: Sentence | None = None
    kind: PayKind
    currency: Currency
    unit: PayUnit
    basis: Annotated[str, Field(max_length=160)] | None = None
    """What is counted, where the unit alone does not say it."""
    period: Line
    figures: Percentiles
    sample: Annotated[int, Field(gt=0)] | None = None
    """How many people answered or were counted."""
    jobs: Annotated[int, Field(gt=0)] | None = None
    """How many people hold such a job in the country."""
    source: Id
    earlier: EarlierEntry | None = None


class BandEntry(FileModel):
    """Pay at one level or span of experience, as a source splits it."""

    country: Country
    level: Level
    title: Line | None = None
    years: tuple[Whole, Whole | None]
    low: Amount
    high: Amount
    median: Amount | None = None
    and_more: bool = False
    """Whether the source prints the high end with a plus."""
    sample: Annotated[int, Field(gt=0)] | None = None


class BandsEntry(FileModel):
    """A ladder of bands from one source."""

    source: Id
    kind: PayKind
    fit: Fit
    group: Line
    """Whom the source counted, in its own words."""
    currency: Currency
    unit: PayUnit
    period: Line
    range_is: Line
    """What low and high mean, as in "25th to 75th percentile"."""
    note: Sentence | None = None
    bands: Annotated[list[BandEntry], Field(min_length=1)]


class OutlookEntry(FileModel):
    """A published projection of employment."""

    country: Country
    occupation: Line
    code: Annotated[str, Field(max_length=24)]
    fit: Fit
    years: tuple[int, int]
    growth_percent: Decimal
    openings_per_year: Whole
    source: Id


class SalaryFile(FileModel):
    """Pay of one career, or of many: all-developers.yaml is shared by those that it lists."""

    careers: list[Id] = []
    """Only in shared files: the careers that may fall back on these bands."""
    figures: list[FigureEntry] = []
    bands: list[BandsEntry] = []
    outlook: list[OutlookEntry] = []
    """In a shared file: wide groups that the projection of a career is held against."""
