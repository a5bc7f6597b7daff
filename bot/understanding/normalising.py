"""Text as people type it becomes plain lower-case characters that keep their place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MAX_CHARACTERS = 1400
"""Beyond this a text is cut in the middle: what is asked stands first or last."""
_TAIL = 500
_LONGEST_EXPANSION = 4
"""Characters that one may stand for; some Arabic signs are whole sentences."""
_ELONGATED = re.compile(r"([a-z])\1{2,}")
_NOISE = re.compile(r"https?://\S+|www\.\S+|<a?:\w+:\d+>|<[@#][!&]?\d+>|```.*?```", re.DOTALL)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "…": "."})  # noqa: RUF001 -- what phones type
_LIGATURES = {"ß": "s", "æ": "a", "œ": "o", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}  # noqa: RUF001 -- one letter for one


@dataclass(frozen=True, slots=True)
class Plain:
    """Lower-case text without accents, emoji and invisible marks."""

    text: str
    offsets: tuple[int, ...] | None
    """Place of each character in the original; None where both are the same."""

    def original(self, at: int) -> int:
        """Return the place in the original text of a character."""
        return at if self.offsets is None else self.offsets[at]


def normalize(text: str) -> Plain:
    """Return the plain form of a text; links, mentions and code blocks become blanks."""
    kept = _cut(text)
    if len(kept) == len(text) and text.isascii():
        return Plain(_without_noise(text.lower()), None)
    return _mapped(text)


def shortened(word: str) -> str:
    """Return a word with letters that were held down brought back to two, as in "heyyyy"."""
    return _ELONGATED.sub(r"\1\1", word)


def _cut(text: str) -> str:
    return text if len(text) <= MAX_CHARACTERS else text[: MAX_CHARACTERS - _TAIL] + text[-_TAIL:]


def _places(text: str) -> list[int]:
    if len(text) <= MAX_CHARACTERS:
        return list(range(len(text)))
    return [*range(MAX_CHARACTERS - _TAIL), *range(len(text) - _TAIL, len(text))]


def _mapped(text: str) -> Plain:
    """Fold one character at a time, so that every letter keeps its place."""
    letters: list[str] = []
    offsets: list[int] = []
    for at in _places(text):
        for letter in _folded(text[at]):
            letters.append(letter)
            offsets.append(at)
    offsets.append(offsets[-1] + 1 if offsets else 0)
    return Plain(_without_noise("".join(letters)), tuple(offsets))


def _folded(char: str) -> str:
    if char.isascii():
        return char.lower()
    if char in _LIGATURES:
        return _LIGATURES[char]
    plain = unicodedata.normalize("NFKD", char.translate(_PLAIN)).lower()
    kept = (_ascii(part) for part in plain[:_LONGEST_EXPANSION] if not unicodedata.combining(part))
    return "".join(kept)


def _ascii(char: str) -> str:
    if char.isascii():
        return char
    match unicodedata.category(char)[0]:
        case "C":  # invisible: zero width, direction marks
            return ""
        case "P" if unicodedata.category(char) == "Pd":
            return "-"
        case "L":  # a letter of another script stays a letter, so that words do not fall apart
            return char
        case _:
            return " "


def _without_noise(text: str) -> str:
    return _NOISE.sub(lambda found: " " * len(found.group()), text)
