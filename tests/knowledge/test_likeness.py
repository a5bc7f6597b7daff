"""No sentence stands twice: over 85 % of rapidfuzz's likeness counts as the same."""

from __future__ import annotations

import random
from bisect import bisect_right
from string import ascii_lowercase
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

from tests.knowledge.prose import Piece, prose, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.files import KnowledgeFiles

TOO_ALIKE = 85
SHORTEST = 25
"""Letters; below it two honest sentences may well meet."""
ROWS = 400
"""Sentences compared at once: large enough for speed, small enough for memory."""
LONGEST = (200 - TOO_ALIKE) / TOO_ALIKE
"""How many times longer a sentence may be and still be 85 % alike: the ratio counts both."""


def alike(pieces: list[Piece]) -> Iterator[str]:
    """Yield every pair that is too alike, both with their places."""
    pieces = sorted(pieces, key=lambda piece: len(piece.text))
    lower = [piece.text.lower() for piece in pieces]
    lengths = [len(text) for text in lower]
    for start in range(0, len(lower), ROWS):
        rows = lower[start : start + ROWS]
        stop = bisect_right(lengths, len(rows[-1]) * LONGEST)
        scores = process.cdist(
            rows,
            lower[start:stop],
            scorer=fuzz.ratio,
            score_cutoff=TOO_ALIKE + 0.01,
            dtype=np.float32,
        )
        for row, column in np.argwhere(scores).tolist():
            if column > row:
                one, other = pieces[start + row], pieces[start + column]
                yield f"{one.place}: {one.text}\n  {other.place}: {other.text}"


def split(pieces: Iterator[Piece]) -> list[Piece]:
    return [
        Piece(piece.place, piece.field, sentence)
        for piece in pieces
        for sentence in sentences(piece.text)
        if len(sentence) >= SHORTEST
    ]


def test_no_sentence_stands_twice(files: KnowledgeFiles):
    found = list(alike(split(prose(files))))

    assert not found, "\n".join(found)


def test_a_twin_is_found_among_hundreds():
    letters = random.Random(7)  # noqa: S311 -- nothing is guarded by it
    base = [
        Piece(str(i), "x", "".join(letters.choices(ascii_lowercase, k=30 + i % 90)))
        for i in range(900)
    ]
    twin = Piece("twin", "x", base[450].text + "!")

    assert list(alike(base)) == []
    assert len(list(alike([twin, *base]))) == 1


def test_the_measure_is_the_one_that_is_promised():
    same = Piece("a", "x", "Trace one request from the browser to the database.")
    near = Piece("b", "x", "Trace one request from the browser to a database.")
    far = Piece("c", "x", "Draw the tables of a small shop before you write code.")

    assert len(list(alike([same, near, far]))) == 1
