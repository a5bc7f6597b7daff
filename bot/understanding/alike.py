"""Puts questions together that ask the same in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bot.domain.names import fold
from bot.understanding.own_answers import telling_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ALIKE = 85
"""rapidfuzz's ratio, 0-100, over their telling words from which two questions count as one."""
_NEARLY_THE_SAME = 90
"""The same over all their letters, where a slip hides a word."""
_MOST_COMPARED = 1000  # the most asked ones; later ones are rare, and comparing takes time


def group_alike(questions: Iterable[tuple[str, int]]) -> list[list[tuple[str, int]]]:
    """Return the most asked questions with their counts, in groups of alike ones.

    The most asked group comes first, and in each group the most asked wording.
    """
    groups: list[list[tuple[str, int]]] = []
    owners: list[list[tuple[str, int]]] = []  # the group of each wording
    wordings: list[str] = []
    letters: list[str] = []
    for question, times in sorted(questions, key=lambda asked: -asked[1])[:_MOST_COMPARED]:
        wording, telling = fold(question), "".join(sorted(telling_words(question)))
        known = _nearest(wording, wordings, _NEARLY_THE_SAME)
        if known is None:
            known = _nearest(telling, letters, _ALIKE)
        if known is None:
            groups.append([])
        group = groups[-1] if known is None else owners[known]
        group.append((question, times))
        owners.append(group)
        wordings.append(wording)
        letters.append(telling)
    return sorted(groups, key=lambda group: -sum(times for _, times in group))


def _nearest(text: str, texts: Sequence[str], floor: int) -> int | None:
    found = process.extractOne(text, texts, scorer=fuzz.ratio, score_cutoff=floor)
    return None if found is None else found[2]
