"""The card of insights: the numbers, a chart, and a way to answer what found no answer."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.advice.server.insights_words import chart_of, numbers
from bot.advice.server.server_voice import as_plain
from bot.domain.routes import to
from bot.views.answers.form import AnswerForm
from bot.views.card import PICTURE_NAME
from bot.views.limits import MAX_ALT_TEXT, cut
from bot.views.office import Errand, office_of
from bot.views.office_items import office_button
from bot.views.sheet import Sheet, beside, show

if TYPE_CHECKING:
    from bot.advice.server.insights import Insight, Unanswered
    from bot.domain.charts import CountsChart
    from bot.views.office import Press

_LONGEST_QUESTION = 150


class InsightSheet(Sheet):
    """The last 30 days of a server."""

    def __init__(
        self, insight: Insight, locale: str, owner_id: int, chart: CountsChart | None
    ) -> None:
        """Show the numbers; under the chart where one is attached."""
        items: list[ui.Item[Any]] = [ui.TextDisplay(numbers(insight, locale))]
        if chart is not None:
            items.insert(0, _picture(chart))
        if insight.unanswered:
            items.append(ui.Separator())
            items.append(ui.TextDisplay("**Asked most without an answer**"))
            items += [_section(unanswered, owner_id) for unanswered in insight.unanswered]
        super().__init__("📊 The last 30 days", *items)


def _picture(chart: CountsChart) -> ui.MediaGallery[Any]:
    gallery: ui.MediaGallery[Any] = ui.MediaGallery()
    address = f"attachment://{PICTURE_NAME}"
    return gallery.add_item(media=address, description=cut(chart.alt_text, MAX_ALT_TEXT))


def _section(unanswered: Unanswered, owner_id: int) -> ui.Section[Any]:
    question = cut(as_plain(unanswered.question), _LONGEST_QUESTION)
    times = "once" if unanswered.times == 1 else f"{unanswered.times} times"
    button = office_button(owner_id, to("answer-this", unanswered.mark), "Answer this", "✏️")
    return beside(f"{question}\n-# asked {times}", button)


async def show_insights(interaction: discord.Interaction[Any], guild_id: int) -> None:
    """Answer with the numbers of a server."""
    office = office_of(interaction)
    insight = await office.insights.read(guild_id)
    await interaction.response.defer(ephemeral=True, thinking=True)  # the first chart takes a while
    locale = str(interaction.locale)
    chart = chart_of(insight, locale)
    picture = None if chart is None else await office.draw(chart)
    files = [] if picture is None else [discord.File(io.BytesIO(picture), PICTURE_NAME)]
    shown = chart if files else None
    await show(interaction, InsightSheet(insight, locale, interaction.user.id, shown), files)


async def _answer_this(press: Press) -> None:
    question = await press.office.insights.question_marked(press.guild_id, press.arg(0))
    await press.interaction.response.send_modal(AnswerForm(question=question))


INSIGHT_ERRANDS = {"answer-this": Errand(_answer_this)}
