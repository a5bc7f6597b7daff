"""Every intent: the sentences of tests/questions/, and the templates themselves."""

from __future__ import annotations

import random
import zlib
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.recognition import Intent
from bot.domain.templates import Slot, TemplateReader, pick, template_problems
from tests.understanding.sentences import own_questions, sentences

if TYPE_CHECKING:
    from bot.domain.knowledge import KnowledgeBase
    from bot.understanding.recognizer import Recognizer

NAMES = {
    "career": "data engineer",
    "skill": "docker",
    "category": "databases",
    "stage": "intermediate",
    "level": "senior",
    "years": "two years",
    "country": "germany",
    "profession": "nurse",
}


@pytest.mark.parametrize(("intent", "sentence"), sentences())
def test_sentence_is_understood(
    recognizer: Recognizer, intent: str, sentence: dict[str, Any]
) -> None:
    found = recognizer.recognize(sentence["say"])

    assert found.intent == intent
    if intent != Intent.OUT_OF_SCOPE:
        assert list(found.slots.careers) == sentence.get("careers", [])
        for slot in ("category", "stage", "level", "years", "country"):
            assert getattr(found.slots, slot) == sentence.get(slot), slot
        assert set(sentence.get("skills", [])) <= set(found.slots.skills)


def test_every_intent_has_templates_and_sentences(knowledge: KnowledgeBase) -> None:
    assert {*Intent} <= knowledge.templates.keys()
    assert {intent for intent, _ in sentences()} == {*Intent}


def test_every_template_can_be_read(knowledge: KnowledgeBase) -> None:
    problems = [
        problem
        for templates in knowledge.templates.values()
        for problem in template_problems(templates)
    ]

    assert problems == []


def test_templates_are_understood_as_their_own_intent(
    recognizer: Recognizer, knowledge: KnowledgeBase
) -> None:
    said: Counter[str] = Counter()
    understood: Counter[str] = Counter()
    for intent in Intent:
        templates = knowledge.templates[intent]
        reader = TemplateReader(dict(templates.rules))
        for template in templates.sentences:
            question = _spoken(reader, template)
            said[intent] += 1
            understood[intent] += recognizer.recognize(question).intent is intent

    for intent in Intent:
        assert understood[intent] / said[intent] >= 0.9, intent


def test_own_questions_are_well_formed(knowledge: KnowledgeBase) -> None:
    rows = own_questions()

    assert len(rows) >= 600
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["intent"] for row in rows} == {*Intent}
    assert 0.28 <= sum(row["split"] == "unseen" for row in rows) / len(rows) <= 0.38
    assert all(career in knowledge.careers for row in rows for career in row["careers"])


def _spoken(reader: TemplateReader, template: str) -> str:
    chance = random.Random(zlib.crc32(template.encode()) + 1)  # noqa: S311 -- not the draw of learning
    parts = pick(reader.read(template), chance)
    return " ".join(NAMES[p.name] if isinstance(p, Slot) else p.text for p in parts)
