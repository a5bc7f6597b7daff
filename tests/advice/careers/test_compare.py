"""Two careers side by side, over all pairs."""

from itertools import permutations

import pytest

from bot.advice.careers.needs import needs_only_in, shared_needs
from bot.advice.pay.pay_comparison import comparable_pay, why_no_pair
from bot.domain.charts import ComparisonChart
from bot.domain.pay import CareerPay, PayKind
from bot.domain.readers import Reader
from tests.advice.reading import assert_fits, text_of


def skills_in(line: str, knowledge) -> set[str]:
    """Return the ids of the skills that a line names after its colon."""
    named = line.partition(": ")[2].split(" and ")
    words = {part.strip() for piece in named for part in piece.split(", ")}
    return {skill.id for skill in knowledge.skills.values() if skill.name in words}


async def test_all_pairs_fit_and_contradict_nothing(opened, knowledge):
    for first, second in permutations(knowledge.careers.values(), 2):
        answer = await opened(f"compare/{first.id}/{second.id}")

        assert_fits(answer)
        assert isinstance(answer.chart, ComparisonChart)
        lines = text_of(answer).splitlines()
        both = next(line for line in lines if line.startswith("**Both**"))
        only = [line for line in lines if line.startswith("**Only ")]
        shared = skills_in(both, knowledge)
        assert all(shared.isdisjoint(skills_in(line, knowledge)) for line in only)


def test_no_skill_is_both_shared_and_missing(knowledge):
    for first, second in permutations(knowledge.careers.values(), 2):
        shared = {need.skill for need in shared_needs(first, second)}
        only = {need.skill for need in needs_only_in(first, second)}
        assert shared == first.needs.keys() & second.needs.keys()
        assert not shared & only
        assert only <= first.needs.keys() - second.needs.keys()


async def test_what_both_share_is_the_same_the_other_way_round(opened):
    one = await opened("compare/qa-engineer/data-analyst")
    other = await opened("compare/data-analyst/qa-engineer")

    assert one.actions[0].route == other.route
    assert isinstance(one.chart, ComparisonChart) and isinstance(other.chart, ComparisonChart)
    assert one.chart.overlap and other.chart.overlap
    assert one.chart.overlap.shared == other.chart.overlap.shared


def test_pay_is_compared_only_where_the_figures_are_of_one_kind(knowledge):
    for first, second in permutations(knowledge.careers.values(), 2):
        pair = comparable_pay(knowledge, first, second, None)
        if pair is not None:
            one, other = pair.first, pair.second
            assert (one.source, one.country, one.currency, one.unit, one.headline[0]) == (
                other.source, other.country, other.currency, other.unit, other.headline[0]
            )  # fmt: skip
            assert one.kind is not PayKind.OFFICIAL_THRESHOLD
            assert one in knowledge.pay_of(first.id).figures
            assert other in knowledge.pay_of(second.id).figures


async def test_a_group_that_counts_both_careers_tells_nothing_apart(opened, knowledge):
    pairs = permutations(knowledge.careers.values(), 2)
    alike = [
        (first, second)
        for first, second in pairs
        if (pair := comparable_pay(knowledge, first, second, None)) and pair.is_one_group
    ]
    for first, second in alike:
        words = text_of(await opened(f"compare/{first.id}/{second.id}"))
        assert "cannot say which of the two pays more" in words


async def test_the_servers_country_is_preferred(opened):
    answer = await opened(
        "compare/backend-developer/full-stack-developer", Reader(default_country="DE")
    )
    assert "in Germany" in text_of(answer)


def test_careers_without_figures_say_so(knowledge):
    first, second = list(knowledge.careers.values())[:2]
    empty = type(knowledge).pay_of

    class Unpaid:
        terms = knowledge.terms

        def pay_of(self, career):
            return CareerPay() if career == first.id else empty(knowledge, career)

    assert first.plural.lower() in why_no_pair(Unpaid(), first, second).lower()  # pyright: ignore


async def test_the_same_career_twice_asks_for_another(opened):
    answer = await opened("compare/data-analyst/data-analyst")
    assert "twice" in text_of(answer)
    assert len(answer.menus[0].options) == 24


@pytest.mark.parametrize(
    ("skills", "career", "first"),
    [
        ("python+go", "backend-developer", "begin with **Python**"),
        ("javascript+typescript", "", "First **JavaScript**, then TypeScript"),
        ("angular+react", "", "**React** opens more doors"),
        ("figma+photoshop", "backend-developer", "Neither"),
    ],
)
async def test_skills_are_weighed_in_the_first_sentence(opened, skills, career, first):
    answer = await opened(f"compare-skills/{skills}/{career}")
    assert first in text_of(answer).splitlines()[1]
