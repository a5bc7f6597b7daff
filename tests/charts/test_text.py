"""Words that fit: cleaned, cut and wrapped with a ruler of ten pixels a letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.charts.text import clean, cut, wrap


def ruler(text: str) -> float:
    return 10.0 * len(text)


def in_ascii(char: str) -> bool:
    return char.isascii()


def test_emoji_and_control_characters_are_dropped_and_spaces_joined():
    assert clean("⚙️ Back\u200bend\n  👩‍💻 dev\x00 ", in_ascii) == "Backend dev"


def test_letters_that_the_font_lacks_become_boxes():
    assert clean("日本 QA", in_ascii) == "□□ QA"


def test_a_short_text_is_not_cut():
    assert cut("Senior", 60, ruler) == "Senior"


def test_a_long_text_is_cut_with_an_ellipsis():
    assert cut("Senior developer", 80, ruler) == "Senior…"


def test_nothing_is_left_when_not_even_the_ellipsis_fits():
    assert cut("Senior", 5, ruler) == ""


def test_words_are_wrapped_whole():
    assert wrap("Principal Backend Engineer", 170, ruler, 2) == ["Principal Backend", "Engineer"]


def test_a_word_wider_than_the_line_is_broken():
    assert wrap("Donaudampf", 40, ruler, 3) == ["Dona", "udam", "pf"]


def test_the_last_line_is_cut():
    assert wrap("one two three four", 50, ruler, 2) == ["one", "two…"]


@given(text=st.text(max_size=80), width=st.integers(10, 300), lines=st.integers(1, 4))
def test_no_line_is_wider_than_asked_and_none_too_many(text: str, width: int, lines: int):
    rows = wrap(clean(text, lambda _: True), width, ruler, lines)

    assert len(rows) <= lines
    assert all(ruler(row) <= width for row in rows)
