"""career-advisor ask."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import orjson
import typer

from bot.advice.markdown import as_markdown
from bot.domain.readers import Reader
from bot.settings import load_settings

if TYPE_CHECKING:
    from bot.advice.questions.counselor import Counsel
    from bot.domain.knowledge import KnowledgeBase

FROM_STDIN = "-"


def command(
    question: Annotated[
        str, typer.Argument(help="The question; with --json, - reads one a line from stdin")
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line")] = False,
) -> None:
    """Answer a question in the terminal."""
    import asyncio

    asyncio.run(_ask(question, as_json=as_json))


async def _ask(question: str, *, as_json: bool) -> None:
    from bot.app import build_counselor

    counselor = build_counselor(load_settings())
    if not as_json:
        _print(await counselor.ask(question, Reader()))
        return
    questions = sys.stdin if question == FROM_STDIN else [question]
    for line in questions:
        asked = line.rstrip("\n")
        counsel = await counselor.ask(asked, Reader())
        sys.stdout.buffer.write(orjson.dumps(as_object(asked, counsel, counselor.knowledge)))
        sys.stdout.buffer.write(b"\n")
        sys.stdout.buffer.flush()


def _print(counsel: Counsel) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(as_markdown(counsel.answer)))


def as_object(question: str, counsel: Counsel, knowledge: KnowledgeBase) -> dict[str, Any]:
    """Return what --json prints for a question."""
    recognition, slots = counsel.recognition, counsel.recognition.slots
    return {
        "question": question,
        "intent": recognition.intent,
        "decision": counsel.decision,
        "confidence": round(recognition.confidence, 3),
        "careers": list(slots.careers),
        "skills": [knowledge.skills[key].short for key in slots.skills],
        "category": slots.category,
        "stage": slots.stage,
        "level": slots.level,
        "years": slots.years,
        "country": slots.country,
        "answer": as_markdown(counsel.answer),
        "sources": [{"title": s.label, "url": s.url} for s in counsel.answer.sources],
        "suggestions": _suggestions(counsel),
    }


def _suggestions(counsel: Counsel) -> list[str]:
    """Return the near questions or the choices that the answer offers."""
    options = [option.label for menu in counsel.answer.menus for option in menu.options]
    offered = [action.label for action in counsel.answer.actions]
    return [*options, *offered] if counsel.decision == "clarify" else offered
