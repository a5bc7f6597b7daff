"""Cards of answers that everybody gets, laid out once: most of a command's time is the layout."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

import orjson
from discord import ui

from bot.views.card import Card, Feedback, Setting

if TYPE_CHECKING:
    from bot.domain.answers import Answer
    from bot.domain.routes import Route

ROOM = 512  # layouts; about 5 kB each


class PrintedCard(ui.LayoutView):
    """A card that was laid out before; it sends like any other and cannot be changed."""

    def __init__(self, layout: bytes) -> None:
        """Take a layout in JSON."""
        super().__init__(timeout=None)
        self._layout = layout
        self.stop()  # as every card

    def has_components_v2(self) -> bool:
        """Return what the flags of the message depend on."""
        return True

    def to_components(self) -> list[dict[str, Any]]:
        """Return the layout as Discord takes it."""
        return orjson.loads(self._layout)


class CardPrinter:
    """Lays answers out, and keeps the layouts used last. Owned by the desk."""

    def __init__(self, room: int = ROOM) -> None:
        """Keep at most so many."""
        self._room = room
        self._layouts: OrderedDict[tuple[Route, Setting], tuple[Answer, bytes]] = OrderedDict()

    def card(
        self, answer: Answer, setting: Setting, feedback: Feedback | None = None
    ) -> ui.LayoutView:
        """Return the card of an answer."""
        if feedback is not None or not answer.for_everybody:
            return Card(answer, setting, feedback)
        key = answer.route, setting
        kept = self._layouts.get(key)
        if kept is None or kept[0] is not answer:  # another reading of the knowledge says more
            kept = answer, orjson.dumps(Card(answer, setting).to_components())
            self._layouts[key] = kept
        self._layouts.move_to_end(key)
        if len(self._layouts) > self._room:
            self._layouts.popitem(last=False)
        return PrintedCard(kept[1])
