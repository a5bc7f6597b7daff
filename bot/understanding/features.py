"""What the intent models see in a question: words, neighbours, letters, and who is named."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LENGTHS = (4, 9, 16)
_TECH = frozenset(
    "tech softwar code cod program programm programmer develop developer computer data web app"
    " engineer technology digital bot ai".split()
)
_RUN = "#"
"""Marks a run of letters among the features."""
_ASKED = "?"
"""Marks what stands in a sentence that asks."""
_WHOLE = "="
"""Marks a whole sentence."""
_GRAMS = (3, 4)
"""Lengths of the runs of letters: a slip spoils some runs of a word, not all."""


def key_of(feature: str) -> int:
    """Return the number under which models know a feature; two rarely share one of 32 bits."""
    return crc32(feature.encode())


def phrase_keys(tokens: Sequence[str], asked: Sequence[str]) -> list[int]:
    """Return the keys of what the model of phrases sees; asked are the tokens that ask."""
    return [*map(key_of, _phrases(tokens)), *map(key_of, _asked(asked))]


def sentence_key(tokens: Sequence[str]) -> int:
    """Return the key of a whole sentence."""
    return key_of(_WHOLE + " ".join(tokens))


def letter_keys(tokens: Sequence[str]) -> list[int]:
    """Return the keys of words, pairs of words and runs of letters; some may come twice."""
    keys = [key for token in tokens for key in _letters(token)]
    keys += [key_of(f"{first} {second}") for first, second in pairwise(tokens)]
    return keys


def _phrases(tokens: Sequence[str]) -> Iterator[str]:
    """Yield words, pairs, triples, beginning and end, and what is missing."""
    yield from dict.fromkeys(tokens)
    if is_without_tech(tokens):
        yield "without tech"
    for pair in pairwise(tokens):
        yield " ".join(pair)
    for triple in zip(tokens, tokens[1:], tokens[2:], strict=False):
        yield " ".join(triple)
    for length in range(1, min(3, len(tokens)) + 1):
        yield "^" + " ".join(tokens[:length])
    yield "$" + tokens[-1]
    yield f"length {sum(len(tokens) >= limit for limit in _LENGTHS)}"


def _asked(asked: Sequence[str]) -> Iterator[str]:
    """Yield words and pairs once more where they ask: a long post asks in one sentence."""
    for token in asked:
        yield _ASKED + token
    for pair in pairwise(asked):
        yield _ASKED + " ".join(pair)


def is_without_tech(tokens: Sequence[str]) -> bool:
    """Tell whether nothing in a question is of our field."""
    return _TECH.isdisjoint(tokens) and "{career}" not in tokens and "{skill}" not in tokens


@lru_cache(maxsize=8192)
def _letters(token: str) -> tuple[int, ...]:
    """Return the keys of a word and of its runs of letters."""
    if token.startswith("{"):
        return (key_of(token),)
    framed = f" {token} "
    runs = (
        _RUN + framed[at : at + length]
        for length in _GRAMS
        for at in range(len(framed) - length + 1)
    )
    return (key_of(token), *map(key_of, runs))
