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


_COMPARE = ("compare", "Compare with …", "⚖️")
_SWITCH = ("switch", "From another job", "🔀")
_PROGRESS = ("progress", "My progress", "📈")
_HIRED = ("hired", "Getting hired", "💼")
_BESIDE = {
    "overview": (
        _COMPARE,
        _SWITCH,
        ("outlook", "Outlook", "🔭"),
        _HIRED,
        ("choice", "Good for me?", "🤔"),
    ),
    "skills": (_SWITCH, _COMPARE),
    "roadmap": (_PROGRESS, _SWITCH),
    "stage": (_PROGRESS,),
    "salary": (_COMPARE,),
    "interview": (_HIRED, _PROGRESS),
    "outlook": (_COMPARE,),
}
"""What one asks next where one is, after the main views."""


def neighbours(career: Career, here: str) -> tuple[Action, ...]:
    """Return a button to every other main view of a career, and to what belongs to this one."""
    views = (*(view for view in _VIEWS if view[0] != here), *_BESIDE.get(here, ()))
    return tuple(Action(label, to(view, career.id), emoji) for view, label, emoji in views)
