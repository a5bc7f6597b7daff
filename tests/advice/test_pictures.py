"""The views that draw: pay over countries, and the map of skills."""

from __future__ import annotations

import re

import pytest

from bot.advice.advisor import Advisor
from bot.advice.pay.country_rows import alike_by_country
from bot.domain.charts import LONGEST_ALT_TEXT
from bot.domain.readers import Reader
from bot.domain.routes import to
from bot.storage.stores import memory_stores
from tests.tips.clocks import FakeClock


@pytest.fixture(scope="module")
def advisor(knowledge):
    return Advisor(knowledge, memory_stores(FakeClock()).progress)


async def test_countries_counted_alike_stand_on_one_axis_highest_first(advisor, knowledge):
    charts = [chart for chart, _ in await _over_countries(advisor, knowledge) if chart.one_currency]
    assert charts
    for chart in charts:
        middles = [row.middle for row in chart.rows]
        assert middles == sorted(middles, reverse=True)
        assert len(chart.rows) >= 3


async def test_countries_with_figures_of_their_own_are_not_ranked(advisor, knowledge):
    drawn = await _over_countries(advisor, knowledge)
    own = [(chart, answer) for chart, answer in drawn if not chart.one_currency]
    assert own
    for chart, answer in own:
        assert "wrong for ranking them" in answer.blocks[0].text
        assert all(re.search(r"\b20\d\d", row.note) for row in chart.rows)
        assert len({row.currency for row in chart.rows}) == len(chart.rows)


async def test_no_country_stands_twice_in_a_picture(advisor, knowledge):
    for chart, answer in await _over_countries(advisor, knowledge):
        countries = [row.country for row in chart.rows]
        assert len(set(countries)) == len(countries) >= 2
        assert all(name in chart.alt_text for name in countries)
        assert answer.sources


def test_countries_are_alike_in_all_that_a_source_says_of_them(knowledge):
    for career in knowledge.careers.values():
        rows = alike_by_country(knowledge, career)
        kinds = {(r.source, r.occupation, r.currency, r.unit, r.period, r.basis) for r in rows}
        assert len(kinds) <= 1


async def test_a_career_with_one_country_says_so(advisor):
    answer = await advisor.open(to("pay-countries", "technical-writer"), Reader())
    assert answer.chart is None
    assert "in one country only" in answer.blocks[0].text


async def _over_countries(advisor, knowledge):
    """Return every picture over countries with its card."""
    cards = [await advisor.open(to("pay-countries", key), Reader()) for key in knowledge.careers]
    return [(card.chart, card) for card in cards if card.chart is not None]


async def test_a_skill_map_names_every_skill_in_its_category(advisor, knowledge):
    for career in knowledge.careers.values():
        answer = await advisor.open(to("skill-map", career.id), Reader())
        named = {name for shelf in answer.chart.shelves for name, _ in shelf.skills}
        assert named == {knowledge.skills[key].name for key in career.needs}


@pytest.mark.parametrize("view", ["pay-countries", "skill-map", "salary"])
async def test_a_picture_in_words_is_whole_and_not_too_long(advisor, knowledge, view):
    for key in knowledge.careers:
        answer = await advisor.open(to(view, key), Reader())
        if answer.chart is not None:
            assert len(answer.chart.alt_text) <= LONGEST_ALT_TEXT
            assert answer.chart.alt_text.endswith(".")
