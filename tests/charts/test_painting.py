"""Every kind of picture: whole, repeatable, readable, and safe for any content."""

from __future__ import annotations

import io
import warnings
from dataclasses import replace

import pytest
from hypothesis import given, settings
from PIL import Image

from bot.charts import style
from bot.charts.sheet import MAX_ROWS
from bot.charts.worker import draw_now
from bot.domain.charts import Bar, Chart, RangeChart, ShareChart
from tests.charts.samples import KINDS, ODD_CHARTS, PAY


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("RGB")


def colors_within(image: Image.Image, left: int, right: int) -> int:
    """Count the colors of an upright strip."""
    return len(image.crop((left, 0, right, image.height)).getcolors() or ())


@pytest.mark.parametrize("chart", KINDS, ids=lambda chart: type(chart).__name__)
def test_every_kind_is_a_png_of_the_phone_friendly_width(chart: Chart):
    picture = draw_now(chart)

    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    image = opened(picture)
    assert image.width == 800
    assert 180 <= image.height <= 1200
    assert len(picture) < 60_000


@pytest.mark.parametrize("chart", KINDS, ids=lambda chart: type(chart).__name__)
def test_the_same_chart_is_the_same_bytes_without_metadata(chart: Chart):
    picture = draw_now(chart)

    assert picture == draw_now(chart)
    assert b"tEXt" not in picture
    assert b"tIME" not in picture


@settings(max_examples=40)
@given(chart=ODD_CHARTS)
def test_no_label_and_no_value_stops_a_picture(chart: Chart):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a glyph that the font lacks would warn
        image = opened(draw_now(chart))

    assert image.width == 800
    assert image.height <= 8000
    assert chart.alt_text


def test_nothing_is_drawn_at_the_edges_of_the_card():
    widest = (Bar("W" * 90, -999999999999999.88, 999999999999999.88, 5, open_ended=True),)
    chart = RangeChart("W" * 90, "W" * 200, "USD a year", widest, "W" * 400)

    image = opened(draw_now(chart))

    assert colors_within(image, 0, 24) == 1
    assert colors_within(image, 776, 800) == 1


def test_only_the_row_that_was_asked_for_stands_on_a_panel():
    asked = opened(draw_now(PAY))
    plain = opened(draw_now(replace(PAY, highlight=None)))

    assert colors_within(asked, 14, 24) > 1
    assert colors_within(plain, 14, 24) == 1


def test_a_long_list_is_cut_and_says_so():
    rows = tuple((f"Stage {number}", 1, 2) for number in range(200))

    whole, cut = (opened(draw_now(ShareChart("Progress", "", r))) for r in (rows[:MAX_ROWS], rows))

    assert whole.height < cut.height < whole.height + 60


@pytest.mark.parametrize("color", [style.TEXT, style.QUIET, style.AMBER, style.GREEN])
@pytest.mark.parametrize("ground", [style.CARD, style.PANEL])
def test_words_contrast_with_their_ground(color: str, ground: str):
    assert _contrast(color, ground) >= 4.5  # WCAG 2.2, level AA


@pytest.mark.parametrize("fill", [style.BLUE, style.GREEN, style.AMBER])
def test_words_inside_shapes_contrast_too(fill: str):
    assert _contrast(style.INK, fill) >= 4.5


@pytest.mark.parametrize("ground", [style.CARD, style.PANEL])
def test_shapes_contrast_with_their_ground(ground: str):
    fills = (style.BLUE, style.AMBER, style.GREEN)
    assert all(_contrast(fill, ground) >= 3 for fill in fills)
    assert _contrast(style.DIM_BLUE, style.CARD) >= 3


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:], 16)


def _contrast(one: str, other: str) -> float:
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    parts = [part / 255 for part in _rgb(color)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
