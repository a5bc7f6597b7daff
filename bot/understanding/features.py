"""What the intent model sees in a sentence: words, neighbours, how it begins, who is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LENGTHS = (4, 9, 16)


def features(tokens: Sequence[str]) -> Iterator[str]:
    """Yield the features of one sentence; some may come twice."""
    yield from dict.fromkeys(tokens)
    yield _who(tokens)
    for pair in zip(tokens, tokens[1:], strict=False):
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
