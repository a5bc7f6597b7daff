"""Levels, stages, categories, countries, and the years that somebody claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.understanding.recognizer import Recognizer


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("with 3 years of experience", 3),
        ("with 2 yrs exp", 2),
        ("with two years of experience", 2),
        ("after 3 months of study", 0.25),
        ("with 18 months of experience", 1.5),
        ("with 10+ years", 10),
        ("in 6 months", None),
        ("in the next 5 years", None),
        ("who is 30 years old", None),
        ("two years ago", None),
        ("3-5 years required", None),
        ("with 900 years of experience", None),
    ],
)
def test_years_are_those_that_are_claimed(
    recognizer: Recognizer, said: str, years: float | None
) -> None:
    found = recognizer.recognize(f"what can a data analyst earn {said}?")

    assert found.slots.years == years


@pytest.mark.parametrize(
    ("question", "country"),
    [
        ("backend salary in germany", "DE"),
        ("backend salary in London", "GB"),
        ("backend salary in the US", "US"),
        ("backend salary usa", "US"),
        ("tell us what backend developers earn", None),
        ("what do backend developers earn in it", None),
        ("backend salary in Toronto or Berlin", "CA"),
    ],
)
def test_country(recognizer: Recognizer, question: str, country: str | None) -> None:
    assert recognizer.recognize(question).slots.country == country


@pytest.mark.parametrize(
    ("question", "level"),
    [
        ("senior backend developer salary", "senior"),
        ("entry level data analyst pay", "junior"),
        ("how much does a lead developer earn", "architect"),
        ("does python lead to a job", None),
        ("what does a solutions architect earn", None),
    ],
)
def test_level(recognizer: Recognizer, question: str, level: str | None) -> None:
    assert recognizer.recognize(question).slots.level == level


@pytest.mark.parametrize(
    ("question", "category"),
    [
        ("which databases does a backend developer need", "databases"),
        ("programming languages for data scientists", "languages"),
        ("soft skills of a product manager", "soft"),
        ("is mysql a good database for backend developers", None),
    ],
)
def test_category(recognizer: Recognizer, question: str, category: str | None) -> None:
    assert recognizer.recognize(question).slots.category == category
