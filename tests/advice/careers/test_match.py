"""The career finder."""

import re
from itertools import product

import pytest

from bot.advice.careers.finder import profile, rank_careers
from tests.advice.reading import assert_fits, text_of

FORBIDDEN = re.compile(
    r"\b(age|old|young\w*|born|sex|gender|male|female|man|woman|men|women|country|nationality"
    r"|religion|native|mother|father|married|children)\b",
    re.I,
)


@pytest.fixture(scope="module")
def points(knowledge):
    """Return, by question, option and career, what an option adds to a career's score."""
    careers = list(knowledge.careers.values())
    lengths = [sum(v * v for v in c.interests.values()) ** 0.5 for c in careers]
    return [
        [
            [
                sum(w * c.interests.get(k, 0) for k, w in option.speaks_for.items()) / length
                for c, length in zip(careers, lengths, strict=True)
            ]
            for option in question.options
        ]
        for question in knowledge.finder
    ]


def test_every_career_is_the_best_fit_of_some_answers(knowledge, points):
    """Scores are sums over the questions, which spares ranking all of 20,000 ways to answer."""
    best: set[int] = set()
    for chosen in product(*(range(len(options)) for options in points)):
        scores = [sum(column) for column in zip(
            *(points[q][option] for q, option in enumerate(chosen)), strict=True)]  # fmt: skip
        best.add(scores.index(max(scores)))
    careers = list(knowledge.careers)
    assert {careers[i] for i in best} == set(careers)


def test_the_same_answers_give_the_same_careers(knowledge):
    chosen = (0, 1, 2, 0, 1, 2, 0)
    liked = profile(knowledge.finder, chosen)
    first = [fit.career.id for fit in rank_careers(knowledge, liked)]
    assert first == [fit.career.id for fit in rank_careers(knowledge, dict(liked))]
    assert len(first) == len(knowledge.careers)


async def test_questions_come_one_at_a_time_and_lead_to_three_careers(opened, knowledge):
    answer = await opened("match")
    for asked in range(len(knowledge.finder)):
        assert_fits(answer)
        question = knowledge.finder[asked]
        assert question.question in text_of(answer)
        labels = [action.label for action in answer.actions]
        assert labels[: len(question.options)] == [o.label for o in question.options]
        answer = await opened(str(answer.actions[0].route))
    assert_fits(answer)
    assert len([block for block in answer.blocks if hasattr(block, "action")]) == 3
    assert text_of(answer).count("👍") == text_of(answer).count("👎") == 3


async def test_back_leads_back(opened):
    answer = await opened("match/012")
    back = next(action for action in answer.actions if action.label == "Back")
    assert str(back.route) == "match/01"


def test_every_result_fits_whatever_is_chosen(knowledge):
    """Who answers everything the same way still gets a ranking, even with nothing liked."""
    assert len(rank_careers(knowledge, {})) == len(knowledge.careers)
    assert rank_careers(knowledge, {})[0].career.id == next(iter(knowledge.careers))


def test_no_question_is_about_who_somebody_is(knowledge):
    assert 6 <= len(knowledge.finder) <= 8
    for question in knowledge.finder:
        for text in (question.question, *(option.label for option in question.options)):
            assert not FORBIDDEN.search(text), text
