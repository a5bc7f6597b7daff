"""What the intent model sees in a sentence: words, neighbours, how it begins, who is named."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_LENGTHS = (4, 9, 16)
_FOREIGN_SHARES = (0.01, 0.1, 0.2, 0.35, 0.5)
"""Steps of the share of words that no question about tech careers is made of."""


def features(tokens: Sequence[str], familiar: Collection[str] = ()) -> Iterator[str]:
    """Yield the features of one question; `familiar` words are those of career questions."""
    yield from dict.fromkeys(tokens)
    who = _who(tokens)
    yield who
    foreign = sum(token not in familiar for token in tokens) / len(tokens)
    step = sum(foreign >= limit for limit in _FOREIGN_SHARES)
    yield f"foreign {step}"
    yield f"foreign {step} {who}"
    for pair in pairwise(tokens):
        yield " ".join(pair)
    for triple in zip(tokens, tokens[1:], tokens[2:], strict=False):
        yield " ".join(triple)
    for length in range(1, min(3, len(tokens)) + 1):
        yield "^" + " ".join(tokens[:length])
    yield "$" + tokens[-1]
    yield f"length {sum(len(tokens) >= limit for limit in _LENGTHS)}"


def _who(tokens: Sequence[str]) -> str:
    careers, skills = min(tokens.count("{career}"), 2), min(tokens.count("{skill}"), 2)
    return f"named {careers} {skills} {'{more}' in tokens} {'{profession}' in tokens}"
