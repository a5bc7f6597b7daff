"""Every name that a question may hold, looked up by its letters without blanks and hyphens."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
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


@dataclass(slots=True)
class Name:
    """What one run of letters stands for, and the ways to space it."""

    meanings: tuple[Meaning, ...] = ()
    spacings: frozenset[tuple[str, ...]] = frozenset()


class NameTable:
    """All names of a knowledge base; the time to look one up does not depend on their number."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        """Index the careers, skills and terms, and the rules about other names."""
        self._names: defaultdict[str, Name] = defaultdict(Name)
        self._words: dict[str, None] = {}
        for meaning, name in all_names(knowledge):
            self._add(meaning, name)
        self._names.default_factory = None
        self.longest = max(map(len, self._names), default=0)

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
        name = self._names["".join(spacing)]
        name.spacings |= {spacing}
        if len(spacing) == 1 or not meaning.is_slip:
            self._words |= dict.fromkeys(spacing)
        if meaning.is_derived and name.meanings:
            return  # what somebody wrote down wins over what follows from it
        if all((meaning.kind, meaning.id) != (m.kind, m.id) for m in name.meanings):
            name.meanings = (*name.meanings, meaning)

    def find(self, letters: str, spacing: tuple[str, ...]) -> tuple[Meaning, ...]:
        """Return what these words, in the singular, stand for; empty if nothing."""
        name = self._names.get(letters)
        if name is None or (len(letters) < SHORT and spacing not in name.spacings):
            return ()
        return name.meanings

    def described(self) -> Iterator[str]:
        """Yield every name with its meanings as text, in the order of learning."""
        return (f"{letters}{name.meanings}" for letters, name in self._names.items())

    def run_together(self) -> Iterator[str]:
        """Yield names of several words as letters without blanks, if long enough to be sure."""
        return (letters for letters in self._names if len(letters) >= RUN_TOGETHER)

    def words(self) -> Iterator[str]:
        """Yield every word that stands in a name; of slips only those of one word."""
        return iter(self._words)


def _letters(text: str) -> int:
    return sum(char.isalnum() or char in "+#" for char in text)
