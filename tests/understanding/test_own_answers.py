"""Own answers are found by other words and with slips, and never for another question."""

from __future__ import annotations

import pytest

from bot.domain.own_answers import OwnAnswer, OwnAnswerText
from bot.understanding.alike import group_alike
from bot.understanding.own_answers import OwnAnswerMatcher

QUESTIONS = (
    "When are the office hours?",
    "How do I join the mentor program?",
    "What are the server rules?",
    "Who are you?",
    "Where is room 12?",
    "レビューの時間はいつですか",
)


@pytest.fixture(scope="module")
def matcher() -> OwnAnswerMatcher:
    texts = [OwnAnswerText(question, "x") for question in QUESTIONS]
    texts.append(OwnAnswerText("Is there a book club?", "x", ("reading group", "book circle")))
    texts.append(OwnAnswerText("Is there a chess club?", "x", enabled=False))
    return OwnAnswerMatcher(OwnAnswer(n, 1, 1, text) for n, text in enumerate(texts))


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("office hours", "When are the office hours?"),
        ("hey, when r the ofice huors pls??", "When are the office hours?"),
        ("mentor programm: how can i join", "How do I join the mentor program?"),
        ("server ruels", "What are the server rules?"),
        ("who are you", "Who are you?"),
        ("ROOM 12", "Where is room 12?"),
        ("レビューの時間はいつですか?", "レビューの時間はいつですか"),
        ("the reading group", "Is there a book club?"),
        ("book circle?", "Is there a book club?"),
    ],
)
def test_a_question_is_found_however_it_is_put(matcher, asked, meant):
    found = matcher.find(asked)

    assert found is not None
    assert found.text.question == meant


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "???",
        "hours",
        "what are the server roles",
        "how do I leave the mentor program",
        "where is room 21",
        "is there a chess club",
        "how much does a backend developer earn",
        "office hours of the tax authority in Berlin",
        "x" * 10_000,
    ],
)
def test_another_question_is_left_alone(matcher, asked):
    assert matcher.find(asked) is None


def test_the_closest_of_two_wins_and_of_equals_the_first():
    texts = ("How do I get a role?", "How do I get a color role?", "how do i get a ROLE")
    matcher = OwnAnswerMatcher(
        OwnAnswer(n, 1, 1, OwnAnswerText(text, "x")) for n, text in enumerate(texts)
    )

    assert matcher.find("how to get a color role").id == 1
    assert matcher.find("how to get a role").id == 0


def test_completions_hold_what_is_typed_or_come_near(matcher):
    assert [a.id for a in matcher.complete("mentor")] == [1]
    assert [a.id for a in matcher.complete("ofice hour")][:1] == [0]
    assert len(matcher.complete("")) == len(QUESTIONS) + 2


def test_alike_questions_are_put_together_most_asked_first():
    asked = [("where is the moon", 2), ("when is the meetup", 1), ("When is teh meet-up?", 3)]

    assert group_alike(asked) == [
        [("When is teh meet-up?", 3), ("when is the meetup", 1)],
        [("where is the moon", 2)],
    ]
