"""Finds names by their beginnings, and by what looks like one; fast with tens of thousands.

Positions stand for names; their order is the order in which the names were given.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TYPO_FLOOR = 65
"""rapidfuzz's ratio, 0-100, below which a name is no completion of what is being typed."""
_SHORTEST = 3  # two letters are near everything
_PAIRS = 6
"""Of the pairs of letters typed so many are looked up, the rarest; a slip spoils two of them."""
_MOST_COMPARED = 600
_LAST = "\U0010ffff"


class _Sorted:
    """Texts in their order, to find those that begin alike."""

    def __init__(self, texts: Iterable[tuple[str, int]]) -> None:
        pairs = sorted(texts)
        self._texts = [text for text, _ in pairs]
        self._positions = array("I", (position for _, position in pairs))

    def beginning_with(self, typed: str) -> list[int]:
        low = bisect_left(self._texts, typed)
        high = bisect_left(self._texts, typed + _LAST, lo=low)
        return sorted(self._positions[low:high])


class Beginnings:
    """An index over folded names; immutable."""

    def __init__(self, names: Sequence[str]) -> None:
        """Index the names."""
        self._names = names
        self._whole = _Sorted((name, position) for position, name in enumerate(names))
        self._words = _Sorted(_later_words(names))
        self._by_pair: dict[str, array[int]] = {}
        for position, name in enumerate(names):
            for pair in _pairs(name):
                self._by_pair.setdefault(pair, array("I")).append(position)

    def of_names(self, typed: str) -> list[int]:
        """Return the names that begin so, in their order."""
        return self._whole.beginning_with(typed)

    def of_words(self, typed: str) -> list[int]:
        """Return the names of which a later word begins so, in their order."""
        return self._words.beginning_with(typed)

    def alike(self, typed: str, limit: int) -> list[int]:
        """Return the names that begin much like this, best first."""
        if len(typed) < _SHORTEST:
            return []
        candidates = self._sharing_pairs(typed)
        length = len(typed) + 1
        beginnings = [self._names[position][:length] for position in candidates]
        hits = process.extract(
            typed, beginnings, scorer=fuzz.ratio, score_cutoff=_TYPO_FLOOR, limit=limit
        )
        return [candidates[index] for _, _, index in hits]

    def _sharing_pairs(self, typed: str) -> list[int]:
        """Return the names that share most pairs of letters, so that few need be compared."""
        known = [self._by_pair[pair] for pair in _pairs(typed) if pair in self._by_pair]
        shared = Counter(chain.from_iterable(sorted(known, key=len)[:_PAIRS]))
        least = max(shared.values(), default=0) // 2 or 1
        found = sorted(position for position, count in shared.items() if count >= least)
        while len(found) > _MOST_COMPARED:
            least += 1
            more = [position for position in found if shared[position] >= least]
            if not more:
                return found[:_MOST_COMPARED]
            found = more
        return found


def _later_words(names: Sequence[str]) -> Iterable[tuple[str, int]]:
    for position, name in enumerate(names):
        start = name.find(" ")
        while start >= 0:
            yield name[start + 1 :], position
            start = name.find(" ", start + 1)


def _pairs(text: str) -> set[str]:
    """Return the pairs of letters that follow each other; the first letter counts as one more."""
    padded = f" {text}"
    return {padded[start : start + 2] for start in range(len(text))}
