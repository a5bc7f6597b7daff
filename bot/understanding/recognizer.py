"""The way in: a question becomes a Recognition."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from bot.domain.recognition import Band, Intent, OwnQuestionKey, Recognition
from bot.understanding.deciding import NOTHING_SAID, decide
from bot.understanding.faq_finder import FaqFinder
from bot.understanding.follow_up import inherited, named_words
from bot.understanding.learning import learn, make_speller
from bot.understanding.mentions import MentionFinder
from bot.understanding.model_store import load_model, save_model
from bot.understanding.names import NameTable
from bot.understanding.near import near_questions
from bot.understanding.reading import read_question
from bot.understanding.slots import fill_slots
from bot.understanding.spelling import ordinary_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.domain.careers import CareerId
    from bot.domain.knowledge import KnowledgeBase
    from bot.understanding.deciding import Decision
    from bot.understanding.intent_model import IntentModel
    from bot.understanding.reading import Reading


LEAST_KNOWN = 0.34
"""Share of known words below which a text is of another language, or of none."""


class Recognizer:
    """Understands questions by one knowledge base; immutable but for bounded memories."""

    def __init__(self, knowledge: KnowledgeBase, cache_folder: Path | None = None) -> None:
        """Index the names and learn the phrases, or load them as learned before."""
        self._knowledge = knowledge
        names = NameTable(knowledge)
        ordinary = ordinary_words()
        self._finder = MentionFinder(names)
        self._model = _model(knowledge, names, self._finder, ordinary, cache_folder)
        self._speller = make_speller(names, self._model.words, ordinary)
        self._faq = FaqFinder(
            (entry.id, (entry.question, *entry.also), entry.keywords)
            for entry in knowledge.faq.values()
        )
        self._own_questions = {
            career.id: FaqFinder(
                (OwnQuestionKey(career.id, at), (own.question, *own.also), ())
                for at, own in enumerate(career.questions)
            )
            for career in knowledge.careers.values()
        }

    def recognize(self, question: str, previous: Recognition | None = None) -> Recognition:
        """Return how a question is understood; what a follow-up lacks comes from `previous`."""
        read = read_question(question, self._finder, self._speller)
        decision = self._decide(read)
        slots, matches = fill_slots(question, read.words, read.mentions)
        refused = decision.band is Band.REFUSE
        plain = [word.text for word in read.words]
        current = Recognition(
            question=question,
            intent=Intent.OUT_OF_SCOPE if refused else decision.ranked[0],
            slots=slots,
            confidence=decision.confidence,
            runner_up=decision.ranked[0 if refused else 1],
            band=decision.band,
            matches=matches,
            near=near_questions(decision.ranked, slots, self._knowledge),
            faq=None if refused else self._faq.find(plain),
            own_question=None if refused else self._own_question(slots.careers, plain),
        )
        if previous is None:
            return current
        return inherited(current, plain, named_words(current), previous)

    def _decide(self, read: Reading) -> Decision:
        known = sum(token in self._model.words for token in read.tokens)
        if known < LEAST_KNOWN * len(read.tokens) or not read.tokens:
            return NOTHING_SAID
        return decide(self._model.scores(read.tokens, read.asked), read.tokens)

    def _own_question(
        self, careers: Sequence[CareerId], words: Sequence[str]
    ) -> OwnQuestionKey | None:
        return self._own_questions[careers[0]].find(words) if len(careers) == 1 else None


def _model(
    knowledge: KnowledgeBase,
    names: NameTable,
    finder: MentionFinder,
    ordinary: Sequence[str],
    cache_folder: Path | None,
) -> IntentModel:
    if cache_folder is None:
        return learn(knowledge.templates, names, finder, ordinary)
    key = _key(knowledge, names)
    model = load_model(cache_folder, key)
    if model is None:
        model = learn(knowledge.templates, names, finder, ordinary)
        save_model(cache_folder, key, model)
    return model


def _key(knowledge: KnowledgeBase, names: NameTable) -> str:
    """Return a hash of all that the models are learned from: sentences, and names they mask."""
    content = blake2b(digest_size=16)
    for templates in knowledge.templates.values():
        content.update(repr(replace(templates, said=b"")).encode())
        content.update(templates.said)  # megabytes: not to be quoted first
    for name in names.described():
        content.update(name.encode())
    return content.hexdigest()
