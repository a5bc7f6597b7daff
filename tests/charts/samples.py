"""Charts of every kind and of every odd content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from bot.domain.charts import (
    Bar,
    Chart,
    ComparisonChart,
    CountryPay,
    CountsChart,
    Overlap,
    Pair,
    PayByCountryChart,
    RangeChart,
    ShareChart,
    SkillMap,
    SkillShelf,
)
from bot.domain.vocabulary import Importance

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

PAY = RangeChart(
    title="Backend Developer: pay by experience",
    subtitle="In the United States, 25th to 75th percentile",
    unit="USD a year",
    bars=(
        Bar("Junior (up to 2 years)", 60000, 80000, 70000),
        Bar("Senior (4 to 7 years)", 110000, 140000, 125500),
        Bar("Principal (8 years and more)", 170000, 220000, None, open_ended=True),
    ),
    source="Backend career guide, read in November 2026",
    highlight="Senior (4 to 7 years)",
)
PROGRESS = ShareChart(
    "Your progress", "Backend Developer", (("Foundation", 12, 12), ("Next", 0, 9))
)
COMPARISON = ComparisonChart(
    title="Backend Developer and Frontend Developer",
    subtitle="In the United States",
    first="Backend Developer",
    second="Frontend Developer",
    pairs=(Pair("Median pay", 135980, 98740.5, "USD a year"), Pair("Jobs", 1687890, None)),
    overlap=Overlap(28, 31, 19),
    source="U.S. Bureau of Labor Statistics, May 2025",
)
SKILLS = SkillMap(
    "Backend Developer: skills",
    "By importance",
    (SkillShelf("Languages", (("Rust", Importance.BONUS), ("Python", Importance.CORE))),),
)
COUNTRIES = PayByCountryChart(
    title="Backend Developer: pay by country",
    subtitle="Software developers",
    unit="a year",
    rows=(
        CountryPay("United States", "USD", 135980, 82460, 214670, "May 2025"),
        CountryPay("Japan", "JPY", 5736000),
    ),
    source="BLS and e-Stat",
    highlight="Japan",
)
ONE_CURRENCY = PayByCountryChart(
    "Pay by country", "Survey", "a year", (CountryPay("India", "USD", 14356),), "Survey, 2024"
)
QUESTIONS = CountsChart("Without an answer", "Last 30 days", (("how to become a pilot", 41),))
DAYS = CountsChart("Questions a day", "November", (("1 Nov", 3), ("2 Nov", 5)), over_time=True)

KINDS: tuple[Chart, ...] = (
    *(PAY, PROGRESS, COMPARISON, SKILLS, COUNTRIES, ONE_CURRENCY, QUESTIONS, DAYS),
)


def titled(title: str) -> Chart:
    """A small chart that differs from others by its title."""
    return ShareChart(title, "", (("Foundation", 1, 2),))


_words = st.text(max_size=60) | st.sampled_from(
    [
        "🚀" * 9,
        "W" * 300,
        "$x_1$",
        "日本語の肩書き",
        "مهندس",
        "e\u0301\u0000\ud800",
        "a\nb\tc",
        "👩‍💻 dev",
    ]
)
_amounts = st.floats() | st.sampled_from([0.0, -1.0, 135980.0, 46.15, 1e15, -1e308, 5e-324])
_counts = st.integers() | st.integers(0, 50)
_maybe = st.none() | _amounts


def _up_to(rows: SearchStrategy[object], most: int = 30) -> SearchStrategy[tuple[object, ...]]:
    return st.lists(rows, max_size=most).map(tuple)


_bars = st.builds(Bar, _words, _amounts, _amounts, _maybe, st.booleans())
_pays = st.builds(
    CountryPay, _words, st.sampled_from(["USD", "JPY"]), _amounts, _maybe, _maybe, _words
)
_pairs = st.builds(Pair, _words, _maybe, _maybe, st.sampled_from(["", "USD a year"]))
_tags = st.tuples(_words, st.sampled_from(Importance))
_shelves = st.builds(SkillShelf, _words, _up_to(_tags, 60))
_overlaps = st.none() | st.builds(Overlap, _counts, _counts, _counts)

ODD_CHARTS: SearchStrategy[Chart] = st.one_of(
    st.builds(RangeChart, _words, _words, _words, _up_to(_bars), _words, st.none() | _words),
    st.builds(ShareChart, _words, _words, _up_to(st.tuples(_words, _counts, _counts))),
    st.builds(ComparisonChart, _words, _words, _words, _words, _up_to(_pairs), _overlaps, _words),
    st.builds(SkillMap, _words, _words, _up_to(_shelves, 6)),
    st.builds(PayByCountryChart, _words, _words, _words, _up_to(_pays), _words, _words),
    st.builds(CountsChart, _words, _words, _up_to(st.tuples(_words, _counts), 150), st.booleans()),
)
