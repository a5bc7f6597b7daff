"""An answer as Markdown, for the terminal and for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.answers import Bullets, Entry, Rule, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.answers import Answer, Block, Cited

_SMALL = "-# "  # Discord's mark of small print, which Markdown does not know


def as_markdown(answer: Answer) -> str:
    """Return title, blocks, choices of an answer that asks, links, sources and footnote."""
    return "\n\n".join(filter(None, _parts(answer)))


def _parts(answer: Answer) -> Iterator[str]:
    yield f"# {answer.title}"
    yield from map(_block, answer.blocks)
    yield "\n".join(f"- [{label}]({url})" for label, url in answer.links)
    if answer.sources:
        yield "\n".join(("**Sources**\n", *map(_cited, answer.sources)))
    if answer.footnote:
        yield f"*{answer.footnote}*"


def _cited(source: Cited) -> str:
    return f"- {source.label}" if source.url is None else f"- [{source.label}]({source.url})"


def _block(block: Block) -> str:
    match block:
        case Text():
            return _plain(block.text)
        case Entry():
            return _plain(block.text)
        case Rule():
            return "---"
        case Bullets():
            return _bullets(block)


def _bullets(block: Bullets) -> str:
    lines = [f"**{block.heading}**\n"] if block.heading else []
    for number, item in enumerate(block.items, 1):
        mark = f"{number}." if block.numbered else "-"
        indented = _plain(item).replace("\n", f"\n{' ' * (len(mark) + 1)}")
        lines.append(f"{mark} {indented}")
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Return text whose lines stay lines: Markdown joins what no hard break parts."""
    lines = text.split("\n")
    small = (f"*{line[len(_SMALL) :]}*" if line.startswith(_SMALL) else line for line in lines)
    return "  \n".join(small)
