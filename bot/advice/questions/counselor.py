"""Answers questions that people put in their own words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bot.advice.questions.ask import answer_question
from bot.domain.own_answers import HiddenKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.advice.advisor import Advisor
    from bot.advice.questions.ask import Decision
    from bot.domain.answers import Answer
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.readers import Reader
    from bot.domain.recognition import Recognition
    from bot.understanding.recognizer import Recognizer


class Counsel(NamedTuple):
    """How a question was understood, what was decided, and the answer to show."""

    recognition: Recognition
    decision: Decision
    answer: Answer


class Counselor:
    """Joins understanding and advice; both are replaced together when the knowledge is."""

    def __init__(self, advisor: Advisor, recognizer: Recognizer) -> None:
        """Answer by these; both hold the same knowledge base."""
        self._advisor = advisor
        self._recognizer = recognizer
        self.heard: Callable[[Recognition], None] | None = None
        """Told how each question was understood, for figures."""

    @property
    def knowledge(self) -> KnowledgeBase:
        """The knowledge base in force."""
        return self._advisor.knowledge

    def replace_recognizer(self, recognizer: Recognizer) -> None:
        """Understand by another reading of the knowledge from the next question on."""
        self._recognizer = recognizer

    async def ask(
        self, question: str, reader: Reader, previous: Recognition | None = None
    ) -> Counsel:
        """Answer a question; what a follow-up leaves out comes from the one before."""
        recognition = self._recognizer.recognize(question, previous)
        if f"{HiddenKind.ENTRY}:{recognition.faq}" in reader.hidden:
            recognition = replace(recognition, faq=None)
        if self.heard is not None:
            self.heard(recognition)
        decision, answer = await answer_question(self._advisor, recognition, reader)
        return Counsel(recognition, decision, answer)
