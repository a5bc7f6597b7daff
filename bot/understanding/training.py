"""Learns the intent model from the sentence templates; the same templates, the same model."""

from __future__ import annotations

import random
import zlib
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.recognition import Intent
from bot.domain.templates import Slot, parse_template, pick, variety
from bot.understanding.features import features
from bot.understanding.intent_model import INTENTS, IntentModel
from bot.understanding.masking import Token, condensed, masked
from bot.understanding.utterance import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from bot.domain.guidance import QuestionTemplates
    from bot.domain.templates import Sequence, Words
    from bot.understanding.mentions import MentionFinder

SAMPLES = 12
"""Sentences drawn from one template; more train longer and tell nothing new."""
_EPOCHS = 6
_BATCH = 256
_RATE = 0.3
_DROPPED = 0.3
"""Share of the features that a pass does not see, so that no single word decides alone."""
_HEAVIEST = 3.0
"""Most that an intent with few templates is weighed up."""


class SentenceSampler:
    """Draws masked sentences from templates."""

    def __init__(self, finder: MentionFinder) -> None:
        """Mask names that templates spell out as this finder sees them."""
        self._finder = finder
        self._pieces: dict[str, tuple[Token, ...]] = {}

    def draw(self, templates: QuestionTemplates) -> Iterator[tuple[str, ...]]:
        """Yield sentences as tokens: of each template a few, chosen by its own text."""
        rules = dict(templates.rules)
        for template in templates.sentences:
            sequence = parse_template(template, rules)
            chance = random.Random(zlib.crc32(template.encode()))  # noqa: S311 -- not for secrets
            wanted = min(variety(sequence), SAMPLES)
            drawn = (self._tokens(sequence, chance) for _ in range(2 * wanted))
            yield from list(dict.fromkeys(filter(None, drawn)))[:wanted]

    def _tokens(self, sequence: Sequence, chance: random.Random) -> tuple[str, ...]:
        tokens: list[Token] = []
        for part in pick(sequence, chance):
            tokens += self._piece(part)
        return condensed(tokens)

    def _piece(self, part: Words | Slot) -> tuple[Token, ...]:
        if isinstance(part, Slot):
            return (Token(f"{{{part.name}}}"),)
        if part.text not in self._pieces:
            words = read(part.text).words
            sentences = masked(words, self._finder.find(part.text, words))
            self._pieces[part.text] = tuple(token for tokens in sentences for token in tokens)
        return self._pieces[part.text]


def learn(templates: Mapping[str, QuestionTemplates], finder: MentionFinder) -> IntentModel:
    """Return the model that fits the templates best; those of no intent are passed over."""
    sampler = SentenceSampler(finder)
    known: dict[str, int] = {}
    samples: list[list[int]] = []
    labels: list[int] = []
    for label, intent in enumerate(INTENTS):
        if intent not in templates:
            continue
        for tokens in sampler.draw(templates[intent]):
            samples.append([known.setdefault(name, len(known)) for name in features(tokens)])
            labels.append(label)
    weights, bias = _fit(samples, np.array(labels, np.int64), len(known))
    return IntentModel(known, weights, bias)


def _fit(
    samples: list[list[int]], labels: NDArray[np.int64], width: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Minimise the cross entropy by Adagrad over small batches."""
    chance = np.random.default_rng(0)
    weights = np.zeros((width, len(Intent)), np.float32)
    squares = np.full_like(weights, 1e-3)
    bias = np.zeros(len(Intent), np.float32)
    counts = np.maximum(np.bincount(labels, minlength=len(Intent)), 1)
    heft = np.minimum(len(labels) / len(Intent) / counts, _HEAVIEST).astype(np.float32)
    rows = [np.array(sample, np.int64) for sample in samples]
    for _ in range(_EPOCHS):
        order = chance.permutation(len(rows))
        for start in range(0, len(rows), _BATCH):
            batch = order[start : start + _BATCH]
            seen = [_some(rows[at], chance) for at in batch]
            _step(weights, squares, bias, seen, labels[batch], heft)
    return weights, bias


def _some(row: NDArray[np.int64], chance: np.random.Generator) -> NDArray[np.int64]:
    kept = row[chance.random(len(row)) >= _DROPPED]
    return kept if len(kept) else row


def _step(
    weights: NDArray[np.float32],
    squares: NDArray[np.float32],
    bias: NDArray[np.float32],
    seen: list[NDArray[np.int64]],
    labels: NDArray[np.int64],
    heft: NDArray[np.float32],
) -> None:
    lengths = np.array([len(row) for row in seen])
    columns = np.concatenate(seen)
    scale = (1 / np.sqrt(lengths)).astype(np.float32)[:, None]
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    scores = np.add.reduceat(weights[columns], starts) * scale + bias
    error = np.exp(scores - scores.max(axis=1, keepdims=True))
    error /= error.sum(axis=1, keepdims=True)
    error[np.arange(len(labels)), labels] -= 1
    error *= heft[labels][:, None]
    bias -= 0.1 * _RATE * error.mean(axis=0)
    order = np.argsort(columns, kind="stable")
    spread = np.repeat(error * scale, lengths, axis=0)[order]
    touched, first = np.unique(columns[order], return_index=True)
    slope = np.add.reduceat(spread, first)
    squares[touched] += slope * slope
    weights[touched] -= _RATE * slope / np.sqrt(squares[touched])
