"""Two linear models whose scores are added: one knows phrases, one forgives slips; immutable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.recognition import Intent
from bot.understanding.features import letter_keys, phrase_keys, sentence_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

INTENTS = tuple(Intent)
VERBATIM = np.float32(5)
"""Added to the intent under which a question stands as it was asked."""
LETTERS_WEIGHT = np.float32(1.5)
"""How much the second model says beside the first."""


@dataclass(frozen=True, slots=True, eq=False)
class LinearModel:
    """Weights with a row for each known feature and a column for each intent."""

    keys: NDArray[np.uint32]
    """The features by number, rising: a fifth of the memory that their names would take."""
    weights: NDArray[np.float16]
    values: Scores
    """What a feature counts for where it occurs, by row."""
    bias: Scores

    def scores(self, keys: Sequence[int]) -> Scores:
        """Return one score an intent; how long a question is makes no difference."""
        rows = self._rows(np.unique(np.array(keys, np.uint32)))
        if not rows.size:
            return self.bias
        values: Scores = self.values[rows]
        weighed: Scores = values @ self.weights[rows].astype(np.float32)
        scores = weighed * np.float32((values @ values) ** -0.5) + self.bias
        return scores.astype(np.float32, copy=False)

    def _rows(self, wanted: NDArray[np.uint32]) -> NDArray[np.intp]:
        rows = np.searchsorted(self.keys, wanted)
        rows = rows[: np.searchsorted(rows, self.keys.size)]  # rising, as the wanted keys are
        return rows[self.keys[rows] == wanted[: rows.size]]


@dataclass(frozen=True, slots=True, eq=False)
class Verbatim:
    """Whole sentences that only one intent has, so that a new phrase counts from the first."""

    keys: NDArray[np.uint32]
    intents: NDArray[np.uint8]

    def find(self, tokens: Sequence[str]) -> int | None:
        """Return the intent of a sentence by its place in INTENTS."""
        key = sentence_key(tokens)
        row = int(np.searchsorted(self.keys, key))
        is_known = row < self.keys.size and int(self.keys[row]) == key
        return int(self.intents[row]) if is_known else None


@dataclass(frozen=True, slots=True, eq=False)
class IntentModel:
    """What the questions of the knowledge base teach."""

    phrases: LinearModel
    letters: LinearModel
    verbatim: Verbatim
    words: frozenset[str]
    """Words and slots that they hold: what is unknown may be a slip of one of them."""

    def scores(self, tokens: Sequence[str], asked: Sequence[str]) -> Scores:
        """Return one score an intent, in the order of INTENTS; the larger, the likelier.

        Asked are the tokens of sentences that ask, or all of them where none does.
        """
        letters = self.letters.scores(letter_keys(tokens))
        phrases = self.phrases.scores(phrase_keys(tokens, asked))
        scores = (phrases + letters * LETTERS_WEIGHT).astype(np.float32, copy=False)
        intent = self.verbatim.find(tokens)
        if intent is not None:
            scores[intent] += VERBATIM
        return scores


def probabilities(scores: Scores) -> Scores:
    """Return scores as probabilities that sum to one."""
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()
