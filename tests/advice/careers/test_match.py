"""The career finder."""

import re
from collections import Counter
from itertools import product

import pytest

from bot.advice.careers.finder import rank_careers
from bot.advice.wording import lower_first
from bot.domain.answers import Entry
from tests.advice.reading import assert_fits, text_of

FORBIDDEN = re.compile(
    r"\b(age|old|young\w*|born|sex|gender|male|female|man|woman|men|women|country|nationality"
    r"|religion|native|mother|father|married|children)\b",
    re.I,
)


@pytest.fixture(scope="module")
def suggested(knowledge):
    """Return the three careers that every seventh of the 20,000 ways to answer leads to."""
    ways = list(product(*(range(len(question.options)) for question in knowledge.finder)))
    ranked = (rank_careers(knowledge, chosen) for chosen in ways[::7])
    return [[fit.career.id for fit in fits[:3]] for fits in ranked]


def test_every_career_is_the_best_fit_of_some_answers(knowledge, suggested):
    assert {best for best, *_ in suggested} == set(knowledge.careers)


def test_no_career_is_suggested_far_more_often_than_others(knowledge, suggested):
    """Whether a career is named must depend on the answers, not on its file."""
    fair = 3 * len(suggested) / len(knowledge.careers)
    often = Counter(key for three in suggested for key in three)
    assert max(often.values()) < 2 * fair
    assert min(often.values()) > fair / 3


def test_the_same_answers_give_the_same_careers(knowledge):
    chosen = (0, 1, 2, 0, 1, 2, 0)
    first = [fit.career.id for fit in rank_careers(knowledge, chosen)]
    assert first == [fit.career.id for fit in rank_careers(knowledge, chosen)]
    assert len(first) == len(knowledge.careers)


@pytest.mark.parametrize(
    ("taste", "group"),
    [
        ("design", {"ui-ux-designer", "frontend-developer"}),
        ("hardware", {"embedded-engineer", "network-engineer", "systems-administrator"}),
        ("numbers", {"data-analyst", "data-scientist", "machine-learning-engineer"}),
        ("people", {"engineering-manager", "product-manager"}),
        ("play", {"game-developer"}),
        ("finding-flaws", {"security-engineer", "qa-engineer", "blockchain-developer"}),
        ("operations", {"site-reliability-engineer", "systems-administrator", "devops-engineer"}),
    ],
)
def test_who_always_chooses_one_taste_is_led_to_it(knowledge, taste, group):
    chosen = [
        max(range(len(q.options)), key=lambda at, q=q: q.options[at].speaks_for.get(taste, 0))
        for q in knowledge.finder
    ]
    best = {fit.career.id for fit in rank_careers(knowledge, chosen)[:3]}
    assert best & group


async def test_much_is_said_only_of_what_is_the_heart_of_a_career(opened, knowledge):
    names = {lower_first(term.name): key for key, term in knowledge.terms["interests"].items()}
    by_title = {career.title: career for career in knowledge.careers.values()}
    told = 0
    for chosen in ("0000000", "1111111", "2222222", "3333333", "0123012", "3210324"):
        for block in (await opened(f"match/{chosen}")).blocks:
            if not isinstance(block, Entry):
                continue
            career = next(by_title[title] for title in by_title if f"{title}**" in block.text)
            much = re.search(r"much of (.*?)(?: and some| and spares|\.)", block.text)
            for name in re.findall(r"\*(.+?)\*", much[1]) if much else ():
                told += 1
                assert career.interests[names[name]] == 2
    assert told


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


def test_no_question_is_about_who_somebody_is(knowledge):
    assert 6 <= len(knowledge.finder) <= 8
    for question in knowledge.finder:
        for text in (question.question, *(option.label for option in question.options)):
            assert not FORBIDDEN.search(text), text
