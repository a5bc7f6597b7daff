"""Amounts to places, and the round numbers of an axis."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.charts.scale import Scale
from bot.domain.charts import in_full


def test_an_axis_of_pay_begins_at_zero():
    scale = Scale.over([60_000, 220_000], 100, 540)

    assert scale.at(0) == 100
    assert scale.at(220_000) == 540
    assert scale.at(110_000) == 320


def test_ticks_are_round_and_within_the_span():
    assert Scale.over([214_670], 0, 1).ticks(4) == [0, 100_000, 200_000]
    assert Scale.over([46.15], 0, 1).ticks(5) == [0, 10, 20, 30, 40]


@given(values=st.lists(st.floats(), max_size=6), most=st.integers(-1, 9), asked=st.floats())
def test_any_float_has_a_place_between_the_ends(values: list[float], most: int, asked: float):
    scale = Scale.over(values, 10, 20)

    assert 10 <= scale.at(asked) <= 20
    assert len(scale.ticks(most)) <= max(most, 1) * 2 + 2


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (135_980, "135,980"),
        (46.15, "46.15"),
        (-1, "-1"),
        (1e15, "1e+15"),
        (math.nan, "no figure"),
        (math.inf, "no figure"),
    ],
)
def test_amounts_are_printed_in_full(amount: float, text: str):
    assert in_full(amount) == text
