"""Two linear models whose scores are added: one knows phrases, one forgives slips; immutable."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.recognition import Intent
from bot.understanding.features import is_word, letter_features, phrase_features

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

INTENTS = tuple(Intent)
VERBATIM = np.float32(5)
"""Added to the intent whose template holds the question as it stands."""
LETTERS_WEIGHT = np.float32(1.2)
"""How much the second model says beside the first."""


@dataclass(frozen=True, slots=True, eq=False)
class LinearModel:
    """Weights with a row for each known feature and a column for each intent."""

    known: Mapping[str, int]
    weights: Scores
    values: Scores
    """What a feature counts for where it occurs, by row."""
    bias: Scores

    def scores(self, features: Iterable[str]) -> Scores:
        """Return one score an intent; how long a question is makes no difference."""
        known = self.known
        rows = [known[name] for name in dict.fromkeys(features) if name in known]
        if not rows:
            return self.bias
        values: Scores = self.values[rows]
        weighed: Scores = values @ self.weights[rows]
        scores = weighed * np.float32((values @ values) ** -0.5) + self.bias
        return scores.astype(np.float32, copy=False)


@dataclass(frozen=True, slots=True, eq=False)
class IntentModel:
    """What the templates teach."""

    phrases: LinearModel
    letters: LinearModel
    verbatim: Mapping[int, int]
    """The intent of sentences that templates hold word for word, by their digest."""

    def knows(self, token: str) -> bool:
        """Tell whether the templates hold a word or slot."""
        return token in self.letters.known

    def words(self) -> Iterator[str]:
        """Yield every word and slot of the templates."""
        return filter(is_word, self.letters.known)

    def scores(self, tokens: Sequence[str]) -> Scores:
        """Return one score an intent, in the order of INTENTS; the larger, the likelier."""
        letters = self.letters.scores(letter_features(tokens))
        phrases = self.phrases.scores(phrase_features(tokens))
        scores = (phrases + letters * LETTERS_WEIGHT).astype(np.float32)
        intent = self.verbatim.get(digest(tokens))
        if intent is not None:
            scores[intent] += VERBATIM
        return scores


def digest(tokens: Sequence[str]) -> int:
    """Return a number that no other sentence has."""
    whole = blake2b(" ".join(tokens).encode(), digest_size=8).digest()
    return int.from_bytes(whole, "big", signed=True)


def probabilities(scores: Scores) -> Scores:
    """Return scores as probabilities that sum to one."""
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()
