"""Two ways to find the weights of a linear model, small enough to run at a cold start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.understanding.intent_model import INTENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Rows = Sequence[NDArray[np.int64]]
    Floats = NDArray[np.float32]

_EPOCHS = 5
_BATCH = 256
_RATE = np.float32(0.3)
_BIAS_RATE = np.float32(0.03)
_DROPPED = 0.3
"""Share of the features that a pass does not see, so that no single word decides alone."""
_SMOOTHING = np.float32(0.1)
"""Share of every label that is spread over all intents, so that scores stay calibrated."""
_HEAVIEST = 3.0
"""Most that an intent with few templates is weighed up."""
_PRIOR = 0.3
"""Weight that every feature has in every intent before anything is counted."""


def fit_softmax(rows: Rows, labels: NDArray[np.int64], width: int) -> tuple[Floats, Floats]:
    """Return weights and bias that minimise the cross entropy, by Adagrad over small batches.

    No row may be empty; without rows all weights are zero.
    """
    chance = np.random.default_rng(0)
    intents = len(INTENTS)
    weights = np.zeros((width, intents), np.float32)
    squares = np.full_like(weights, 1e-3)
    bias = np.zeros(intents, np.float32)
    counts = np.maximum(np.bincount(labels, minlength=intents), 1)
    heft = np.minimum(len(labels) / intents / counts, _HEAVIEST).astype(np.float32)
    for _ in range(_EPOCHS):
        order = chance.permutation(len(rows))
        for start in range(0, len(rows), _BATCH):
            batch = order[start : start + _BATCH]
            seen: Rows = [rows[int(at)] for at in batch]
            columns, lengths = _some(seen, chance)
            scale = (1 / np.sqrt(lengths)).astype(np.float32)[:, None]
            error = _error(weights, bias, columns, lengths, scale, labels[batch])
            error *= heft[labels[batch]][:, None]
            bias -= _BIAS_RATE * error.mean(axis=0)
            _descend(weights, squares, columns, np.repeat(error * scale, lengths, axis=0))
    return weights, bias


def fit_complement(rows: Rows, labels: NDArray[np.int64], width: int) -> tuple[Floats, Floats]:
    """Return weights and values of features by complement naive Bayes over inverse frequencies.

    Source: Rennie et al., Tackling the Poor Assumptions of Naive Bayes, ICML 2003.
    """
    if not rows:
        return np.zeros((width, len(INTENTS)), np.float32), np.ones(width, np.float32)
    columns = np.concatenate(rows)
    lengths = np.array([len(row) for row in rows])
    frequency = np.bincount(columns, minlength=width)
    values = np.log((1 + len(rows)) / (1 + frequency)) + 1
    norms = np.sqrt(np.add.reduceat(values[columns] ** 2, _starts(lengths)))
    shares = values[columns] / np.repeat(norms, lengths)
    cells = columns * len(INTENTS) + np.repeat(labels, lengths)
    mass = np.bincount(cells, shares, width * len(INTENTS)).reshape(width, -1)
    others = mass.sum(axis=1, keepdims=True) - mass + _PRIOR
    weights = -np.log(others / others.sum(axis=0))
    return weights.astype(np.float32), values.astype(np.float32)


def _some(rows: Rows, chance: np.random.Generator) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the features that a pass sees of some examples, and how many each has.

    The first feature of an example is always seen, so that none is empty.
    """
    columns = np.concatenate(rows)
    starts = _starts(np.array([len(row) for row in rows]))
    kept = chance.random(len(columns)) >= _DROPPED
    kept[starts] = True
    return columns[kept], np.add.reduceat(kept.astype(np.int64), starts)


def _error(
    weights: Floats,
    bias: Floats,
    columns: NDArray[np.int64],
    lengths: NDArray[np.int64],
    scale: Floats,
    labels: NDArray[np.int64],
) -> Floats:
    """Return by how much each example's probabilities miss its label."""
    scores = np.add.reduceat(weights[columns], _starts(lengths)) * scale + bias
    error = np.exp(scores - scores.max(axis=1, keepdims=True))
    error /= error.sum(axis=1, keepdims=True)
    error -= _SMOOTHING / np.float32(len(INTENTS))
    error[np.arange(len(labels)), labels] -= 1 - _SMOOTHING
    return error


def _descend(weights: Floats, squares: Floats, columns: NDArray[np.int64], spread: Floats) -> None:
    order = np.argsort(columns, kind="stable")
    touched, first = np.unique(columns[order], return_index=True)
    slope = np.add.reduceat(spread[order], first)
    squares[touched] += slope * slope
    weights[touched] -= _RATE * slope / np.sqrt(squares[touched])


def _starts(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(lengths)[:-1]))
