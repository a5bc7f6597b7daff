"""Finds a server's own answer to a question, however it is worded or misspelled."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.domain.names import fold
from bot.understanding.utterance import read
from bot.understanding.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.own_answers import OwnAnswer

SURE = 0.8
"""Share of letters, over both questions, that must stand in both."""
MAX_CHOICES = 25  # Discord shows no more
_NEAR = 60
"""rapidfuzz's ratio, 0-100, below which a question is no completion of what is typed."""
_SHORT, _LONG = 5, 9
"""Letters: up to here half a slip is forgiven, from here on two."""
_EMPTY_WORDS = """
    a about an and any anybody anyone are at be can could do does everyone for from get guys have
    hello help hey hi how i in is it know me my of on or our please question s somebody someone
    tell thank thanks that the there this to us want we what when where which who will with
    would you your
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
"""Words that stand in any question; they count only where there are no others."""


class OwnAnswerMatcher:
    """The answers of one server, indexed by the words of their phrasings; immutable."""

    def __init__(self, answers: Iterable[OwnAnswer]) -> None:
        """Index every phrasing of the answers that are enabled."""
        self.answers = tuple(answers)
        self._phrasings: list[tuple[OwnAnswer, frozenset[str]]] = []
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for answer in self.answers:
            if answer.text.enabled:
                for asked in (answer.text.question, *answer.text.phrasings):
                    self._add(answer, telling_words(asked))
        self._words = list(self._by_word)

    def _add(self, answer: OwnAnswer, words: frozenset[str]) -> None:
        for word in words:
            self._by_word[word].append(len(self._phrasings))
        self._phrasings.append((answer, words))

    def find(self, question: str) -> OwnAnswer | None:
        """Return the answer that is surely meant, or None; of equals the one added first."""
        asked = telling_words(question)
        shared: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        for word in asked:
            for known in self._spellings(word):
                for number in self._by_word[known]:
                    shared[number].append((word, known))
        ranked = ((self._likeness(asked, n, pairs), -n) for n, pairs in shared.items())
        score, number = max(ranked, default=(0.0, 0))
        return self._phrasings[-number][0] if score >= SURE else None

    def complete(self, typed: str) -> Sequence[OwnAnswer]:
        """Return answers whose question may be being typed, at most 25."""
        folded = fold(typed)
        questions = [fold(answer.text.question) for answer in self.answers]
        found = [at for at, question in enumerate(questions) if folded in question]
        if not found:
            near = process.extract(
                folded, questions, scorer=fuzz.partial_ratio, score_cutoff=_NEAR, limit=MAX_CHOICES
            )
            found = [at for _, _, at in near]
        return [self.answers[at] for at in found[:MAX_CHOICES]]

    def _spellings(self, word: str) -> Iterable[str]:
        if word in self._by_word:
            return (word,)
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=2, limit=None)
        return (known for known, distance, _ in near if _is_slip(word, known, int(distance)))

    def _likeness(
        self, asked: frozenset[str], number: int, pairs: Sequence[tuple[str, str]]
    ) -> float:
        """Return 0-1; 0 where each of the two questions says something that the other does not.

        Joining and leaving a program differ in one word only, and mean opposite things.
        """
        words = self._phrasings[number][1]
        met = frozenset(word for word, _ in pairs)
        known = frozenset(word for _, word in pairs)
        if met != asked and known != words:
            return 0.0
        return (_letters(met) + _letters(known)) / (_letters(asked) + _letters(words))


@lru_cache(maxsize=1024)
def telling_words(question: str) -> frozenset[str]:
    """Return the stems of the words that make a question what it is."""
    words = [word.text for word in read(question).words]
    return frozenset(stem(word) for word in words if word not in _EMPTY) or frozenset(words)


def _letters(words: Iterable[str]) -> int:
    return sum(map(len, words))


def _is_slip(typed: str, known: str, distance: int) -> bool:
    """Tell whether one word is the other misspelled; numbers are never misspelled."""
    if not (typed + known).isalpha():
        return False
    length = min(len(typed), len(known))
    if length <= _SHORT:  # "rules" and "roles" are two words, "ruels" is one of them
        return distance == 1 and length > 2 and _same_letters(typed, known)
    return distance <= (2 if length >= _LONG else 1)


def _same_letters(first: str, second: str) -> bool:
    return len(first) != len(second) or sorted(first) == sorted(second)
