"""Whether an ordinary word stands for a technology or a career where it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.understanding.names import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.understanding.names import Meaning
    from bot.understanding.utterance import Word

_MAKERS = frozenset(
    "developer developers engineer engineers programmer programmers coder programming coding"
    " language framework certification certified".split()
)
"""After a doubtful name they make it a technology: "rust developer"."""
_LEARNING = frozenset("learn learning learnt learned know knowing study studying master".split())
_DOUBTFUL_LEVELS = frozenset(
    "lead staff associate mid fellow principal architect l3 l4 l5 l6 l7 graduate grad".split()
)
_JOB_WORDS = frozenset(
    "engineer engineers developer developers dev devs role roles position positions level job jobs"
    " programmer analyst designer scientist manager architect swe".split()
)
_PLACE_WORDS = frozenset({"in", "the", "from", "across", "outside"})
_CATEGORY_OBJECTS = frozenset({"database", "db", "api", "framework", "library", "tool", "software"})
_CAREFUL_CATEGORIES = frozenset(
    "database databases db api apis cloud security software networks network protocol protocols"
    " storage methods concepts languages language library".split()
)
_ASKS_FOR_KIND = frozenset("which what best top any list of key important common popular".split())


class Context:
    """The words around a name."""

    def __init__(self, words: Sequence[Word]) -> None:
        """Look at these words."""
        self._words = words
        self._texts = [word.text for word in words]
        self._line = f" {' '.join(self._texts)} "

    def supports(self, meaning: Meaning, first: int, stop: int) -> bool:
        """Tell whether the words around make this the meaning of the words first to stop."""
        match meaning.kind:
            case Kind.SKILL:
                return not meaning.needs_evidence or self._is_technology(meaning, first, stop)
            case Kind.LEVEL:
                return self._is_level(first, stop)
            case Kind.COUNTRY:
                return self._is_country(first, stop)
            case Kind.CATEGORY:
                return self._is_category(first, stop)
            case _:
                return True

    def _is_technology(self, meaning: Meaning, first: int, stop: int) -> bool:
        if any(f" {phrase} " in self._line for phrase in meaning.evidence):
            return True
        return self._text(stop) in _MAKERS or self._text(first - 1) in _LEARNING

    def _is_level(self, first: int, stop: int) -> bool:
        if stop - first > 1 or self._texts[first] not in _DOUBTFUL_LEVELS:
            return True
        return self._text(stop) in _JOB_WORDS

    def _is_country(self, first: int, stop: int) -> bool:
        if stop - first > 1 or self._texts[first] != "us":
            return True
        return self._words[first].typed != "us" or self._text(first - 1) in _PLACE_WORDS

    def _is_category(self, first: int, stop: int) -> bool:
        """Tell whether a whole shelf is asked for, and not one thing of it."""
        if self._texts[first:stop] == ["soft"]:
            return self._text(stop) == "skills"
        if stop - first > 1:
            return True
        asked = self._text(first - 1) in _ASKS_FOR_KIND or self._text(first - 2) in _ASKS_FOR_KIND
        return asked or self._texts[first] not in _CAREFUL_CATEGORIES

    def _text(self, at: int) -> str:
        return self._texts[at] if 0 <= at < len(self._texts) else ""
