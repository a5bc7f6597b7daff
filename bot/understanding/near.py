"""The questions that are offered when it is unclear what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.recognition import NearQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.recognition import Intent, Slots

MOST = 3
_GAP = re.compile(r"\{(\w+)\}")
_UNKNOWN = "…"


def near_questions(
    ranked: Sequence[Intent], slots: Slots, knowledge: KnowledgeBase
) -> tuple[NearQuestion, ...]:
    """Return the likeliest readings in words, best first, with the names that were understood."""
    found: list[NearQuestion] = []
    for intent in ranked:
        templates = knowledge.templates.get(intent)
        if templates is not None:
            found.append(NearQuestion(intent, _filled(templates.example, slots, knowledge)))
        if len(found) == MOST:
            break
    return tuple(found)


def _filled(example: str, slots: Slots, knowledge: KnowledgeBase) -> str:
    names = {
        "career": iter([knowledge.careers[key].title.lower() for key in slots.careers]),
        "skill": iter([knowledge.skills[key].name for key in slots.skills]),
        "stage": iter([slots.stage.value] if slots.stage else []),
        "level": iter([slots.level.value] if slots.level else []),
    }
    return _GAP.sub(lambda gap: _next(names.get(gap[1])), example)


def _next(names: Iterator[str] | None) -> str:
    return _UNKNOWN if names is None else next(names, _UNKNOWN)
