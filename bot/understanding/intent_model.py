"""A linear model from the features of a sentence to intents; immutable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.domain.recognition import Intent
from bot.understanding.features import features

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

INTENTS = tuple(Intent)


class IntentModel:
    """Weights by feature and intent."""

    def __init__(self, known: Mapping[str, int], weights: Scores, bias: Scores) -> None:
        """Take weights with a row for each known feature and a column for each intent."""
        self.known = known
        self.weights = weights
        self.bias = bias

    def scores(self, tokens: Sequence[str]) -> Scores:
        """Return one score an intent, in the order of INTENTS; the larger, the likelier."""
        rows = [self.known[name] for name in features(tokens) if name in self.known]
        if not rows:
            return self.bias
        return self.weights[rows].sum(axis=0) / np.float32(len(rows) ** 0.5) + self.bias


def probabilities(scores: Scores) -> Scores:
    """Return scores as probabilities that sum to one."""
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()
