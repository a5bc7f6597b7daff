"""From one career to another, over all pairs."""

import re
from itertools import pairwise, permutations

import pytest

from bot.advice.careers.needs import Gap, by_stage, gap_between, in_learning_order
from bot.advice.careers.stepping_stones import carried_over, stepping_stones
from bot.advice.learning.learning_time import estimate, months_words
from bot.domain.answers import Bullets
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


async def test_the_card_names_nothing_before_what_it_builds_on(opened, knowledge):
    for current, target in permutations(knowledge.careers.values(), 2):
        missing = [need.skill for need in gap_between(current, target).missing]
        lines = _lines_to_learn(await opened(f"switch/{current.id}/{target.id}"))
        named = {key: place for key in missing if (place := _place(knowledge.skills[key], lines))}
        assert named or not missing
        for key, place in named.items():
            before = [named[other] for other in knowledge.skills[key].before if other in named]
            assert all(earlier < place for earlier in before), (current.id, target.id, key)


def _lines_to_learn(answer):
    blocks = (block for block in answer.blocks if isinstance(block, Bullets) and block.numbered)
    return [line for block in blocks for line in block.items]


def _place(skill, lines):
    """Return the line and the column in which a skill is named, if any names it."""
    name = re.compile(rf"(?:: |, )(?:\*\*)?{re.escape(skill.name)}(?:\*\*)?(?=, | and \d+ more|$)")
    for row, line in enumerate(lines):
        if found := name.search(line):
            return row, found.start()
    return None


async def test_every_core_skill_that_is_missing_is_named(opened, knowledge):
    for current, target in permutations(knowledge.careers.values(), 2):
        words = text_of(await opened(f"switch/{current.id}/{target.id}"))
        for need in gap_between(current, target).missing:
            if need.importance is Importance.CORE:
                assert f"**{knowledge.skills[need.skill].name}**" in words


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
        assert {*found.core, *found.useful} <= {*gap.missing}
        assert all(need.importance is Importance.CORE for need in found.core)
        shelves = [(knowledge.skills[n.skill].category, knowledge.skills[n.skill].group)
                   for n in found.useful]  # fmt: skip
        assert len(shelves) == len(set(shelves))


def test_a_switch_never_takes_longer_than_the_roadmap_from_nothing(knowledge):
    for current, target in permutations(knowledge.careers.values(), 2):
        found = estimate(knowledge, gap_between(current, target), target)
        low, high = found.months
        assert 0 <= low <= high <= found.planned
        assert found.planned == target.plan(target.apply_from).months[1]


def test_with_nothing_to_bring_the_whole_roadmap_is_left(knowledge):
    for target in knowledge.careers.values():
        nothing = Gap((), (), tuple(target.needs.values()))
        found = estimate(knowledge, nothing, target)
        assert found.months == (found.planned, found.planned)
        done = estimate(knowledge, Gap(tuple(target.needs.values()), (), ()), target)
        assert done.months == (0, 0)


async def test_years_in_another_job_are_named(opened):
    words = text_of(await opened("switch/qa-engineer/engineering-manager"))
    assert "4 years** in a technical job before" in words
    assert "years** in" not in text_of(await opened("switch/qa-engineer/backend-developer"))


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ((0, 0), "less than a month"),
        ((0, 1), "up to 1 month"),
        ((0, 5), "up to 5 months"),
        ((3, 3), "about 3 months"),
        ((2, 9), "about 2 to 9 months"),
    ],
)
def test_ranges_read_well(months, words):
    assert months_words(months) == words


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
            assert "that the roadmap plans from nothing" in words


async def test_one_end_alone_asks_for_the_other(opened):
    answer = await opened("switch/qa-engineer")
    assert [len(menu.options) for menu in answer.menus] == [24, 24]
    assert answer.menus[0].options[0].route.args[0] == "qa-engineer"
    assert answer.menus[1].options[0].route.args[1] == "qa-engineer"
