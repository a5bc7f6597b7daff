"""What a career is: its work, its days, who likes it, and what lies next to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.neighbours import neighbours
from bot.advice.wording import in_sentence
from bot.domain.answers import Answer, Bullets, Menu, Option, Text
from bot.domain.routes import to

if TYPE_CHECKING:
    from bot.advice.request import Request
    from bot.domain.careers import Career
    from bot.domain.knowledge import KnowledgeBase


async def overview(request: Request) -> Answer:
    """Describe a career."""
    career = request.career
    return Answer(
        route=to("overview", career.id),
        title=f"{career.emoji} {career.title}",
        blocks=(
            Text(career.overview),
            Bullets("What one does", career.responsibilities),
            Text(f"**A plain day**\n{career.day}"),
            Bullets("Work environment", career.environment),
            Bullets("You may enjoy it if you …", career.enjoys),
            Bullets("It may wear you down if you …", career.dislikes),
        ),
        actions=neighbours(career, "overview"),
        menus=(related_menu(request.knowledge, career),),
    )


def related_menu(knowledge: KnowledgeBase, career: Career) -> Menu:
    """Return the neighbouring careers, each with what carries over."""
    options = tuple(
        Option(
            label=other.title,
            route=to("overview", other.id),
            description=related.carries,
            emoji=other.emoji,
        )
        for related in career.related
        for other in (knowledge.careers[related.career],)
    )
    return Menu(f"Careers close to {in_sentence(career.title)}", options)
