"""Puts questions together that ask the same in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.understanding.own_answers import telling_words

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALIKE = 85
"""rapidfuzz's ratio, 0-100, over sorted words from which two questions count as one."""
_MOST_GROUPS = 200  # later questions are the rare ones, and each is compared with every group


def group_alike(questions: Iterable[tuple[str, int]]) -> list[list[tuple[str, int]]]:
    """Return questions with their counts in groups of alike ones.

    The most asked group comes first, and in each group the most asked wording.
    """
    groups: dict[str, list[tuple[str, int]]] = {}
    for question, times in sorted(questions, key=lambda asked: -asked[1]):
        key = " ".join(sorted(telling_words(question)))
        known = next((k for k in groups if fuzz.ratio(k, key, score_cutoff=_ALIKE)), None)
        if known is not None:
            groups[known].append((question, times))
        elif len(groups) < _MOST_GROUPS:
            groups[key] = [(question, times)]
    return sorted(groups.values(), key=lambda group: -sum(times for _, times in group))
