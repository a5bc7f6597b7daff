"""Two careers side by side, over all pairs."""

from itertools import pairwise, permutations
from typing import TYPE_CHECKING, cast

import pytest

from bot.advice.careers.needs import needs_only_in, shared_needs
from bot.advice.pay.pay_comparison import comparable_pay, pair_words, why_no_pair
from bot.advice.wording import first_sentences
from bot.domain.charts import ComparisonChart
from bot.domain.pay import CareerPay, PayKind
from bot.domain.readers import Reader
from tests.advice.reading import assert_fits, text_of

if TYPE_CHECKING:
    from bot.domain.knowledge import KnowledgeBase


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


def test_a_group_that_counts_both_careers_tells_nothing_apart(knowledge):
    alike = [
        (first, second, pair)
        for first, second in permutations(knowledge.careers.values(), 2)
        for country in knowledge.pay_of(first.id).countries
        if (pair := comparable_pay(knowledge, first, second, country)) and pair.is_one_group
    ]
    assert alike
    for first, second, pair in alike:
        words = pair_words(knowledge, first, second, pair, "en-US")
        assert "cannot say which of the two pays more" in words


async def test_the_servers_country_is_preferred(opened):
    answer = await opened(
        "compare/backend-developer/full-stack-developer", Reader(default_country="DE")
    )
    assert "in Germany" in text_of(answer)


async def test_the_country_that_was_asked_for_is_preferred(opened):
    german = await opened("compare/backend-developer/full-stack-developer/germany")
    assert "in Germany" in text_of(german)
    assert german.actions[0].route.args == ("full-stack-developer", "backend-developer", "DE")


async def test_a_country_without_a_pair_is_named_before_another_is_shown(opened):
    words = text_of(await opened("compare/data-analyst/data-scientist/FR"))
    assert "In France no source here counts both careers in the same way" in words


async def test_what_one_does_all_day_is_told_of_both(opened, knowledge):
    for first, second in pairwise(knowledge.careers.values()):
        words = text_of(await opened(f"compare/{first.id}/{second.id}"))
        assert first_sentences(first.day) in words
        assert first_sentences(second.day) in words


async def test_words_and_picture_count_the_same_months(opened, knowledge):
    answer = await opened("compare/backend-developer/engineering-manager")
    months = next(pair for pair in answer.chart.pairs if pair.unit == "months")
    assert (months.first, months.second) == (6, 60)
    assert "about month 6," in text_of(answer)
    assert "about month 60, the end of Foundation, of which about 4 years" in text_of(answer)


def _without(knowledge, *unpaid):
    """Return a knowledge base that holds no pay of these careers."""

    class Unpaid:
        terms = knowledge.terms

        def pay_of(self, career):
            return CareerPay() if career in unpaid else knowledge.pay_of(career)

    return cast("KnowledgeBase", Unpaid())


def test_careers_without_figures_say_so(knowledge):
    first, second = list(knowledge.careers.values())[:2]

    for key, plural in ((first.id, first.plural), (second.id, second.plural)):
        words = why_no_pair(_without(knowledge, key), first, second)
        assert f"publishes pay for {plural.lower()}" in words


def test_careers_counted_in_unlike_ways_say_so(knowledge):
    first, second = list(knowledge.careers.values())[:2]

    words = why_no_pair(_without(knowledge), first, second)

    assert "none of the same kind, source and country for both" in words
    assert first.plural.lower() in words and second.plural.lower() in words


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
