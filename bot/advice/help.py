"""What the bot can do, told by what one may ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.answers import Action, Answer, Bullets, Text
from bot.domain.routes import to

if TYPE_CHECKING:
    from bot.advice.request import Request

MEMBER_COMMANDS = (
    ("/career overview", "what a career is, its days and its work environment"),
    ("/career browse", "all careers, shelf by shelf"),
    ("/skills", "which skills a career asks for, by category"),
    ("/skill", "one skill: what it is, who needs it, where to learn it for free"),
    ("/roadmap", "the way there in four stages with small projects"),
    ("/salary", "published pay by level and country, each figure with its source"),
    ("/help", "this card"),
)
ADMIN_COMMANDS: tuple[tuple[str, str], ...] = ()


async def show_help(request: Request) -> Answer:
    """List what the asker may do, with buttons to try it."""
    career = request.reader.default_career or next(iter(request.knowledge.careers))
    count = len(request.knowledge.careers)
    blocks = [
        Text(
            f"Straight answers about {count} careers in tech: skills, roadmaps, pay with sources."
            " Only you see them until you press **Share**."
        ),
        Bullets("Commands", _lines(MEMBER_COMMANDS)),
    ]
    if request.reader.is_admin and ADMIN_COMMANDS:
        blocks.append(Bullets("For admins of this server", _lines(ADMIN_COMMANDS)))
    return Answer(
        route=to("help"),
        title="👋 Career Advisor",
        blocks=tuple(blocks),
        actions=(
            Action("Browse careers", to("browse"), "🧭"),
            Action("A roadmap", to("roadmap", career), "🗺️"),
            Action("Pay", to("salary", career), "💰"),
        ),
    )


def _lines(commands: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(f"`{name}` {what}" for name, what in commands)
