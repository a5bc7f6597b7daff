"""Blocks of an answer as Discord's Markdown, and text of strangers made harmless."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.utils import escape_markdown, escape_mentions

from bot.domain.answers import Bullets, Entry, Rule, Text

if TYPE_CHECKING:
    from bot.domain.answers import Answer, Block


def block_text(block: Block) -> str:
    """Return a block as Markdown; a rule has none."""
    match block:
        case Text(text) | Entry(text, _):
            return text
        case Bullets():
            return _bullets(block)
        case Rule():
            return ""


def _bullets(block: Bullets) -> str:
    marks = (f"{i}." for i in range(1, len(block.items) + 1)) if block.numbered else None
    lines = [f"**{block.heading}**"] if block.heading else []
    for item in block.items:
        mark = next(marks) if marks else "-"
        lines.append(f"{mark} {item}")
    return "\n".join(lines)


def source_text(answer: Answer) -> str:
    """Return the small lines at the foot of a card: sources, then the footnote."""
    lines: list[str] = []
    if answer.sources:
        named = (f"[{s.label}]({s.url})" if s.url else s.label for s in answer.sources)
        word = "Source" if len(answer.sources) == 1 else "Sources"
        lines.append(f"-# {word}: {'; '.join(named)}")
    if answer.footnote:
        lines.append(f"-# {answer.footnote}")
    return "\n".join(lines)


def harmless(text: str) -> str:
    """Return what a person wrote so that it neither pings nor formats nor links."""
    return escape_mentions(escape_markdown(text)).replace("](", "]\u200b(")
