"""How sources are named to readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.answers import Cited

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.knowledge import KnowledgeBase


def cite(knowledge: KnowledgeBase, source_ids: Iterable[str]) -> tuple[Cited, ...]:
    """Return each source once, in the order of first use, with publisher, title and year."""
    cited: list[Cited] = []
    for key in dict.fromkeys(source_ids):
        source = knowledge.sources[key]
        year = "" if str(source.year) in source.title else f", {source.year}"
        cited.append(Cited(f"{source.publisher}: {source.title}{year}", source.url))
    return tuple(cited)
