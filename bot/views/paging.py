"""Splits an answer into pages that hold Discord's limits."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.answers import Bullets, Entry, Rule
from bot.views.limits import MAX_COMPONENTS, MAX_TEXT, cut
from bot.views.markdown import block_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.answers import Block

TEXT_BUDGET = MAX_TEXT - 900
"""Characters for the blocks of a page; the rest is for title, sources and who shared it."""
COMPONENT_BUDGET = MAX_COMPONENTS - 21
"""Components for the blocks of a page; frame, title, picture, foot and controls take the rest."""


Piece = str | Entry | Rule
"""What a page is made of: paragraphs in Markdown, and what has components of its own."""


@dataclass(slots=True)
class _Page:
    pieces: list[Piece]
    length: int = 0
    components: int = 0

    def add(self, piece: Piece) -> bool:
        """Take a piece where there is room for it, and as the first one any; tell whether."""
        length = self.length + _length(piece) + 2  # and the line between pieces
        components = self.components + self._cost(piece)
        if self.pieces and (length > TEXT_BUDGET or components > COMPONENT_BUDGET):
            return False
        self.pieces.append(piece)
        self.length, self.components = length, components
        return True

    def _cost(self, piece: Piece) -> int:
        """Return how many components a piece adds; texts that follow each other share one."""
        if isinstance(piece, str):
            return 0 if self.pieces and isinstance(self.pieces[-1], str) else 1
        return 3 if isinstance(piece, Entry) else 1  # section, text and button


def paginate(blocks: Sequence[Block]) -> list[list[Piece]]:
    """Return the blocks page by page, in order; at least one page, none over the budget."""
    pages = [_Page([])]
    for piece in _pieces(blocks):
        if not pages[-1].add(piece):
            pages.append(_Page([]))
            pages[-1].add(piece)
    return [page.pieces for page in pages]


def _length(piece: Piece) -> int:
    if isinstance(piece, str):
        return len(piece)
    return len(piece.text) if isinstance(piece, Entry) else 0


def _pieces(blocks: Sequence[Block]) -> Iterator[Piece]:
    """Yield the blocks that say something, those split or cut that would not fit on one page."""
    for block in blocks:
        text = block_text(block)
        if isinstance(block, Rule):
            yield block
        elif not text.strip():
            continue  # Discord refuses empty text
        elif isinstance(block, Entry):
            fits = len(text) <= TEXT_BUDGET
            yield block if fits else dataclasses.replace(block, text=cut(text, TEXT_BUDGET))
        elif isinstance(block, Bullets) and len(text) > TEXT_BUDGET:
            yield from map(block_text, _split_list(block))
        else:
            yield cut(text, TEXT_BUDGET)


def _split_list(block: Bullets) -> Iterator[Bullets]:
    items: list[str] = []
    for item in (cut(item, TEXT_BUDGET - 100) for item in block.items):
        attempt = Bullets(block.heading, (*items, item), block.numbered)
        if items and len(block_text(attempt)) > TEXT_BUDGET:
            yield Bullets(block.heading, tuple(items), block.numbered)
            items = []
        items.append(item)
    yield Bullets(block.heading, tuple(items), block.numbered)
