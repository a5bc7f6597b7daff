"""What to say, apart from how it looks: the blocks of an answer and where one can go from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.charts import Chart
    from bot.domain.routes import Route


class Emphasis(StrEnum):
    """How strongly an action invites."""

    NORMAL = "normal"
    MAIN = "main"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Action:
    """One press further."""

    label: str
    route: Route
    emoji: str = ""
    emphasis: Emphasis = Emphasis.NORMAL


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a menu."""

    label: str
    route: Route
    description: str = ""
    emoji: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A list to choose one from."""

    prompt: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, in Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list under a heading; the heading may be empty."""

    heading: str
    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with an action of its own."""

    text: str
    action: Action


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across, between two subjects."""


Block = Text | Bullets | Entry | Rule


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as readers see it."""

    label: str
    """Publisher, title and year."""
    url: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole reply."""

    route: Route
    """Its own address: where Share, page buttons and a restart find it again."""
    title: str
    blocks: tuple[Block, ...]
    sources: tuple[Cited, ...] = ()
    actions: tuple[Action, ...] = ()
    menus: tuple[Menu, ...] = ()
    footnote: str = ""
    """One small line, such as what was understood."""
    chart: Chart | None = None
    personal: bool = False
    """Whether it shows what only the asker may see; such an answer cannot be shared."""
    links: tuple[tuple[str, str], ...] = field(default=())
    """Label and address of pages outside."""
