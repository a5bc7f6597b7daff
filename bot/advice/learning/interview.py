"""Interview questions of a career: all at a glance, one at a time, or five mixed as practice."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.advice.neighbours import neighbours
from bot.advice.wording import an, in_sentence
from bot.domain.answers import Action, Answer, Block, Bullets, Emphasis, Menu, Option, Text
from bot.domain.routes import to
from bot.domain.vocabulary import Level
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.advice.request import Request
    from bot.domain.careers import Career, InterviewQuestion
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.routes import Route

SET_SIZE = 5
_MAX_CHOICES = 25  # a menu shows no more
_STEP = re.compile(r"(?:s(?P<set>[1-9]\d?)-)?(?P<number>[1-9]\d?)(?P<points>p?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Step:
    """Where in the practice a member is; written "3", "3p" or, in a mixed set, "s2-3p"."""

    number: int
    with_points: bool = False
    mixed_set: int | None = None

    def __str__(self) -> str:
        chosen = "" if self.mixed_set is None else f"s{self.mixed_set}-"
        return f"{chosen}{self.number}{'p' if self.with_points else ''}"


async def interview(request: Request) -> Answer:
    """List what is asked, or put one question of the practice."""
    career, written = request.career, request.route.arg(2)
    asked = request.route.arg(1)
    level = None if asked is None else Level(asked)
    if written is None:
        return _list(request.knowledge, career, level)
    return _practice(request.knowledge, career, level, _read(written))


def _read(written: str) -> _Step:
    found = _STEP.fullmatch(written)
    if found is None:
        raise UsageError("That practice question does not exist. Please open the list again.")
    mixed = None if found["set"] is None else int(found["set"])
    return _Step(int(found["number"]), bool(found["points"]), mixed)


def _questions(career: Career, level: Level | None) -> tuple[InterviewQuestion, ...]:
    """Return the questions of a level, or all where the level has none of its own."""
    of_level = tuple(q for q in career.interview if q.level == level)
    return of_level or career.interview


def _list(knowledge: KnowledgeBase, career: Career, level: Level | None) -> Answer:
    questions = _questions(career, level)
    of_level = level is not None and questions[0].level == level
    shown = _with_points(questions) if of_level else _by_level(knowledge, questions)
    return Answer(
        route=to("interview", career.id, level),
        title=f"🎤 Interviews: {in_sentence(career.title)}",
        blocks=(Text(_lead(knowledge, career, level, questions)), *shown),
        actions=(
            Action("Practice one at a time", _route(career, level, _Step(1)), "▶️", Emphasis.MAIN),
            Action(_mixed_label(questions), _route(career, level, _Step(1, mixed_set=1)), "🎲"),
            *neighbours(career, "interview"),
        ),
        menus=(_level_menu(knowledge, career, level), _question_menu(career, level, questions)),
    )


def _mixed_label(questions: tuple[InterviewQuestion, ...]) -> str:
    """Return what a mixed set is drawn from: a level with few questions has none of its own."""
    return "Five mixed questions" if len(questions) >= SET_SIZE else "Five of all levels"


def _lead(
    knowledge: KnowledgeBase,
    career: Career,
    level: Level | None,
    questions: tuple[InterviewQuestion, ...],
) -> str:
    who = an(in_sentence(career.title))
    if level is None:
        return f"Interviewers ask {who} questions such as these {len(questions)}, by level."
    if questions[0].level != level:
        name = knowledge.term("levels", level).name
        return f"No question here is meant for {name} only, so these are all of {who}."
    rung = career.rung(level)
    such = f"{len(questions)} questions such as these, each" if len(questions) > 1 else "this,"
    return (
        f"Interviewers ask the **{in_sentence(rung.title)}** {such} with the points of a good"
        f" answer. What they look for: {rung.expects}"
    )


def _with_points(questions: tuple[InterviewQuestion, ...]) -> tuple[Block, ...]:
    return tuple(Bullets(question.question, question.points) for question in questions)


def _by_level(
    knowledge: KnowledgeBase, questions: tuple[InterviewQuestion, ...]
) -> tuple[Block, ...]:
    shelves: dict[Level, list[str]] = {}
    for question in questions:
        shelves.setdefault(question.level, []).append(question.question)
    example = questions[0]
    return (
        *(
            Bullets(knowledge.term("levels", level).name, tuple(found))
            for level, found in shelves.items()
        ),
        Bullets(f"For example, a good answer to “{example.question}” names", example.points),
    )


def _practice(knowledge: KnowledgeBase, career: Career, level: Level | None, step: _Step) -> Answer:
    questions = _questions(career, level)
    if step.mixed_set is not None:
        pool = questions if len(questions) >= SET_SIZE else career.interview
        questions = mixed_set(pool, step.mixed_set)
    if step.number > len(questions):
        raise UsageError("That practice question does not exist. Please open the list again.")
    question = questions[step.number - 1]
    blocks: list[Block] = [Text(f"**{question.question}**")]
    if step.with_points:
        blocks.append(Bullets("A good answer names", question.points))
    else:
        blocks.append(Text("Answer aloud in two minutes, as you would in the room; then compare."))
    return Answer(
        route=_route(career, level, step),
        title=f"🎤 Question {step.number} of {len(questions)}",
        blocks=tuple(blocks),
        actions=_practice_actions(career, level, step, len(questions)),
        footnote=f"{career.title} · {knowledge.term('levels', question.level).name}",
    )


def mixed_set(
    questions: tuple[InterviewQuestion, ...], number: int
) -> tuple[InterviewQuestion, ...]:
    """Return five questions over all levels, easier ones first; another number, other questions."""
    total = len(questions)
    size = min(SET_SIZE, total)
    chosen = {(i * total // size + number - 1) % total for i in range(size)}
    return tuple(questions[i] for i in sorted(chosen))


def _practice_actions(
    career: Career, level: Level | None, step: _Step, total: int
) -> tuple[Action, ...]:
    actions: list[Action] = []
    if not step.with_points:
        shown = replace(step, with_points=True)
        label = "Show the points of a good answer"
        actions.append(Action(label, _route(career, level, shown), "💡", Emphasis.MAIN))
    following = replace(step, with_points=False, number=step.number + 1)
    if step.number < total:
        actions.append(Action("Next question", _route(career, level, following), "➡️"))
    elif step.mixed_set is not None:
        another = _Step(1, mixed_set=step.mixed_set % len(career.interview) + 1)
        actions.append(Action("Five others", _route(career, level, another), "🎲"))
    actions.append(Action("All questions", to("interview", career.id, level), "🎤"))
    actions.append(Action("Skills", to("skills", career.id), "🧰"))
    actions.append(Action("Roadmap", to("roadmap", career.id), "🗺️"))
    return tuple(actions)


def _route(career: Career, level: Level | None, step: _Step) -> Route:
    return to("interview", career.id, level, str(step))


def _level_menu(knowledge: KnowledgeBase, career: Career, chosen: Level | None) -> Menu:
    present = dict.fromkeys(question.level for question in career.interview)
    return Menu(
        "Level",
        tuple(
            Option(
                career.rung(level).title,
                to("interview", career.id, level),
                knowledge.term("levels", level).summary,
                chosen=level == chosen,
            )
            for level in present
        ),
    )


def _question_menu(
    career: Career, level: Level | None, questions: tuple[InterviewQuestion, ...]
) -> Menu:
    return Menu(
        "Open one question with its points",
        tuple(
            Option(question.question, _route(career, level, _Step(i, with_points=True)))
            for i, question in enumerate(questions[:_MAX_CHOICES], 1)
        ),
    )
