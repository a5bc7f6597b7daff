"""The card: an Answer as a Components V2 layout, within Discord's limits by construction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import ui

from bot.domain.answers import Action, Entry, Rule
from bot.views.items import RouteButton, RouteMenu, ShareButton, ThumbButton
from bot.views.limits import MAX_ALT_TEXT, MAX_BUTTONS_IN_ROW, MAX_LABEL, cut
from bot.views.markdown import block_text, source_text
from bot.views.paging import paginate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.answers import Answer, Block
    from bot.domain.routes import Route

ACCENT = discord.Color(0x5B8DEF)
PICTURE_NAME = "chart.png"
_MAX_TITLE = 200
_MAX_FOOT = 600  # with the title within what paging leaves free of the 4000 characters
_MAX_BUTTONS = 10
_MAX_MENUS = 2
_FEEDBACK_COST = 4  # three buttons and their row


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a card is shown."""

    may_share: bool = False
    shared: bool = False
    """Whether the asker has already shared it."""
    shared_by: str | None = None
    """The name, made harmless, of who shared a public card."""
    has_picture: bool = False
    """Whether the chart could be drawn and is attached."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the asker of a question may say about the answer."""

    mark: str
    """Names the question in the server's log; empty where none is kept."""
    correction: Route
    """Where one can say what was meant instead."""


class Card(ui.LayoutView):
    """One page of an answer. Built for one message; discord.py keeps nothing of it."""

    def __init__(
        self,
        answer: Answer,
        setting: Setting = Setting(),
        feedback: Feedback | None = None,
    ) -> None:
        """Lay an answer out; its route says which page."""
        super().__init__(timeout=None)
        pages = paginate(answer.blocks)
        page = min(answer.route.page, len(pages) - 1)
        container: ui.Container[Any] = ui.Container(accent_color=ACCENT)
        container.add_item(ui.TextDisplay(f"## {cut(answer.title, _MAX_TITLE)}"))
        if setting.has_picture and answer.chart is not None and page == 0:
            container.add_item(_picture(answer.chart.alt_text))
        slots = iter(range(100))
        for item in _body(pages[page], slots):
            container.add_item(item)
        if foot := _foot(answer, setting, page, len(pages)):
            container.add_item(ui.Separator())
            container.add_item(ui.TextDisplay(foot))
        for menu in [menu for menu in answer.menus if menu.options][:_MAX_MENUS]:
            select = cast("ui.Item[Any]", RouteMenu.of(menu, next(slots)))
            container.add_item(ui.ActionRow(select))
        for row in _rows(list(_buttons(answer, setting, feedback, page, len(pages), slots))):
            container.add_item(row)
        if feedback:
            container.add_item(_feedback_row(feedback, next(slots)))
        self.add_item(container)
        self.stop()  # or the library keeps every private card for 15 minutes, waiting for nothing


def _picture(alt_text: str) -> ui.MediaGallery[Any]:
    gallery: ui.MediaGallery[Any] = ui.MediaGallery()
    address = f"attachment://{PICTURE_NAME}"
    return gallery.add_item(media=address, description=cut(alt_text, MAX_ALT_TEXT))


def _body(blocks: list[Block], slots: Iterator[int]) -> Iterator[ui.Item[Any]]:
    """Yield the items of a page; texts that follow each other share one, to save components."""
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Entry | Rule):
            if texts:
                yield ui.TextDisplay("\n\n".join(texts))
                texts = []
            yield _section(block, slots) if isinstance(block, Entry) else ui.Separator()
        else:
            texts.append(block_text(block))
    if texts:
        yield ui.TextDisplay("\n\n".join(texts))


def _section(entry: Entry, slots: Iterator[int]) -> ui.Section[Any]:
    button = cast("ui.Item[Any]", RouteButton.of(entry.action, next(slots)))
    return ui.Section(entry.text, accessory=button)


def _foot(answer: Answer, setting: Setting, page: int, pages: int) -> str:
    lines = [source_text(answer)] if source_text(answer) else []
    if pages > 1:
        lines.append(f"-# Page {page + 1} of {pages}")
    if setting.shared_by:
        lines.append(f"-# Shared by {setting.shared_by}")
    return cut("\n".join(lines), _MAX_FOOT)


def _buttons(
    answer: Answer,
    setting: Setting,
    feedback: Feedback | None,
    page: int,
    pages: int,
    slots: Iterator[int],
) -> Iterator[ui.Item[Any]]:
    """Yield the buttons in order; where they are too many, actions give way."""
    turns = list(_turns(answer, page, pages))
    shares = setting.may_share and not answer.personal
    others = len(turns) + shares + len(answer.links) + (_FEEDBACK_COST if feedback else 0)
    for action in (*turns, *answer.actions[: _MAX_BUTTONS - others]):
        yield RouteButton.of(action, next(slots))
    if shares:
        yield ShareButton.of(answer.route, shared=setting.shared)
    for label, url in answer.links:
        yield ui.Button(label=cut(label, MAX_LABEL), url=url)


def _feedback_row(feedback: Feedback, slot: int) -> ui.ActionRow[Any]:
    """Return what one may say about the answer, in a row of its own."""
    correction = Action("Not what I meant", feedback.correction, "🔁")
    buttons: list[ui.Item[Any]] = [
        RouteButton.of(correction, slot),
        ThumbButton.of(feedback.mark, is_up=True),
        ThumbButton.of(feedback.mark, is_up=False),
    ]
    return ui.ActionRow(*buttons)


def _rows(buttons: list[ui.Item[Any]]) -> Iterator[ui.ActionRow[Any]]:
    for start in range(0, len(buttons), MAX_BUTTONS_IN_ROW):
        yield ui.ActionRow(*buttons[start : start + MAX_BUTTONS_IN_ROW])


def _turns(answer: Answer, page: int, pages: int) -> Iterator[Action]:
    if page > 0:
        yield Action("Previous", answer.route.at_page(page - 1), "◀️")
    if page < pages - 1:
        yield Action("More", answer.route.at_page(page + 1), "▶️")
