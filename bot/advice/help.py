"""What the bot can do, told by what one may ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.answers import Action, Answer, Bullets, Text
from bot.domain.routes import to

if TYPE_CHECKING:
    from bot.advice.request import Request

MEMBER_COMMANDS = (
    ("/ask", "a question in your own words; so does a DM, or a message that mentions me"),
    ("/career overview", "what a career is, its days and its work environment"),
    ("/career browse", "all careers, shelf by shelf"),
    ("/career match", "a few questions, then three careers that fit you"),
    ("/career compare", "two careers side by side"),
    ("/career switch", "what carries over from one career to another, and what is missing"),
    ("/skills", "which skills a career asks for, by category"),
    ("/skill", "one skill: what it is, who needs it, where to learn it for free"),
    ("/roadmap", "the way there in four stages with small projects, to tick off"),
    ("/progress", "where you stand on your roadmaps"),
    ("/salary", "published pay by level and country, each figure with its source"),
    ("/interview", "what is asked, with the points of a good answer"),
    ("/tip", "one thing to do today"),
    ("/privacy policy · export · delete", "what is stored about you: see it, take it, erase it"),
    ("/help", "this card"),
)
ADMIN_COMMANDS = (
    ("/tips subscribe · list · edit", "tips in a channel, on a schedule"),
    ("/tips pause · resume · remove · test · history", "one subscription"),
    ("/settings", "who sees answers, the usual career, country, time zone, question log"),
    ("/answers add · edit · remove · list", "this server's own questions and answers"),
    ("/answers export · import", "the same as a file"),
    ("/answers hide · unhide", "general questions and tips that you do not want here"),
    ("/insights", "questions that found no answer, without any names"),
)


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
        Text("Under a message's **Apps** menu, **Ask the advisor** answers that message."),
    ]
    if request.reader.is_admin and ADMIN_COMMANDS:
        blocks.append(Bullets("For admins of this server", _lines(ADMIN_COMMANDS)))
    return Answer(
        route=to("help"),
        title="👋 Career Advisor",
        blocks=tuple(blocks),
        actions=(
            Action("Which career suits me?", to("match"), "✨"),
            Action("Browse careers", to("browse"), "🧭"),
            Action("A roadmap", to("roadmap", career), "🗺️"),
            Action("My progress", to("progress"), "📈"),
            Action("Pay", to("salary", career), "💰"),
            Action("A tip", to("tip"), "💡"),
            Action("Sources", to("sources"), "📚"),
        ),
    )


def _lines(commands: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(f"`{name}` {what}" for name, what in commands)
