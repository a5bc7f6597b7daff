"""Times of day as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clock_times import read_time
from bot.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)),
        ("09:00", time(9)),
        (" 9:30 ", time(9, 30)),
        ("9.30", time(9, 30)),
        ("9h30", time(9, 30)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("9am", time(9)),
        ("9 PM", time(21)),
        ("9:15 p.m.", time(21, 15)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("noon", time(12)),
        ("Midnight", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_is_read_however_it_is_typed(typed, meant):
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", ["", "24", "24:00", "9:60", "13pm", "0am", "soon", "9:5", "-1"])
def test_what_is_no_time_is_refused_with_an_example(typed):
    with pytest.raises(UsageError, match="Write it like 09:00"):
        read_time(typed)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_kindly(typed):
    try:
        assert read_time(typed).second == 0
    except UsageError as error:
        assert len(str(error)) < 100


@given(st.times())
def test_every_time_comes_back_in_both_notations(at):
    at = at.replace(second=0, microsecond=0)

    assert read_time(f"{at:%H:%M}") == at
    assert read_time(f"{at:%I:%M %p}") == at
