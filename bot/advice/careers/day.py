"""The work itself: duties with a plain day, and the conditions under which it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.neighbours import neighbours
from bot.advice.questions import own_questions
from bot.advice.questions.own_questions import own_question_menu
from bot.advice.wording import an, in_sentence, join, lower_first
from bot.domain.answers import Action, Answer, Bullets, Text
from bot.domain.routes import to

if TYPE_CHECKING:
    from bot.advice.request import Request

_DUTIES_IN_LEAD = 2


async def duties(request: Request) -> Answer:
    """Say what one does all day."""
    career = request.career
    main = join([f"**{lower_first(duty)}**" for duty in career.responsibilities[:_DUTIES_IN_LEAD]])
    return Answer(
        route=to("duties", career.id),
        title=f"{career.emoji} What {an(in_sentence(career.title))} does",
        blocks=(
            Text(f"Above all they {main}."),
            Bullets("And day by day", career.responsibilities[_DUTIES_IN_LEAD:]),
            Text(f"**A plain day**\n{career.day}"),
            Bullets(
                "What is expected, level by level",
                tuple(f"**{rung.title}**: {rung.expects}" for rung in career.levels[:3]),
            ),
        ),
        actions=(
            Action("Work environment", to("environment", career.id), "🏢"),
            *neighbours(career, "duties"),
        ),
        menus=(own_question_menu(career),),
    )


async def environment(request: Request) -> Answer:
    """Say how the work is: place, hours, strain, and who likes it."""
    career = request.career
    asked = own_questions.about(career, own_questions.CONDITIONS)
    return Answer(
        route=to("environment", career.id),
        title=f"🏢 How {in_sentence(career.plural)} work",
        blocks=(
            *(Text(f"**{own.question}**\n{own.answer}") for _, own in asked[:1]),
            Bullets("Work environment", career.environment),
            Bullets("You may enjoy it if you …", career.enjoys),
            Bullets("It may wear you down if you …", career.dislikes),
        ),
        actions=(
            Action("A plain day", to("duties", career.id), "🗓️"),
            Action("Working remotely", to("faq", "find-remote-job"), "🏡"),
            *neighbours(career, "environment"),
        ),
        menus=(own_question_menu(career),),
        footnote="Conditions differ from team to team: ask in the interview how it is there.",
    )
