"""Words that answers print must have a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.pay import WORLDWIDE
from bot.domain.vocabulary import Category, Level, Stage, TipKind
from bot.knowledge.report import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from bot.knowledge.files import KnowledgeFiles
    from bot.knowledge.report import Path

_NAMED: dict[str, type[StrEnum]] = {
    "stages": Stage,
    "levels": Level,
    "categories": Category,
    "kinds": TipKind,
}


def check_fixed_words_are_named(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find stages, levels, categories and kinds of tips without a name."""
    for vocabulary, words in _NAMED.items():
        named = files.vocabulary.get(vocabulary, {})
        for word in words:
            if word not in named:
                what = f"{word!s} has no entry"
                yield Problem(
                    f"vocabulary/{vocabulary}.yaml", (), what, f"all of {', '.join(words)}"
                )


def check_countries_are_named(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find figures of countries that have no name."""
    known = files.vocabulary.get("countries", {})
    for file, path, country in _countries(files):
        if country not in known and country != WORLDWIDE:
            allowed = "a country of vocabulary/countries.yaml; add it there"
            yield Problem(file, path, f"no country has the id {country!r}", allowed)


def _countries(files: KnowledgeFiles) -> Iterator[tuple[str, Path, str]]:
    for key, entry in (files.pay | files.shared_pay).items():
        file = f"salaries/{key}.yaml"
        for i, row in enumerate(entry.figures):
            yield file, ("figures", i, "country"), row.country
        for i, row in enumerate(entry.outlook):
            yield file, ("outlook", i, "country"), row.country
        for i, ladder in enumerate(entry.bands):
            for j, band in enumerate(ladder.bands):
                yield file, ("bands", i, "bands", j, "country"), band.country
