"""Small pieces of English and numbers that several answers share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, format_decimal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

_FALLBACK = Locale("en", "US")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_CAPITALIZED = re.compile(r"\b[A-Z][a-z]+\b")


def locale_of(name: str) -> Locale:
    """Return Babel's locale for Discord's name of a language, American English if unknown."""
    try:
        return Locale.parse(name, sep="-")
    except (UnknownLocaleError, ValueError):
        return _FALLBACK


def money(amount: Decimal, currency: str, locale: str) -> str:
    """Return an amount in full, with cents only where it has any: $135,980 or CA$48.08."""
    pattern = "¤#,##0" if amount == amount.to_integral_value() else "¤#,##0.00"
    return format_currency(
        amount, currency, format=pattern, locale=locale_of(locale), currency_digits=False
    )


def number(value: float | Decimal, locale: str) -> str:
    """Return a number with the separators that the reader is used to."""
    return format_decimal(value, locale=locale_of(locale))


def span(months: tuple[int, int | None], unit: str = "months") -> str:
    """Return a span of time in words: "0-3 months", "12 months and more"."""
    low, high = months
    if high is None:
        return f"{low} {unit} and more"
    return f"{low}–{high} {unit}"


def stage_span(months: tuple[int, int | None]) -> str:
    """Return a stage's span, whole years as years: "0-3 months", "1 year and more"."""
    low, high = months
    if high is None and low % 12 == 0 and low > 0:
        years = low // 12
        return f"{years} year{'s' if years > 1 else ''} and more"
    return span(months)


def years_span(years: tuple[int, int | None]) -> str:
    """Return a span of years: "0-2 years", "8+ years"."""
    low, high = years
    return f"{low}+ years" if high is None else span((low, high), "years")


def join(words: Sequence[str], last: str = "and") -> str:
    """Return words as a list in a sentence: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def in_sentence(text: str) -> str:
    """Return a title inside a sentence: "Backend Developer" → "backend developer", "QA" stays."""
    return _CAPITALIZED.sub(lambda word: word[0].lower(), text)


def lower_first(text: str) -> str:
    """Return a phrase inside a sentence, its other words as they are."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Return a phrase at the start of a sentence, its other words as they are."""
    return text[:1].upper() + text[1:]


def first_sentences(text: str, most: int = 1) -> str:
    """Return the first sentences of a paragraph."""
    return " ".join(_SENTENCE_ENDS.split(text)[:most])


def count(number_of: int, noun: str) -> str:
    """Return a number with its noun: "1 skill", "3 skills"."""
    return f"{number_of} {noun}" if number_of == 1 else f"{number_of} {noun}s"


def an(noun: str) -> str:
    """Return a noun with its article: "a backend developer", "an AI engineer"."""
    sounds_open = noun[:1].lower() in "aeiou" and not noun.lower().startswith(("ui", "ux", "us"))
    return f"{'an' if sounds_open else 'a'} {noun}"
