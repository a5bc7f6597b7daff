"""What the asker may have meant instead: everything there is to know about the same things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.wording import in_sentence
from bot.domain.answers import Action, Answer, Menu, Option, Text
from bot.domain.routes import to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.advice.request import Request

_OF_CAREER = (
    ("overview", "What it is"),
    ("duties", "What one does all day"),
    ("environment", "Work environment and who enjoys it"),
    ("skills", "Skills that it asks for"),
    ("roadmap", "The way there, step by step"),
    ("salary", "Pay"),
    ("outlook", "Demand and future"),
    ("hired", "Getting a first job"),
    ("interview", "Interview questions"),
    ("certification", "Certificates"),
    ("choice", "Whether it suits me"),
    ("switch", "Moving there from another job"),
)
_OF_SKILL = (
    ("skill", "What {} is, and why to learn it"),
    ("resources", "Where to learn {}"),
    ("careers-for", "Jobs that use {}"),
)


async def meant(request: Request) -> Answer:
    """Offer every answer about a career or skill that a question named."""
    return Answer(
        route=request.route,
        title="🔁 What did you mean?",
        blocks=(Text("Choose what you would like to know, or ask again in other words."),),
        menus=(
            Menu("What would you like to know?", tuple(_options(request))),
            Menu(
                "Another career",
                tuple(
                    Option(c.title, to("overview", c.id), c.summary, c.emoji)
                    for c in request.knowledge.careers.values()
                ),
            ),
        ),
        actions=(Action("All I can do", to("help"), "👋"),),
        personal=True,
    )


def _options(request: Request) -> Iterator[Option]:
    career, skills = request.route.arg(0), request.route.arg(1)
    if career is not None:
        for view, label in _OF_CAREER:
            yield Option(label, to(view, career), in_sentence(request.career.title))
    for key in (skills or "").split("+"):
        if skill := request.knowledge.skills.get(key):  # pyright: ignore[reportArgumentType] -- any text
            for view, label in _OF_SKILL:
                yield Option(label.format(skill.name), to(view, skill.id))
