"""Finds the written question that an asked one comes down to."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.understanding.utterance import name_words, plain_words
from bot.understanding.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Key = TypeVar("Key")

ALIKE = 0.55
"""Cosine of two questions from which they ask the same."""
BY_KEYWORD = 0.12
"""What a keyword of the entry adds to its cosine."""
_COMMONEST = 0.08
"""Words in a larger share of all questions tell none from another."""
_MOST = 150
"""Nor do words in more questions than this; it bounds the work, however many there are."""
_FEW = 40
"""With fewer questions than this no word is common."""


class FaqFinder(Generic[Key]):
    """Written questions by their words; immutable."""

    def __init__(self, entries: Iterable[tuple[Key, Sequence[str], Sequence[str]]]) -> None:
        """Index entries: a key, its wordings, its keywords."""
        self._keys: list[Key] = []
        self._keywords: dict[Key, tuple[str, ...]] = {}
        bags: list[frozenset[str]] = []
        for key, wordings, keywords in entries:
            self._keywords[key] = tuple(f" {' '.join(_stems(word))} " for word in keywords)
            for wording in wordings:
                self._keys.append(key)
                bags.append(frozenset(_stems(wording)))
        counts = Counter(word for bag in bags for word in bag)
        most = min(max(_FEW, _COMMONEST * len(bags)), _MOST)
        self._weights = {
            word: log(1 + len(bags) / count) for word, count in counts.items() if count <= most
        }
        self._lengths = [self._length(bag) for bag in bags]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for at, bag in enumerate(bags):
            for word in sorted(bag & self._weights.keys()):
                self._places[word].append(at)
        self._places.default_factory = None

    def find(self, words: Sequence[str]) -> Key | None:
        """Return the entry whose wording comes closest, or None if none is near."""
        stems = [stem(word) for word in words]
        scores = self._scores(frozenset(stems))
        close = {at: score for at, score in scores.items() if score >= ALIKE - BY_KEYWORD}
        if not close:
            return None
        line = f" {' '.join(stems)} "
        for at in close:
            close[at] += BY_KEYWORD * any(word in line for word in self._keywords[self._keys[at]])
        best = max(close, key=lambda at: close[at])
        return self._keys[best] if close[best] >= ALIKE else None

    def _scores(self, bag: frozenset[str]) -> dict[int, float]:
        sums: defaultdict[int, float] = defaultdict(float)
        for word in sorted(bag & self._places.keys()):
            weight = self._weights[word] ** 2
            for at in self._places[word]:
                sums[at] += weight
        length, lengths = self._length(bag), self._lengths
        return {at: total / (length * lengths[at]) for at, total in sums.items()}

    def _length(self, bag: frozenset[str]) -> float:
        """Return a length; words that are known nowhere count like rare ones."""
        rare = log(2)
        weights = (self._weights.get(word, rare) ** 2 for word in sorted(bag))
        return max(sum(weights) ** 0.5, rare)


def _stems(text: str) -> Iterator[str]:
    for piece in name_words(text):
        for word in plain_words(piece):
            yield stem(word)
