"""The buttons from one view of a career to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.answers import Action
from bot.domain.routes import to

if TYPE_CHECKING:
    from bot.domain.careers import Career

_VIEWS = (
    ("overview", "Overview", "🧭"),
    ("skills", "Skills", "🧰"),
    ("roadmap", "Roadmap", "🗺️"),
    ("salary", "Pay", "💰"),
    ("interview", "Interview", "🎤"),
)


_FURTHER = (
    ("outlook", "Outlook", "🔭"),
    ("hired", "Getting hired", "💼"),
    ("choice", "Good for me?", "🤔"),
)


def further(career: Career) -> tuple[Action, ...]:
    """Return a button to every view that helps to decide; the overview shows them besides."""
    return tuple(Action(label, to(view, career.id), emoji) for view, label, emoji in _FURTHER)


def neighbours(career: Career, here: str) -> tuple[Action, ...]:
    """Return a button to every other main view of a career."""
    return tuple(
        Action(label, to(view, career.id), emoji) for view, label, emoji in _VIEWS if view != here
    )
