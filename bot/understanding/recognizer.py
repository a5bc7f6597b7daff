"""The way in: a question becomes a Recognition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bot.domain.recognition import Band, Intent, NearQuestion, Recognition
from bot.understanding.intent_model import INTENTS, probabilities
from bot.understanding.masking import condensed, masked
from bot.understanding.mentions import MentionFinder
from bot.understanding.model_store import load_model, save_model
from bot.understanding.names import NameTable
from bot.understanding.slots import fill_slots
from bot.understanding.spelling import Speller, ordinary_words
from bot.understanding.training import learn
from bot.understanding.utterance import read

if TYPE_CHECKING:
    from pathlib import Path

    from bot.domain.knowledge import KnowledgeBase
    from bot.understanding.intent_model import IntentModel, Scores

SURE = 0.55
UNSURE_REFUSAL = 0.5


class Recognizer:
    """Understands questions by one knowledge base; immutable but for bounded memories."""

    def __init__(self, knowledge: KnowledgeBase, cache_folder: Path | None = None) -> None:
        """Index the names and learn the phrases, or load them as learned before."""
        self._knowledge = knowledge
        self._names = NameTable(knowledge)
        self._finder = MentionFinder(self._names)
        self._model = _model(knowledge, self._finder, cache_folder)
        self._speller = Speller(
            names=(*self._names.words(), *self._names.run_together()),
            words=(name for name in self._model.known if " " not in name),
            ordinary=ordinary_words(),
        )

    def recognize(self, question: str, previous: Recognition | None = None) -> Recognition:
        """Return how a question is understood; what a follow-up lacks comes from `previous`."""
        utterance = read(question)
        words = self._speller.corrected(utterance.words)
        mentions = self._finder.find(question, words)
        slots, matches = fill_slots(question, words, mentions)
        tokens = [token for sentence in masked(words, mentions) for token in sentence]
        chances = probabilities(self._scores(condensed(tokens)))
        order = np.argsort(-chances, kind="stable")
        best, second = INTENTS[int(order[0])], INTENTS[int(order[1])]
        confidence = float(chances[order[0]])
        band = _band(best, confidence)
        if best is Intent.OUT_OF_SCOPE and band is not Band.REFUSE:
            best, second = second, best
        return Recognition(
            question=question,
            intent=best,
            slots=slots,
            confidence=confidence,
            runner_up=second,
            band=band,
            matches=matches,
            near=tuple(self._near(INTENTS[int(at)]) for at in order[:3]),
        )

    def _scores(self, tokens: tuple[str, ...]) -> Scores:
        if not tokens:
            return np.eye(len(INTENTS), dtype=np.float32)[-1] * 9
        return self._model.scores(tokens)

    def _near(self, intent: Intent) -> NearQuestion:
        templates = self._knowledge.templates.get(intent)
        return NearQuestion(intent, templates.example if templates else intent.value)


def _band(best: Intent, confidence: float) -> Band:
    if best is Intent.OUT_OF_SCOPE:
        return Band.REFUSE if confidence >= UNSURE_REFUSAL else Band.DID_YOU_MEAN
    return Band.ANSWER if confidence >= SURE else Band.DID_YOU_MEAN


def _model(
    knowledge: KnowledgeBase, finder: MentionFinder, cache_folder: Path | None
) -> IntentModel:
    if cache_folder is None:
        return learn(knowledge.templates, finder)
    model = load_model(cache_folder, knowledge.fingerprint)
    if model is None:
        model = learn(knowledge.templates, finder)
        save_model(cache_folder, knowledge.fingerprint, model)
    return model
