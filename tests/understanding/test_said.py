"""Questions in the voices of many people, none of which was learned from or tuned on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.domain.names import fold
from bot.domain.recognition import Band, Intent

if TYPE_CHECKING:
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.recognition import Recognition
    from bot.understanding.recognizer import Recognizer

FILE = Path(__file__).parent.parent / "questions" / "said.jsonl"
ROWS = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
SURE = 0.9


@pytest.fixture(scope="module")
def found(recognizer: Recognizer) -> list[tuple[str, Recognition]]:
    return [(row["intent"], recognizer.recognize(row["q"])) for row in ROWS]


def share(found: list[tuple[str, Recognition]], outside: bool, holds) -> float:
    judged = [
        holds(intent, recognition)
        for intent, recognition in found
        if (intent == Intent.OUT_OF_SCOPE) == outside
    ]
    assert len(judged) > 250
    return sum(judged) / len(judged)


def test_none_of_them_was_learned_from(knowledge: KnowledgeBase):
    said = (templates.said.decode().splitlines() for templates in knowledge.templates.values())
    learned = {fold(line) for lines in said for line in lines} - {""}

    assert not [row["q"] for row in ROWS if fold(row["q"]) in learned]


def test_intents_are_understood(found):
    assert share(found, False, lambda intent, got: got.intent == intent) >= 0.84


def test_few_are_sent_away(found):
    assert share(found, False, lambda _, got: got.band is Band.REFUSE) <= 0.1


def test_off_topic_is_refused(found):
    assert share(found, True, lambda _, got: got.band is Band.REFUSE) >= 0.94


def test_off_topic_is_hardly_ever_answered_with_confidence(found):
    def is_wrong(_: str, got: Recognition) -> bool:
        return got.band is Band.ANSWER and got.confidence >= SURE

    assert share(found, True, is_wrong) <= 0.02


def test_confidence_says_how_often_an_answer_is_right(found):
    sure = [(i, got) for i, got in found if got.band is Band.ANSWER and got.confidence >= SURE]
    unsure = [(i, got) for i, got in found if got.band is Band.ANSWER and got.confidence < 0.65]
    right, guessed = (
        sum(got.intent == intent for intent, got in part) / len(part) for part in (sure, unsure)
    )

    assert right >= 0.96
    assert guessed < 0.85
