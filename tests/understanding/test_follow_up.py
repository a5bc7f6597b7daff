"""Questions that lean on the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.recognition import Band, Intent

if TYPE_CHECKING:
    from bot.domain.recognition import Recognition
    from bot.understanding.recognizer import Recognizer


@pytest.fixture
def pay(recognizer: Recognizer) -> Recognition:
    return recognizer.recognize("how much does a senior backend developer earn in France?")


def test_another_country_keeps_the_rest(recognizer: Recognizer, pay: Recognition) -> None:
    found = recognizer.recognize("and in Germany?", previous=pay)

    assert found.intent is Intent.SALARY
    assert found.slots.careers == ("backend-developer",)
    assert (found.slots.country, found.slots.level) == ("DE", "senior")


def test_another_career_keeps_the_rest(recognizer: Recognizer, pay: Recognition) -> None:
    found = recognizer.recognize("what about frontend?", previous=pay)

    assert found.intent is Intent.SALARY
    assert found.slots.careers == ("frontend-developer",)
    assert found.slots.country == "FR"


def test_pronoun_stands_for_the_career(recognizer: Recognizer, pay: Recognition) -> None:
    found = recognizer.recognize("which skills do they need?", previous=pay)

    assert found.intent is Intent.SKILLS
    assert found.slots.careers == ("backend-developer",)


def test_question_of_its_own_inherits_nothing(recognizer: Recognizer, pay: Recognition) -> None:
    found = recognizer.recognize("how do I become a data scientist?", previous=pay)

    assert found == recognizer.recognize("how do I become a data scientist?")


def test_refusal_is_not_continued(recognizer: Recognizer) -> None:
    weather = recognizer.recognize("what is the weather today")

    found = recognizer.recognize("and in Germany?", previous=weather)

    assert weather.band is Band.REFUSE
    assert found == recognizer.recognize("and in Germany?")
