"""Learns the intent models from the sentence templates; the same templates, the same models."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from bot.understanding.features import is_word, letter_features, phrase_features
from bot.understanding.fitting import fit_complement, fit_softmax
from bot.understanding.intent_model import INTENTS, IntentModel, LinearModel, digest
from bot.understanding.sampling import draw_examples, roughened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from bot.domain.guidance import QuestionTemplates
    from bot.understanding.mentions import MentionFinder
    from bot.understanding.sampling import Example

_RAREST = 3
"""A phrase that fewer examples have is chance, and would only cost memory."""
_RAREST_RUN = 2
"""The same for runs of letters; single words are always kept, for spelling knows them by this."""


def learn(
    templates: Mapping[str, QuestionTemplates], finder: MentionFinder, noise: Sequence[str]
) -> IntentModel:
    """Return what the templates teach; noise are ordinary words that mean nothing here."""
    examples = draw_examples(templates, finder)
    rough = roughened(examples, templates, finder, noise)
    return IntentModel(_learn_phrases(rough), _learn_letters(examples), _verbatim(examples))


def _learn_phrases(examples: Sequence[Example]) -> LinearModel:
    known, rows, labels = _rows(examples, phrase_features, lambda _, count: count >= _RAREST)
    weights, bias = fit_softmax(rows, labels, len(known))
    return LinearModel(known, weights, np.ones(len(known), np.float32), bias)


def _learn_letters(examples: Sequence[Example]) -> LinearModel:
    known, rows, labels = _rows(
        examples, letter_features, lambda name, count: count >= _RAREST_RUN or is_word(name)
    )
    weights, values = fit_complement(rows, labels, len(known))
    return LinearModel(known, weights, values, np.zeros(len(INTENTS), np.float32))


def _verbatim(examples: Sequence[Example]) -> dict[int, int]:
    """Return the intent of every sentence that only one intent has."""
    intents: defaultdict[int, set[int]] = defaultdict(set)
    for example in examples:
        intents[digest(example.tokens)].add(INTENTS.index(example.intent))
    return {key: next(iter(found)) for key, found in intents.items() if len(found) == 1}


def _rows(
    examples: Sequence[Example],
    read_features: Callable[[Sequence[str]], Iterator[str]],
    is_kept: Callable[[str, int], bool],
) -> tuple[dict[str, int], list[NDArray[np.int64]], NDArray[np.int64]]:
    """Return the index of every feature that is kept, and rows and labels of the examples.

    An example without any such feature has neither row nor label.
    """
    seen = [list(dict.fromkeys(read_features(example.tokens))) for example in examples]
    counts = Counter(name for names in seen for name in names)
    kept = (name for name, count in counts.items() if is_kept(name, count))
    known = {name: at for at, name in enumerate(kept)}
    rows = [np.array([known[n] for n in names if n in known], np.int64) for names in seen]
    labels = [INTENTS.index(ex.intent) for ex, row in zip(examples, rows, strict=True) if len(row)]
    return known, [row for row in rows if len(row)], np.array(labels, np.int64)
