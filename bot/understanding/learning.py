"""Learns the intent models from the knowledge base; the same questions, the same models."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from bot.understanding.features import letter_keys, phrase_keys, sentence_key
from bot.understanding.fitting import fit_complement, fit_softmax
from bot.understanding.intent_model import INTENTS, IntentModel, LinearModel, Verbatim
from bot.understanding.sampling import draw_examples, roughened, said_examples
from bot.understanding.spelling import Speller

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from bot.domain.guidance import QuestionTemplates
    from bot.domain.recognition import Intent
    from bot.understanding.mentions import MentionFinder
    from bot.understanding.names import NameTable
    from bot.understanding.sampling import Example

    Rows = tuple[NDArray[np.uint32], list[NDArray[np.int64]], NDArray[np.int64]]

_RAREST = 4
"""A phrase that fewer examples have is chance, and would only cost memory."""
_RAREST_RUN = 3
"""The same for runs of letters."""
_RAREST_WORD = 3
"""A word of what was said that fewer hold may be a slip, and no pattern for spelling."""


def learn(
    templates: Mapping[str, QuestionTemplates],
    names: NameTable,
    finder: MentionFinder,
    ordinary: Sequence[str],
) -> IntentModel:
    """Return what the questions teach; ordinary words mean nothing here."""
    drawn = draw_examples(templates, finder)
    words = {token for example in drawn for token in example.tokens}
    said = said_examples(templates, finder, make_speller(names, words, ordinary))
    counts = Counter(token for example in said for token in set(example.tokens))
    words |= {token for token, count in counts.items() if count >= _RAREST_WORD}
    rough = roughened(drawn, templates, finder, ordinary)
    return IntentModel(
        _learn_phrases([*rough, *said]),
        _learn_letters([*drawn, *said]),
        _learn_verbatim([*drawn, *said]),
        frozenset(words),
    )


def make_speller(names: NameTable, words: Iterable[str], ordinary: Sequence[str]) -> Speller:
    """Return a speller that knows names, what questions say of them, and ordinary words."""
    return Speller((*names.words(), *names.run_together()), sorted(words), ordinary)


def _learn_phrases(examples: Sequence[Example]) -> LinearModel:
    seen = [phrase_keys(example.tokens, example.asked) for example in examples]
    keys, rows, labels = _rows(examples, seen, _RAREST)
    weights, bias = fit_softmax(rows, labels, len(keys))
    return _model(keys, weights, np.ones(len(keys), np.float32), bias)


def _learn_letters(examples: Sequence[Example]) -> LinearModel:
    seen = [letter_keys(example.tokens) for example in examples]
    keys, rows, labels = _rows(examples, seen, _RAREST_RUN)
    weights, values = fit_complement(rows, labels, len(keys))
    return _model(keys, weights, values, np.zeros(len(INTENTS), np.float32))


def _learn_verbatim(examples: Sequence[Example]) -> Verbatim:
    intents: defaultdict[int, set[Intent]] = defaultdict(set)
    for example in examples:
        intents[sentence_key(example.tokens)].add(example.intent)
    found = sorted((key, of) for key, (of, *others) in intents.items() if not others)
    keys = np.array([key for key, _ in found], np.uint32)
    return Verbatim(keys, np.array([INTENTS.index(of) for _, of in found], np.uint8))


def _model(
    keys: NDArray[np.uint32],
    weights: NDArray[np.float32],
    values: NDArray[np.float32],
    bias: NDArray[np.float32],
) -> LinearModel:
    return LinearModel(keys, weights.astype(np.float16), values, bias)


def _rows(examples: Sequence[Example], seen: Sequence[Sequence[int]], rarest: int) -> Rows:
    """Return the features that enough examples have, and rows and labels of the examples.

    An example without any such feature has neither row nor label.
    """
    own = [np.unique(np.array(keys, np.uint32)) for keys in seen]
    found, counts = np.unique(np.concatenate(own or [_NONE]), return_counts=True)
    keys = found[counts >= rarest]
    rows = [_found(keys, mine) for mine in own]
    labels = [INTENTS.index(ex.intent) for ex, row in zip(examples, rows, strict=True) if len(row)]
    return keys, [row for row in rows if len(row)], np.array(labels, np.int64)


def _found(keys: NDArray[np.uint32], wanted: NDArray[np.uint32]) -> NDArray[np.int64]:
    at = np.searchsorted(keys, wanted)
    at = at[at < len(keys)]
    return at[keys[at] == wanted[: len(at)]]


_NONE = np.zeros(0, np.uint32)
