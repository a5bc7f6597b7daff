"""The views that draw: pay over countries, and the map of skills."""

from __future__ import annotations

import pytest

from bot.advice.advisor import Advisor
from bot.domain.readers import Reader
from bot.domain.routes import to
from bot.storage.stores import memory_stores
from tests.tips.clocks import FakeClock


@pytest.fixture(scope="module")
def advisor(knowledge):
    return Advisor(knowledge, memory_stores(FakeClock()).progress)


async def test_countries_stand_side_by_side_in_the_money_of_one_source(advisor, knowledge):
    for career in knowledge.careers.values():
        answer = await advisor.open(to("pay-countries", career.id), Reader())
        if answer.chart is None:
            assert "No source here counts" in answer.blocks[0].text
            continue
        middles = [row.middle for row in answer.chart.rows]
        assert middles == sorted(middles, reverse=True)
        assert answer.chart.one_currency
        assert len(answer.sources) == 1


async def test_a_skill_map_names_every_skill_in_its_category(advisor, knowledge):
    for career in knowledge.careers.values():
        answer = await advisor.open(to("skill-map", career.id), Reader())
        named = {name for shelf in answer.chart.shelves for name, _ in shelf.skills}
        assert named == {knowledge.skills[key].name for key in career.needs}
