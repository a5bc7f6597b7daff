"""The card of insights: the numbers of an answer, and a way to answer what found none."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.advice.insights import UNDERSTOOD
from bot.advice.insights_words import chart_of, numbers
from bot.advice.server_voice import as_plain
from bot.domain.routes import to
from bot.views.answers.form import AnswerForm
from bot.views.card import PICTURE_NAME
from bot.views.limits import MAX_ALT_TEXT, cut
from bot.views.office import Errand, office_of
from bot.views.office_items import OfficeButton
from bot.views.sheet import Sheet, show

if TYPE_CHECKING:
    from bot.advice.insights import Insight, Unanswered
    from bot.views.office import Press

_LONGEST_QUESTION = 150


class InsightSheet(Sheet):
    """The last 30 days of a server."""

    def __init__(self, insight: Insight, locale: str, owner_id: int, *, pictured: bool) -> None:
        """Show the numbers; with the chart where it could be drawn."""
        items: list[ui.Item[Any]] = [ui.TextDisplay(numbers(insight, locale))]
        chart = chart_of(insight)
        if pictured and chart is not None:
            gallery: ui.MediaGallery[Any] = ui.MediaGallery()
            alt_text = cut(chart.alt_text, MAX_ALT_TEXT)
            items.insert(0, gallery.add_item(media=f"attachment://{PICTURE_NAME}", description=alt_text))
        if insight.unanswered:
            items.append(ui.Separator())
            items.append(ui.TextDisplay("**Asked most without an answer**"))
            items += [_section(unanswered, owner_id) for unanswered in insight.unanswered]
        super().__init__("📊 Insights: the last 30 days", *items)


def _section(unanswered: Unanswered, owner_id: int) -> ui.Section[Any]:
    question = cut(as_plain(unanswered.question), _LONGEST_QUESTION)
    button = OfficeButton.of(owner_id, to("answer-this", unanswered.mark), "Answer this", "✏️")
    return ui.Section(f"{question}\n-# asked {unanswered.times}×", accessory=button)
