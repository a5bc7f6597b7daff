"""Brings misspelled words back to a word that means something here."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from dataclasses import replace
from pathlib import Path
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
LEAST = 4
"""Shorter words are too near to each other to guess."""
_TIED = 8
"""Equally near words that are compared."""
MAX_GUESSES = 40
"""Unknown words of one question that are looked up; more is no longer a question."""
_REMEMBERED = 4096
MOST_RUN_TOGETHER = 32
MOST_PARTS = 4
LONGEST_PART = 16
_SHORT_PART = 4
_SMALL_PARTS = frozenset(
    "to the for of in on is are and or do how can my be as an it no not job get dev web app any new"
    " now why who way ai ml qa ux sre sql aws php css git did has had was you".split()
)
"""Short words that may stand in a run of words without blanks; others are too likely by chance."""
_ENDINGS = frozenset("less able like ship ness ward ally".split())
"""Words that are endings of longer words, and so no sign of a missing blank."""


class Speller:
    """The known words by first letter and length; remembers a bounded number of guesses."""

    def __init__(self, names: Iterable[str], words: Iterable[str], ordinary: Iterable[str]) -> None:
        """Know the words of names, the words of templates, and ordinary words to leave alone."""
        targets = dict.fromkeys((*names, *words))
        self._targets = targets
        self._known = {*targets, *ordinary}
        self._buckets: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word in targets:
            if len(word) >= LEAST:
                self._buckets[word[0], len(word)].append(word)
        self._guesses: OrderedDict[str, str] = OrderedDict()

    def corrected(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Return the words with slips mended; places stay."""
        left = MAX_GUESSES
        mended: list[Word] = []
        for word in words:
            if not left or self._is_known(word.text):
                mended.append(word)
                continue
            left -= 1
            guesses = self._guess(word.text).split()
            mended += [word if text == word.text else replace(word, text=text) for text in guesses]
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
        """Return a known word or several, parted by blanks; the word itself if none is near."""
        held = shortened(word)
        for form in (held, _single(held), f"{held}g"):
            if form != word and self._is_known(form):
                return form
        if len(held) < LEAST or not held.isalpha() or not held.isascii():
            return held
        return (
            self._near(held, 1)
            or self._near(singular(held), 1)
            or self._parted(held)
            or (self._near(held, 2) if len(held) >= LONG else None)
            or held
        )

    def _parted(self, word: str) -> str | None:
        """Return a word that lacks its blanks with them, if all parts are known."""
        if not LEAST + 1 < len(word) <= MOST_RUN_TOGETHER:
            return None
        best: list[list[str] | None] = [[]]
        for end in range(1, len(word) + 1):
            ways = [
                [*head, word[start:end]]
                for start in range(max(0, end - LONGEST_PART), end)
                if (head := best[start]) is not None and self._is_part(word[start:end])
            ]
            best.append(min(ways, key=len, default=None))
        parts = best[-1]
        if parts is None or len(parts) > MOST_PARTS or parts[-1] in _ENDINGS:
            return None
        small = sum(len(part) < _SHORT_PART for part in parts)
        return " ".join(parts) if small * 2 <= len(parts) else None

    def _is_part(self, part: str) -> bool:
        if len(part) < _SHORT_PART:
            return part in _SMALL_PARTS
        return part in self._targets or stem(part) in self._targets

    def _near(self, word: str, slips: int) -> str | None:
        firsts = dict.fromkeys(word[:2])  # the first two letters may be swapped
        lengths = range(len(word) - slips, len(word) + slips + 1)
        near = [name for first in firsts for size in lengths for name in self._buckets[first, size]]
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=slips, limit=_TIED)
        best = min(found, key=lambda hit: (hit[1], -len(hit[0])), default=None)
        return None if best is None else best[0]  # letters are dropped more often than added


def ordinary_words() -> list[str]:
    """Return common English words, which are never slips of something else."""
    return Path(__file__).with_name("ordinary_words.txt").read_text("utf-8").split()


def _single(word: str) -> str:
    kept = word[:1]
    for letter in word[1:]:
        if letter != kept[-1]:
            kept += letter
    return kept
