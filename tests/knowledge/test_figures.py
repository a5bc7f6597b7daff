"""Every figure has a source that names its year; nothing is invented."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.domain.pay import Fit, PayKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.pay import PayLadder

FEWEST = 15
"""People behind a band of a survey; of fewer the middle says little."""


def ladders(knowledge: KnowledgeBase) -> Iterator[PayLadder]:
    for pay in knowledge.pay.values():
        yield from pay.ladders
    for shared in knowledge.shared_ladders.values():
        yield from shared


def test_every_career_has_pay_and_outlook(knowledge: KnowledgeBase):
    for career in knowledge.careers:
        assert knowledge.pay_of(career).figures, career
        assert knowledge.pay_of(career).outlook, career


def test_every_figure_names_a_source_with_a_year(knowledge: KnowledgeBase):
    rows = [row for pay in knowledge.pay.values() for row in (*pay.figures, *pay.outlook)]
    used = {row.source for row in (*rows, *ladders(knowledge), *knowledge.yardsticks)}
    used |= {
        row.earlier.source for pay in knowledge.pay.values() for row in pay.figures if row.earlier
    }
    used |= {skill.usage.source for skill in knowledge.skills.values() if skill.usage}

    assert all(2023 <= knowledge.sources[source].year <= 2026 for source in used)


def test_every_source_is_used(knowledge: KnowledgeBase):
    rows = [row for pay in knowledge.pay.values() for row in (*pay.figures, *pay.outlook)]
    earlier = {
        row.earlier.source for p in knowledge.pay.values() for row in p.figures if row.earlier
    }
    usage = {skill.usage.source for skill in knowledge.skills.values() if skill.usage}
    used = {row.source for row in (*rows, *ladders(knowledge))} | earlier | usage

    assert set(knowledge.sources) == used


def test_an_earlier_edition_is_earlier(knowledge: KnowledgeBase):
    for pay in knowledge.pay.values():
        for row in pay.figures:
            if row.earlier:
                now, before = knowledge.sources[row.source], knowledge.sources[row.earlier.source]
                assert before.year <= now.year, row
                assert row.earlier.period != row.period, row


def test_bands_by_level_come_from_sources_that_split_by_level(knowledge: KnowledgeBase):
    for ladder in ladders(knowledge):
        assert ladder.kind in {PayKind.SURVEY, PayKind.GUIDE}, ladder.source
        assert ladder.range_is, ladder.source
        assert not knowledge.sources[ladder.source].official, ladder.source


def test_a_band_of_a_survey_says_how_many_were_asked(knowledge: KnowledgeBase):
    for ladder in ladders(knowledge):
        if ladder.kind is PayKind.SURVEY:
            assert all(band.sample and band.sample >= FEWEST for band in ladder.bands), (
                ladder.source
            )


def test_a_level_stands_once_in_each_country_of_a_ladder(knowledge: KnowledgeBase):
    for ladder in ladders(knowledge):
        counts = Counter((band.country, band.level) for band in ladder.bands)
        assert max(counts.values()) == 1, (ladder.source, ladder.group)


def test_a_figure_that_fits_poorly_names_what_was_counted(knowledge: KnowledgeBase):
    for pay in knowledge.pay.values():
        for row in pay.figures:
            assert row.fit is Fit.EXACT or row.occupation, row


def test_official_figures_come_from_public_authorities(knowledge: KnowledgeBase):
    official = {PayKind.OFFICIAL_WAGES, PayKind.OFFICIAL_TAX, PayKind.OFFICIAL_THRESHOLD}
    for pay in knowledge.pay.values():
        for row in pay.figures:
            if row.kind in official:
                assert knowledge.sources[row.source].official, row
