"""What the intent models see in a question: words, neighbours, letters, and who is named."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LENGTHS = (4, 9, 16)
_TECH = frozenset(
    "tech softwar code cod program programm programmer develop developer computer data web app"
    " engineer technology digital bot ai".split()
)
RUN = "#"
"""Marks a run of letters among the features."""
_GRAMS = (3, 4)
"""Lengths of the runs of letters: a slip spoils some runs of a word, not all."""


def phrase_features(tokens: Sequence[str]) -> Iterator[str]:
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


def letter_features(tokens: Sequence[str]) -> Iterator[str]:
    """Yield words, pairs of words and runs of letters; some may come twice."""
    for token in tokens:
        yield token
        yield from _runs(token)
    for pair in pairwise(tokens):
        yield " ".join(pair)


def is_without_tech(tokens: Sequence[str]) -> bool:
    """Tell whether nothing in a question is of our field."""
    return _TECH.isdisjoint(tokens) and "{career}" not in tokens and "{skill}" not in tokens


def is_word(feature: str) -> bool:
    """Tell whether a letter feature is a whole word or slot."""
    return " " not in feature and not feature.startswith(RUN)


@lru_cache(maxsize=8192)
def _runs(token: str) -> tuple[str, ...]:
    if token.startswith("{"):
        return ()
    framed = f" {token} "
    return tuple(
        RUN + framed[at : at + length]
        for length in _GRAMS
        for at in range(len(framed) - length + 1)
    )
