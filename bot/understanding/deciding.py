"""From scores to a decision: which intent, how sure, and whether it is about our field at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.domain.recognition import Band, Intent
from bot.understanding.features import is_without_tech
from bot.understanding.intent_model import INTENTS, probabilities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.understanding.intent_model import Scores

# Measured on the team's own questions and the development sample; see ARCHITECTURE.md.
TEMPERATURE = np.float32(0.75)
"""Divides the scores, so that of answers with confidence 0.8 four in five are right."""
REFUSED_FROM = 0.04
"""Probability of being out of scope from which a question is refused: real ones hardly reach it."""
DOUBTED_FROM = 0.007
"""From here on a question is not answered unasked either."""
ANSWERED_FROM = 0.35
"""Confidence below which near questions are offered."""
ANOTHER_FIELD = np.float32(12.0)
"""Added to the score of out_of_scope where only a job outside tech is named: as good as certain."""
_OUT = INTENTS.index(Intent.OUT_OF_SCOPE)


@dataclass(frozen=True, slots=True)
class Decision:
    """The intents by likelihood, and what may be done."""

    ranked: tuple[Intent, ...]
    """In scope, likeliest first."""
    confidence: float
    """0-1, of the first of them; in the band that refuses, of being out of scope."""
    band: Band


NOTHING_SAID = Decision(tuple(i for i in Intent if i is not Intent.OUT_OF_SCOPE), 1.0, Band.REFUSE)
"""For text of which nothing can be read."""


def decide(scores: Scores, tokens: Sequence[str]) -> Decision:
    """Return the decision that scores of these tokens lead to."""
    tempered = scores / TEMPERATURE
    if "{profession}" in tokens and is_without_tech(tokens):
        tempered[_OUT] += ANOTHER_FIELD
    outside = float(probabilities(tempered)[_OUT])
    tempered[_OUT] = -np.inf
    inside = probabilities(tempered)
    order = np.argsort(-inside, kind="stable")
    ranked = tuple(INTENTS[int(at)] for at in order if at != _OUT)
    if outside >= REFUSED_FROM:
        return Decision(ranked, _refusal_confidence(outside), Band.REFUSE)
    confidence = float(inside[order[0]]) * (1 - outside)
    sure = confidence >= ANSWERED_FROM and outside < DOUBTED_FROM
    return Decision(ranked, confidence, Band.ANSWER if sure else Band.DID_YOU_MEAN)


def _refusal_confidence(outside: float) -> float:
    """Return how likely a refusal is right: an even bet at the threshold, certain at one."""
    return 0.5 + (outside - REFUSED_FROM) / (1 - REFUSED_FROM) / 2
