"""From one career to another, over all pairs."""

from itertools import pairwise, permutations

import pytest

from bot.advice.careers.needs import by_stage, gap_between, in_learning_order
from bot.advice.careers.stepping_stones import carried_over, stepping_stones
from bot.advice.learning.learning_time import estimate, months_words
from bot.domain.vocabulary import Importance, Stage
from tests.advice.reading import assert_fits, text_of


async def test_all_pairs_fit(opened, knowledge):
    for current, target in permutations(knowledge.careers.values(), 2):
        answer = await opened(f"switch/{current.id}/{target.id}")
        assert_fits(answer)
        assert "months" in text_of(answer) or "month" in text_of(answer)


def test_nothing_is_both_carried_and_missing(knowledge):
    for current, target in permutations(knowledge.careers.values(), 2):
        gap = gap_between(current, target)
        carried, refresh, missing = (
            {need.skill for need in part} for part in (gap.carried, gap.to_refresh, gap.missing)
        )
        assert not carried & refresh
        assert not (carried | refresh) & missing
        assert carried | refresh == current.needs.keys() & target.needs.keys()
        assert all(target.needs[key].importance is not Importance.BONUS for key in missing)
        assert all(current.needs[key].importance is Importance.BONUS for key in refresh)


def test_nothing_is_learned_before_what_it_builds_on(knowledge):
    for current, target in permutations(knowledge.careers.values(), 2):
        missing = gap_between(current, target).missing
        order = [need.skill for need in in_learning_order(knowledge, missing)]
        assert sorted(order) == sorted(need.skill for need in missing)
        for position, key in enumerate(order):
            before = set(knowledge.skills[key].before) & set(order)
            assert before <= set(order[:position])


def test_stages_follow_each_other_and_nothing_is_learned_too_late(knowledge):
    stages = list(Stage)
    for current, target in permutations(knowledge.careers.values(), 2):
        order = in_learning_order(knowledge, gap_between(current, target).missing)
        found = by_stage(order)
        assert [need for _, needs in found for need in needs] == list(order)
        assert [stage for stage, _ in found] == sorted((s for s, _ in found), key=stages.index)
        for stage, needs in found:
            assert all(stages.index(stage) <= stages.index(need.stage) for need in needs)


def test_the_estimate_counts_what_is_missing_by_the_first_applications(knowledge):
    for current, target in permutations(knowledge.careers.values(), 2):
        gap = gap_between(current, target)
        found = estimate(knowledge, gap, target)
        low, high = found.weeks
        assert 0 <= low <= high
        assert {*found.core, *found.useful} <= {*gap.missing}
        assert all(need.importance is Importance.CORE for need in found.core)
        shelves = [(knowledge.skills[n.skill].category, knowledge.skills[n.skill].group)
                   for n in found.useful]  # fmt: skip
        assert len(shelves) == len(set(shelves))


@pytest.mark.parametrize(
    ("weeks", "words"),
    [
        ((0, 0), "less than a month"),
        ((0, 4), "up to 1 month"),
        ((0, 20), "up to 5 months"),
        ((13, 14), "about 3 months"),
        ((9, 40), "about 2 to 9 months"),
    ],
)
def test_ranges_read_well(weeks, words):
    assert months_words(weeks) == words


def test_stepping_stones_are_neighbors_all_the_way(knowledge):
    for current, target in permutations(knowledge.careers.values(), 2):
        between = stepping_stones(knowledge, current, target)
        assert (carried_over(current, target) is not None) == (not between)
        for one, other in pairwise((current, *between, target)):
            assert carried_over(one, other) is not None


async def test_neighbors_read_what_carries_over(opened, knowledge):
    for current in knowledge.careers.values():
        for related in current.related:
            words = text_of(await opened(f"switch/{current.id}/{related.career}"))
            assert related.carries in words
            assert "stepping stone" not in words
            assert "five to eight hours a week" in words


async def test_one_end_alone_asks_for_the_other(opened):
    answer = await opened("switch/qa-engineer")
    assert [len(menu.options) for menu in answer.menus] == [24, 24]
    assert answer.menus[0].options[0].route.args[0] == "qa-engineer"
    assert answer.menus[1].options[0].route.args[1] == "qa-engineer"
