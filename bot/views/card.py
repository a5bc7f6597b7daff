"""The card: an Answer as a Components V2 layout, within Discord's limits by construction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from discord import ui

from bot.domain.answers import Action, Emphasis, Entry
from bot.views import parts
from bot.views.items import menu_id, route_id, share_id, thumb_id
from bot.views.limits import cut
from bot.views.markdown import source_text
from bot.views.paging import paginate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.answers import Answer
    from bot.domain.routes import Route
    from bot.views.paging import Piece
    from bot.views.parts import Part

ACCENT = 0x5B8DEF
PICTURE_NAME = "chart.png"
_MAX_TITLE = 200
_MAX_FOOT = 600  # with the title within what paging leaves free of the 4000 characters
_MAX_BUTTONS = 10
_MAX_MENUS = 2
_FEEDBACK_COST = 4  # three buttons and their row
_STYLES = {
    Emphasis.NORMAL: parts.SECONDARY,
    Emphasis.MAIN: parts.PRIMARY,
    Emphasis.DONE: parts.SUCCESS,
}


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
        self._layout = list(_layout(answer, setting, feedback))
        self.stop()  # or the library keeps every private card for 15 minutes, waiting for nothing

    def has_components_v2(self) -> bool:
        """Return what the flags of the message depend on."""
        return True

    def to_components(self) -> list[Part]:
        """Return the layout as Discord takes it."""
        return [parts.container(self._layout, ACCENT)]


def _layout(answer: Answer, setting: Setting, feedback: Feedback | None) -> Iterator[Part]:
    pages = paginate(answer.blocks)
    page = min(answer.route.page, len(pages) - 1)
    yield parts.text(f"## {cut(answer.title, _MAX_TITLE)}")
    if setting.has_picture and answer.chart is not None and page == 0:
        yield parts.picture(PICTURE_NAME, answer.chart.alt_text)
    slots = iter(range(100))
    yield from _body(pages[page], slots)
    if foot := _foot(answer, setting, page, len(pages)):
        yield parts.RULE
        yield parts.text(foot)
    for menu in [menu for menu in answer.menus if menu.options][:_MAX_MENUS]:
        yield parts.row(parts.menu(menu_id(next(slots)), menu))
    yield from parts.rows(list(_buttons(answer, setting, feedback, page, len(pages), slots)))
    if feedback:
        yield _feedback_row(feedback, next(slots))


def _body(pieces: list[Piece], slots: Iterator[int]) -> Iterator[Part]:
    """Yield the parts of a page; texts that follow each other share one, to save components."""
    texts: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        if texts:
            yield parts.text("\n\n".join(texts))
            texts = []
        yield _section(piece, slots) if isinstance(piece, Entry) else parts.RULE
    if texts:
        yield parts.text("\n\n".join(texts))


def _section(entry: Entry, slots: Iterator[int]) -> Part:
    return parts.section(entry.text, _button(entry.action, next(slots)))


def _button(action: Action, slot: int) -> Part:
    style = _STYLES[action.emphasis]
    return parts.button(route_id(action.route, slot), action.label, action.emoji, style=style)


def _foot(answer: Answer, setting: Setting, page: int, pages: int) -> str:
    sources = source_text(answer)
    lines = [sources] if sources else []
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
) -> Iterator[Part]:
    """Yield the buttons in order; where they are too many, actions give way."""
    turns = list(_turns(answer, page, pages))
    shares = setting.may_share and not answer.personal
    others = len(turns) + shares + len(answer.links) + (_FEEDBACK_COST if feedback else 0)
    for action in (*turns, *answer.actions[: _MAX_BUTTONS - others]):
        yield _button(action, next(slots))
    if shares:
        label = "Shared" if setting.shared else "Share"
        yield parts.button(share_id(answer.route), label, "📣", off=setting.shared)
    for label, url in answer.links:
        yield parts.link(label, url)


def _feedback_row(feedback: Feedback, slot: int) -> Part:
    """Return what one may say about the answer, in a row of its own."""
    return parts.row(
        _button(Action("Not what I meant", feedback.correction, "🔁"), slot),
        parts.button(thumb_id(feedback.mark, is_up=True), emoji="👍"),
        parts.button(thumb_id(feedback.mark, is_up=False), emoji="👎"),
    )


def _turns(answer: Answer, page: int, pages: int) -> Iterator[Action]:
    if page > 0:
        yield Action("Previous", answer.route.at_page(page - 1), "◀️")
    if page < pages - 1:
        yield Action("More", answer.route.at_page(page + 1), "▶️")
