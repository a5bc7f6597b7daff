"""/salary, driven the way a member would."""

from __future__ import annotations

import pytest

from tests.cogs.reading import pictures_of, selects_of, text_of


async def test_pay_shows_the_bands_with_source_and_picture(member, channel, charts):
    shown = await member.slash(channel, "salary", career="backend-developer")

    text = text_of(shown.response)
    assert "$110,000 to $140,000 a year" in text
    assert "$170,000 to $220,000 and more" in text
    assert "$135,980" in text  # the official median, in full
    assert "U.S. Bureau of Labor Statistics" in text
    assert "2025" in text
    [picture] = pictures_of(shown.response)
    assert "Backend Developer" in picture["description"]
    assert len(charts.drawn) == 1


@pytest.mark.parametrize(
    ("years", "title"),
    [
        (0, "Junior Backend Developer"),
        (2, "Backend Developer"),
        (5, "Senior Backend Developer"),
        (7, "Backend Architect"),
        (12, "Principal Backend Engineer"),
    ],
)
async def test_years_pick_the_level_whose_span_holds_them(member, channel, years, title):
    shown = await member.slash(channel, "salary", career="backend-developer", years=float(years))

    assert f"{years} years usually mean **{title}**" in text_of(shown.response)


async def test_a_country_without_figures_is_said_and_others_are_offered(member, channel):
    shown = await member.slash(channel, "salary", career="backend-developer", country="japan")

    text = text_of(shown.response)
    assert "No source here has figures for backend developers in Japan" in text
    assert "United States" in text
    assert any("US" in o["value"] for o in selects_of(shown.response)[1]["options"])


async def test_a_country_shows_its_own_currency(member, channel):
    shown = await member.slash(channel, "salary", career="backend-developer", country="GB")

    assert "£56,914" in text_of(shown.response)


async def test_a_career_that_no_source_splits_by_level_shows_the_spread(member, channel):
    shown = await member.slash(
        channel, "salary", career="technical-writer", level="senior", country="US"
    )

    assert "No source here splits pay" in text_of(shown.response)
    assert "percentile" in text_of(shown.response)


async def test_without_a_picture_the_words_remain(member, channel, charts):
    charts.broken = True

    shown = await member.slash(channel, "salary", career="backend-developer")

    assert "$135,980" in text_of(shown.response)
    assert not pictures_of(shown.response)


async def test_countries_with_figures_come_first_while_typing(member, channel, knowledge):
    found = await member.autocomplete(channel, "salary", "country", "", career="backend-developer")

    known = knowledge.pay_of("backend-developer").countries
    assert tuple(choice["value"] for choice in found)[: len(known)] == known[:25]
