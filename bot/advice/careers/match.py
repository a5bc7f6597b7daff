"""The career finder: one question at a time, the answers so far in the route, nothing stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.careers.finder import profile, rank_careers
from bot.advice.wording import join, lower_first
from bot.domain.answers import Action, Answer, Block, Emphasis, Entry, Text
from bot.domain.careers import HEART
from bot.domain.routes import to
from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.advice.careers.finder import Fit
    from bot.advice.request import Request
    from bot.domain.guidance import FinderQuestion
    from bot.domain.knowledge import KnowledgeBase

_SUGGESTED = 3
_REASONS = 3
_PRIVATE = "Nothing of this is stored: your answers live in the buttons."


async def match(request: Request) -> Answer:
    """Ask the next question, or name the three careers that fit best."""
    questions = request.knowledge.finder
    chosen = _read(questions, request.route.arg(0) or "")
    if len(chosen) < len(questions):
        return _question(questions, chosen)
    return _result(request.knowledge, chosen)


def _read(questions: Sequence[FinderQuestion], written: str) -> tuple[int, ...]:
    """Return the options chosen so far; a digit each."""
    fits = len(written) <= len(questions) and all(
        digit.isascii() and digit.isdigit() and int(digit) < len(question.options)
        for digit, question in zip(written, questions, strict=False)
    )
    if not fits:
        raise UsageError("These questions have changed since. Please start the finder again.")
    return tuple(map(int, written))


def _route_part(chosen: Sequence[int]) -> str | None:
    return "".join(map(str, chosen)) or None


def _question(questions: Sequence[FinderQuestion], chosen: tuple[int, ...]) -> Answer:
    position = len(chosen)
    question = questions[position]
    blocks: list[Block] = []
    if not chosen:
        blocks.append(
            Text(
                f"{len(questions)} short questions about what you enjoy, then three careers that"
                " fit, with what speaks for and against each. There are no wrong answers."
            )
        )
    blocks.append(Text(f"**{question.question}**"))
    options = tuple(
        Action(option.label, to("match", _route_part((*chosen, i))), option.emoji)
        for i, option in enumerate(question.options)
    )
    return Answer(
        route=to("match", _route_part(chosen)),
        title=f"✨ Question {position + 1} of {len(questions)}",
        blocks=tuple(blocks),
        actions=(*options, *_back(chosen)),
        footnote=_PRIVATE,
    )


def _back(chosen: Sequence[int]) -> tuple[Action, ...]:
    return (Action("Back", to("match", _route_part(chosen[:-1])), "↩️"),) if chosen else ()


def _result(knowledge: KnowledgeBase, chosen: tuple[int, ...]) -> Answer:
    liked = profile(knowledge.finder, chosen)
    best = rank_careers(knowledge, chosen)[:_SUGGESTED]
    first, second = best[0].career, best[1].career
    return Answer(
        route=to("match", _route_part(chosen)),
        title="✨ Three careers that fit your answers",
        blocks=(
            Text(
                f"Your answers point first to **{first.title}**. See it as a suggestion to try out:"
                " a weekend with a small project tells more than any questionnaire."
            ),
            *(_entry(knowledge, i, fit, liked) for i, fit in enumerate(best, 1)),
        ),
        actions=(
            Action("Compare the first two", to("compare", first.id, second.id), "⚖️", Emphasis.MAIN),
            Action("Try the first one out", to("choice", first.id), "🧪"),
            Action("Start over", to("match"), "🔄"),
            *_back(chosen),
        ),
        footnote=_PRIVATE,
    )


def _entry(knowledge: KnowledgeBase, place: int, fit: Fit, liked: Mapping[str, int]) -> Entry:
    career = fit.career
    text = (
        f"**{place}. {career.emoji} {career.title}**\n{career.summary}\n"
        f"👍 {_for(knowledge, fit, liked)}\n👎 {_against(knowledge, fit, liked)}"
    )
    return Entry(text, Action("Open", to("overview", career.id)))


def _for(knowledge: KnowledgeBase, fit: Fit, liked: Mapping[str, int]) -> str:
    gives = [key for key in fit.likes if liked[key] > 0][:_REASONS]
    much = [key for key in gives if fit.career.interests[key] == HEART]
    some = [key for key in gives if fit.career.interests[key] < HEART]
    spares = [key for key in fit.likes if liked[key] < 0][:_REASONS]
    amounts = (("much", much), ("some", some))
    given = [f"{amount} of {_named(knowledge, keys)}" for amount, keys in amounts if keys]
    parts = [f"gives you {join(given)}"] if given else []
    if spares:
        parts.append(f"spares you {_named(knowledge, spares)}")
    return f"It {join(parts)}." if parts else "Nothing in it goes against your answers."


def _against(knowledge: KnowledgeBase, fit: Fit, liked: Mapping[str, int]) -> str:
    lacks = [key for key in fit.dislikes if liked[key] > 0][:_REASONS]
    asks = [key for key in fit.dislikes if liked[key] < 0][:_REASONS]
    parts: list[str] = []
    if lacks:
        parts.append(f"has little of {_named(knowledge, lacks)}")
    if asks:
        parts.append(f"asks for {_named(knowledge, asks)}")
    mismatch = f"It {join(parts)}. " if parts else ""
    return f"{mismatch}It may wear you down if you {lower_first(fit.career.dislikes[0])}."


def _named(knowledge: KnowledgeBase, interests: Sequence[str]) -> str:
    return join([f"*{lower_first(knowledge.term('interests', key).name)}*" for key in interests])
