"""Brings misspelled words back to a word that means something here."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.normalising import shortened
from bot.understanding.words import singular, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.understanding.utterance import Word

LONG = 8
"""From this many letters on two slips are forgiven, below it one."""
LEAST = 5
"""Shorter words are too near to each other to guess."""
MAX_GUESSES = 40
"""Unknown words of one question that are looked up; more is no longer a question."""
_REMEMBERED = 4096


class Speller:
    """The words that are known, by first letter and length; remembers a bounded number of guesses."""

    def __init__(self, names: Iterable[str], words: Iterable[str], ordinary: Iterable[str]) -> None:
        """Know the words of names, the words of templates, and ordinary words to leave alone."""
        targets = dict.fromkeys((*names, *words))
        self._known = {*targets, *ordinary}
        self._buckets: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word in targets:
            if len(word) >= LEAST - 1:
                self._buckets[word[0], len(word)].append(word)
        self._guesses: OrderedDict[str, str] = OrderedDict()

    def corrected(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Return the words with slips mended; places stay."""
        left = MAX_GUESSES
        mended: list[Word] = []
        for word in words:
            if left and not self._is_known(word.text):
                left -= 1
                guess = self._guess(word.text)
                mended.append(word if guess == word.text else replace(word, text=guess))
            else:
                mended.append(word)
        return tuple(mended)

    def _is_known(self, word: str) -> bool:
        known = self._known
        return word in known or singular(word) in known or stem(word) in known

    def _guess(self, word: str) -> str:
        if word in self._guesses:
            self._guesses.move_to_end(word)
            return self._guesses[word]
        found = self._nearest(word)
        self._guesses[word] = found
        if len(self._guesses) > _REMEMBERED:
            self._guesses.popitem(last=False)
        return found

    def _nearest(self, word: str) -> str:
        held = shortened(word)
        once = _single(held)
        for form in (held, once):
            if form != word and self._is_known(form):
                return form
        if len(held) < LEAST or not held.isalpha() or not held.isascii():
            return held
        return self._near(held) or self._near(singular(held)) or held

    def _near(self, word: str) -> str | None:
        slips = 2 if len(word) >= LONG else 1
        firsts = dict.fromkeys(word[:2])  # the first two letters may be swapped
        lengths = range(len(word) - slips, len(word) + slips + 1)
        near = [name for first in firsts for size in lengths for name in self._buckets[first, size]]
        best = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=slips)
        return None if best is None else best[0]


def _single(word: str) -> str:
    kept = word[:1]
    for letter in word[1:]:
        if letter != kept[-1]:
            kept += letter
    return kept
