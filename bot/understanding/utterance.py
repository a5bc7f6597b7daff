"""A question cut into words and sentences, each word with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.understanding.normalising import normalize
from bot.understanding.slang import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_WORDS = 220
"""Later words are not read; a long post has said by then what it is about."""
_TOKEN = re.compile(
    r"""
      (?<![a-z0-9])\.net\b          # .NET
    | \${2,}                       # "$$$"
    | c\+\+ | \b[cf]\#              # C++, C#, F#
    | [^\W_]+(?:'[^\W_]+)*\+?       # words and numbers, with an apostrophe or a plus at the end
    | [?!.,;:/&()|\n"+>→-]          # what separates words
    """,
    re.VERBOSE,
)
_SUFFIXES = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_ASKS_BY_S = frozenset({"what", "how", "where", "who", "when", "it", "that", "there", "he", "she"})
_OUR_FIELD = "tech"
"""What "IT" means where not everything is in capitals."""
_END = frozenset("?!.\n;")
_MARKS = frozenset('?!.,;:/&()|\n"+>→-')


@dataclass(frozen=True, slots=True)
class Word:
    """One word, in lower case and plain letters."""

    text: str
    start: int
    end: int
    """Place in the original question."""
    sentence: int
    before: str
    """The separating mark that stands before it: "," "/" "-", or "" for a blank."""
    typed: str
    """The word as it stood before slang was resolved."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A question as words."""

    question: str
    words: tuple[Word, ...]
    asks: tuple[bool, ...]
    """For each sentence, whether a question mark ends it."""


def read(question: str) -> Utterance:
    """Cut a question into words and sentences."""
    plain = normalize(question)
    words: list[Word] = []
    asks: list[bool] = []
    sentence, mark, began = 0, "", 0
    shouted = question.isupper()
    for found in _TOKEN.finditer(plain.text):
        piece = found.group()
        if piece in _MARKS:
            inside = _is_inside_word(plain.text, found)
            if piece in _END and len(words) > began and not inside:
                asks.append(piece == "?")
                sentence, began = sentence + 1, len(words)
            elif piece == "?" and asks and len(words) == began:
                asks[-1] = True
            mark = "\n" if piece in _END and not inside else piece
            continue
        start, end = plain.original(found.start()), plain.original(found.end() - 1) + 1
        is_field = question[start:end] == "IT" and not shouted
        for text in (_OUR_FIELD,) if is_field else plain_words(piece):
            words.append(Word(text, start, end, sentence, mark, piece))
            mark = ""
        if len(words) >= MAX_WORDS:
            break
    if len(words) > began:
        asks.append(False)
    return Utterance(question, tuple(words), tuple(asks))


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name of the knowledge base, cut as in a question."""
    if name.isascii() and name.replace(" ", "").isalnum():  # nine in ten, and ten thousand a start
        return tuple(name.lower().split())
    return tuple(_bare_words(name))


@lru_cache(maxsize=4096)
def plain_words(piece: str) -> tuple[str, ...]:
    """Return the plain English words that a typed piece stands for."""
    if piece in MEANINGS:
        return MEANINGS[piece]
    stem, apostrophe, ending = piece.partition("'")
    if not apostrophe:
        return (piece,)
    if stem + ending in MEANINGS and ending != "s":
        return MEANINGS[stem + ending]
    if ending == "s":
        return (stem, "is") if stem in _ASKS_BY_S else (stem,)
    if ending == "t" and stem.endswith("n"):
        return (stem[:-1], "not")
    suffix = _SUFFIXES.get(apostrophe + ending)
    return (stem + ending,) if suffix is None else (stem, suffix)


def _bare_words(name: str) -> Iterator[str]:
    for found in _TOKEN.finditer(normalize(name).text):
        if found.group() not in _MARKS:
            yield found.group()


def _is_inside_word(text: str, found: re.Match[str]) -> bool:
    """Tell whether a full stop belongs to a name or number, as in "node.js" or "3.5"."""
    after = text[found.end() : found.end() + 1]
    return found.group() == "." and after.isalnum() and text[found.start() - 1].isalnum()
