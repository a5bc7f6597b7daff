"""Our own questions: what was never tuned on must still reach what is promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.recognition import Band, Intent
from tests.benchmarks.questions import measure
from tests.understanding.sentences import own_questions

if TYPE_CHECKING:
    from bot.domain.knowledge import KnowledgeBase
    from bot.understanding.recognizer import Recognizer

SURE = 0.8
"""An off-topic question must never be answered with this confidence."""
OFF_TOPIC = [row["q"] for row in own_questions() if row["intent"] == Intent.OUT_OF_SCOPE]


def test_unseen_questions_reach_what_is_promised(
    recognizer: Recognizer, knowledge: KnowledgeBase
) -> None:
    unseen = [row for row in own_questions() if row["split"] == "unseen"]

    figures = measure(recognizer, knowledge, unseen)

    assert figures.share("intent") >= 0.82
    assert figures.share("careers") >= 0.93
    assert figures.share("both") >= 0.78
    assert figures.skills_f1() >= 0.88
    assert figures.share("outside refused") >= 0.88
    assert figures.share("outside answered") <= 0.05
    assert figures.share("refused") <= 0.06
    assert figures.share("answered") >= 0.75


@pytest.mark.parametrize("question", OFF_TOPIC)
def test_off_topic_is_never_answered_with_confidence(recognizer: Recognizer, question: str) -> None:
    found = recognizer.recognize(question)

    assert found.band is not Band.ANSWER or found.confidence < SURE
