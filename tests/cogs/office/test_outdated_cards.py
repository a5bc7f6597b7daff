"""Cards of older versions, and forged ones: every press gets a sentence, whatever its id holds."""

from __future__ import annotations

import discord
import pytest
from discord import ui

from bot.views.press_table import PRESSES
from tests.cogs.office.test_rights import told

MEANT_NOTHING = (
    "gone:0:skills",
    "go",
    "go:x:skills",
    "go:0:no-such-view",
    "go:0:🙈",
    "menu:0",
    "thumb:sideways:1",
    "do:x:settings",
    "do:0:no-such-errand",
    "pick:99999999999999999999999:settings",
    "tips:explode:1",
    "tips:open:99999999999999999999",
    "tips-pick",
    "tips-weekday:1",
    "tips-day:",
    "helpful:",
    "helpful:a/b",
    ":",
)


@pytest.mark.parametrize("custom_id", MEANT_NOTHING)
async def test_a_press_that_means_nothing_says_so(custom_id, admin, channel, post):
    message = await post(channel, ui.Button(label="x", custom_id=custom_id))

    pressed = await admin.click(message, label="x")

    assert "older version" in told(pressed)


@pytest.mark.parametrize(
    ("custom_id", "value"),
    [
        ("menu:0", "nowhere"),
        ("tips-pick", "one"),
        ("tips-weekday:1", "someday"),
        ("tips-day:1", ""),
    ],
)
async def test_a_choice_that_means_nothing_says_so(custom_id, value, admin, channel, post):
    option = discord.SelectOption(label="x", value=value or "x")
    message = await post(channel, ui.Select(custom_id=custom_id, options=[option]))

    chosen = await admin.select(message, [option.value], custom_id=custom_id)

    assert "older version" in told(chosen)


def test_the_words_on_cards_that_were_sent_are_known():
    """Cards live for years: a word may be added here, never taken away."""
    assert set(PRESSES) >= {"go", "menu", "share", "thumb", "do", "pick", "chan", "helpful"}
    assert set(PRESSES) >= {
        "tips",
        *(f"tips-{w}" for w in "pick weekday day late-day role".split()),
    }
