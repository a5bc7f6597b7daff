"""Splits an answer into pages that hold Discord's limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.answers import Bullets, Entry, Text
from bot.views.limits import MAX_TEXT, cut
from bot.views.markdown import block_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.answers import Block

TEXT_BUDGET = MAX_TEXT - 900
"""Characters for the blocks of a page; the rest is for title, sources and who shared it."""
ENTRY_BUDGET = 6
"""Entries on a page: each costs three of the forty components."""


@dataclass(slots=True)
class _Page:
    blocks: list[Block]
    length: int = 0
    entries: int = 0

    def takes(self, block: Block, length: int) -> bool:
        if not self.blocks:
            return True
        entries = self.entries + isinstance(block, Entry)
        return self.length + length <= TEXT_BUDGET and entries <= ENTRY_BUDGET

    def add(self, block: Block, length: int) -> None:
        self.blocks.append(block)
        self.length += length
        self.entries += isinstance(block, Entry)


def paginate(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the blocks page by page, in order; at least one page, none over the budget."""
    pages = [_Page([])]
    for block in _small_enough(blocks):
        length = len(block_text(block)) + 1
        if not pages[-1].takes(block, length):
            pages.append(_Page([]))
        pages[-1].add(block, length)
    return [page.blocks for page in pages]


def _small_enough(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, those split that would not fit on a page of their own."""
    for block in blocks:
        if len(block_text(block)) <= TEXT_BUDGET:
            yield block
        elif isinstance(block, Bullets):
            yield from _split_list(block)
        elif isinstance(block, Text):
            yield Text(cut(block.text, TEXT_BUDGET))


def _split_list(block: Bullets) -> Iterator[Bullets]:
    items: list[str] = []
    for item in (cut(item, TEXT_BUDGET - 100) for item in block.items):
        attempt = Bullets(block.heading, (*items, item), block.numbered)
        if items and len(block_text(attempt)) > TEXT_BUDGET:
            yield Bullets(block.heading, tuple(items), block.numbered)
            items = []
        items.append(item)
    yield Bullets(block.heading, tuple(items), block.numbered)
