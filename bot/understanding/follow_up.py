"""Understands a question that leans on the one before, such as "and in Germany?"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.recognition import Band, Intent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.recognition import Recognition, Slots

SHORT = 9
"""Words up to which a question can be a mere addition."""
INHERITED_CONFIDENCE = 0.9
"""Of the previous confidence; an addition may always be a new question after all."""
_OPENINGS = frozenset({"and", "what about", "how about", "or", "also", "then", "but", "same for"})
_FILLERS = frozenset(
    "and or what how about in for as the a an with at of is it same also then but if i am to"
    " by on there instead please so now when not just only my case".split()
)
_POINTERS = frozenset("they it them that this there one those these their its he she".split())


def inherited(
    current: Recognition, words: Sequence[str], named: int, previous: Recognition
) -> Recognition:
    """Return the question with what it lacks taken from the previous one.

    `named` is how many of the words are names. A question that stands on its own is returned
    as it is.
    """
    if previous.band is Band.REFUSE or previous.intent is Intent.BOT_HELP:
        return current
    if _is_addition(words, named):
        return replace(
            current,
            intent=previous.intent,
            slots=_merged(current.slots, previous.slots),
            confidence=previous.confidence * INHERITED_CONFIDENCE,
            runner_up=current.intent if current.intent is not previous.intent else Intent.OVERVIEW,
            band=Band.ANSWER,
        )
    if _points_back(current, words):
        return replace(current, slots=_merged(current.slots, previous.slots))
    return current


def _is_addition(words: Sequence[str], named: int) -> bool:
    """Tell whether nothing is asked, only something else named: "and in Germany?"."""
    if not words or not named or len(words) > SHORT:
        return False
    opens = words[0] in _OPENINGS or " ".join(words[:2]) in _OPENINGS
    own = sum(word not in _FILLERS for word in words) - named
    return own <= 0 or (opens and own <= 1)


def _points_back(current: Recognition, words: Sequence[str]) -> bool:
    has_subject = current.slots.careers or current.slots.skills
    is_ours = current.band is not Band.REFUSE
    return is_ours and not has_subject and not _POINTERS.isdisjoint(words)


def _merged(new: Slots, old: Slots) -> Slots:
    has_subject = bool(new.careers or new.skills)
    return replace(
        new,
        careers=new.careers if new.careers else old.careers if not new.skills else (),
        skills=new.skills if has_subject else old.skills,
        category=new.category or old.category,
        stage=new.stage or old.stage,
        level=new.level or old.level,
        years=new.years if new.years is not None else old.years,
        country=new.country or old.country,
    )


def named_words(current: Recognition) -> int:
    """Return how many words of the question are names."""
    own = {match.start: match.text for match in current.matches}
    return sum(len(text.split()) for text in own.values())
