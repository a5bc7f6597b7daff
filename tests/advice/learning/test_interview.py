"""Interview questions at a glance, one at a time, and mixed."""

import pytest

from bot.advice.learning.interview import SET_SIZE, mixed_set
from tests.advice.reading import assert_fits, text_of


async def test_the_list_names_every_question(opened, knowledge):
    for career in knowledge.careers.values():
        words = text_of(await opened(f"interview/{career.id}"))
        assert all(question.question in words for question in career.interview)
        assert career.interview[0].points[0] in words


async def test_a_level_shows_the_points_of_each_answer(opened, knowledge):
    career = knowledge.careers["backend-developer"]
    words = text_of(await opened("interview/backend-developer/mid"))
    for question in career.interview:
        assert (question.question in words) == (question.level == "mid")
        assert (question.points[0] in words) == (question.level == "mid")


async def test_practice_hides_the_points_until_they_are_asked_for(opened, knowledge):
    question = knowledge.careers["backend-developer"].interview[2]
    hidden = await opened("interview/backend-developer/-/3")
    shown = await opened(str(hidden.actions[0].route))

    assert question.question in text_of(hidden)
    assert question.points[0] not in text_of(hidden)
    assert all(point in text_of(shown) for point in question.points)


async def test_next_leads_through_all_questions_and_ends(opened, knowledge):
    seen = []
    answer = await opened("interview/data-analyst/-/1")
    while True:
        assert_fits(answer)
        seen.append(text_of(answer).splitlines()[1])
        following = [action for action in answer.actions if action.label == "Next question"]
        if not following:
            break
        answer = await opened(str(following[0].route))
    questions = knowledge.careers["data-analyst"].interview
    assert seen == [f"**{question.question}**" for question in questions]


def test_mixed_sets_are_five_different_questions_over_the_levels(knowledge):
    for career in knowledge.careers.values():
        for number in range(1, len(career.interview) + 1):
            chosen = mixed_set(career.interview, number)
            assert len({question.question for question in chosen}) == SET_SIZE
            assert len({question.level for question in chosen}) >= 3
        assert mixed_set(career.interview, 1) != mixed_set(career.interview, 2)


@pytest.mark.parametrize("start", ["-", "senior"])
async def test_five_others_follow_a_mixed_set(opened, start):
    last = await opened(f"interview/data-analyst/{start}/s1-5p")
    others = next(action for action in last.actions if action.label == "Five others")
    assert str(others.route) == f"interview/data-analyst/{start}/s2-1"
    assert_fits(await opened(str(others.route)))
