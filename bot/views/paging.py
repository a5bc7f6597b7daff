"""Splits an answer into pages that hold Discord's limits."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.answers import Bullets, Entry, Rule, Text
from bot.views.limits import MAX_COMPONENTS, MAX_TEXT, cut
from bot.views.markdown import block_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.answers import Block

TEXT_BUDGET = MAX_TEXT - 900
"""Characters for the blocks of a page; the rest is for title, sources and who shared it."""
COMPONENT_BUDGET = MAX_COMPONENTS - 21
"""Components for the blocks of a page; frame, title, picture, foot and controls take the rest."""


@dataclass(slots=True)
class _Page:
    blocks: list[Block]
    length: int = 0
    components: int = 0

    def takes(self, block: Block, length: int) -> bool:
        if not self.blocks:
            return True
        components = self.components + self._cost(block)
        return self.length + length <= TEXT_BUDGET and components <= COMPONENT_BUDGET

    def add(self, block: Block, length: int) -> None:
        self.components += self._cost(block)
        self.blocks.append(block)
        self.length += length

    def _cost(self, block: Block) -> int:
        """Return how many components a block adds; texts that follow each other share one."""
        match block:
            case Entry():
                return 3  # section, text and button
            case Rule():
                return 1
            case _:
                follows_text = bool(self.blocks) and not isinstance(self.blocks[-1], Entry | Rule)
                return 0 if follows_text else 1


def paginate(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the blocks page by page, in order; at least one page, none over the budget."""
    pages = [_Page([])]
    for block in _small_enough(blocks):
        length = len(block_text(block)) + 2  # and the line between blocks
        if not pages[-1].takes(block, length):
            pages.append(_Page([]))
        pages[-1].add(block, length)
    return [page.blocks for page in pages]


def _small_enough(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks that say something, those split that would not fit on one page."""
    for block in blocks:
        if not isinstance(block, Rule) and not block_text(block).strip():
            continue  # Discord refuses empty text
        if len(block_text(block)) <= TEXT_BUDGET:
            yield block
        elif isinstance(block, Bullets):
            yield from _split_list(block)
        elif isinstance(block, Text | Entry):
            yield dataclasses.replace(block, text=cut(block.text, TEXT_BUDGET))


def _split_list(block: Bullets) -> Iterator[Bullets]:
    items: list[str] = []
    for item in (cut(item, TEXT_BUDGET - 100) for item in block.items):
        attempt = Bullets(block.heading, (*items, item), block.numbered)
        if items and len(block_text(attempt)) > TEXT_BUDGET:
            yield Bullets(block.heading, tuple(items), block.numbered)
            items = []
        items.append(item)
    yield Bullets(block.heading, tuple(items), block.numbered)
