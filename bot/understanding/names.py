"""Every name that a question may hold, looked up by its letters without blanks and hyphens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.understanding.name_sources import all_names
from bot.understanding.slang import NAME_SHORTHAND
from bot.understanding.utterance import name_words, plain_words
from bot.understanding.words import singular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.knowledge import KnowledgeBase
    from bot.understanding.meanings import Meaning

RUN_TOGETHER = 8
"""From this many letters on a name may be typed without its blanks and with a slip."""
SHORT = 5
"""Below this many letters a name must be spaced as it is known: "as p" is not ASP."""


class NameTable:
    """All names of a knowledge base; the time to look one up does not depend on their number."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        """Index the careers, skills and terms, and the rules about other names."""
        self._meanings: dict[str, tuple[Meaning, ...]] = {}
        self._short_spacings: set[tuple[str, ...]] = set()
        self._words: dict[str, None] = {}
        for meaning, name in all_names(knowledge):
            self._add(meaning, name)
        self.longest = max(map(len, self._meanings), default=0)

    def _add(self, meaning: Meaning, text: str) -> None:
        typed = name_words(text)
        if _letters(text) != _letters("".join(typed)):
            return  # "c + +" would become a name of the letter c
        spoken = tuple(
            word
            for piece in typed
            for word in (plain_words(piece) if piece in NAME_SHORTHAND else (piece,))
        )
        for words in dict.fromkeys((typed, spoken)):
            spacing = tuple(map(singular, words))
            if spacing:
                self._learn(meaning, spacing)

    def _learn(self, meaning: Meaning, spacing: tuple[str, ...]) -> None:
        letters = "".join(spacing)
        if len(letters) < SHORT:
            self._short_spacings.add(spacing)
        if len(spacing) == 1 or not meaning.is_slip:
            self._words |= dict.fromkeys(spacing)
        known = self._meanings.get(letters, ())
        if meaning.is_derived and known:
            return  # what somebody wrote down wins over what follows from it
        if all((meaning.kind, meaning.id) != (other.kind, other.id) for other in known):
            self._meanings[letters] = (*known, meaning)

    def find(self, letters: str, spacing: tuple[str, ...]) -> tuple[Meaning, ...]:
        """Return what these words, in the singular, stand for; empty if nothing."""
        if len(letters) < SHORT and spacing not in self._short_spacings:
            return ()
        return self._meanings.get(letters, ())

    def described(self) -> Iterator[str]:
        """Yield every name with its meanings as text, in the order of learning."""
        return (f"{letters}{meanings}" for letters, meanings in self._meanings.items())

    def run_together(self) -> Iterator[str]:
        """Yield names of several words as letters without blanks, if long enough to be sure."""
        return (letters for letters in self._meanings if len(letters) >= RUN_TOGETHER)

    def words(self) -> Iterator[str]:
        """Yield every word that stands in a name; of slips only those of one word."""
        return iter(self._words)


def _letters(text: str) -> int:
    joined = text.replace(" ", "")
    if joined.isalnum():
        return len(joined)
    return sum(map(str.isalnum, text)) + text.count("+") + text.count("#")
