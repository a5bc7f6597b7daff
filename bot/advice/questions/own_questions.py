"""A career's own questions: found by subject, shown one by one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.advice.neighbours import neighbours
from bot.advice.wording import in_sentence
from bot.domain.answers import Answer, Menu, Option, Text
from bot.domain.routes import to
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.advice.request import Request
    from bot.domain.careers import Career, OwnQuestion

FUTURE = re.compile(r"\b(ai|automat\w*|replac\w*|dying|obsolete|unnecessary|oversaturated)\b", re.I)
CONDITIONS = re.compile(r"\b(nights?|on.call|remot\w*|stress\w*|crunch|weekends?|boring)\b", re.I)
HIRING = re.compile(
    r"\b(degree|phd|master's|mba|experience|portfolio|projects?|entry|certificates alone)\b", re.I
)
CERTIFICATES = re.compile(r"\b(certificat\w*|ccna)\b", re.I)


def about(career: Career, subject: re.Pattern[str]) -> tuple[tuple[int, OwnQuestion], ...]:
    """Return the questions on a subject with their positions, in the order of the file."""
    return tuple(
        (position, own)
        for position, own in enumerate(career.questions)
        if subject.search(own.question)
    )


def own_question_menu(career: Career, leave_out: int | None = None) -> Menu:
    """Return what people ask about this career."""
    return Menu(
        f"Asked about {in_sentence(career.plural)}",
        tuple(
            Option(own.question, to("own-question", career.id, str(position)))
            for position, own in enumerate(career.questions)
            if position != leave_out
        ),
    )


async def own_question(request: Request) -> Answer:
    """Answer a question that people ask about one career."""
    career, written = request.career, request.route.arg(1) or ""
    position = int(written) if written.isascii() and written.isdigit() else -1
    if not 0 <= position < len(career.questions):
        raise UsageError("That question is no longer part of my knowledge. Please ask again.")
    own = career.questions[position]
    first = next(career.milestones())[1]
    return Answer(
        route=to("own-question", career.id, str(position)),
        title=f"{career.emoji} {own.question}",
        blocks=(
            Text(own.answer),
            Text(f"**A first step to try it**\n{first.title}: {first.project}"),
        ),
        actions=neighbours(career, "own-question"),
        menus=(own_question_menu(career, leave_out=position),),
        footnote=career.title,
    )
