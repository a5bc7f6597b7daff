"""Which careers suit the answers of the career finder, and why; always the same for the same."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.careers import Career
    from bot.domain.guidance import FinderQuestion
    from bot.domain.knowledge import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a career suits somebody's interests."""

    career: Career
    score: float
    """-1 to 1: the cosine between what one likes and what the career gives."""
    likes: tuple[str, ...]
    """Ids of the interests that speak for it, strongest first."""
    dislikes: tuple[str, ...]
    """Ids of the interests that speak against it, strongest first."""


def profile(questions: Sequence[FinderQuestion], chosen: Sequence[int]) -> Mapping[str, int]:
    """Return how much somebody likes each interest, from the options chosen so far."""
    liked: dict[str, int] = {}
    for question, choice in zip(questions, chosen, strict=False):
        for interest, weight in question.options[choice].speaks_for.items():
            liked[interest] = liked.get(interest, 0) + weight
    return liked


def rank_careers(knowledge: KnowledgeBase, liked: Mapping[str, int]) -> tuple[Fit, ...]:
    """Return all careers, best fit first; equal ones in the order of the knowledge base."""
    fits = [_fit(career, liked) for career in knowledge.careers.values()]
    return tuple(sorted(fits, key=lambda fit: -fit.score))


def _fit(career: Career, liked: Mapping[str, int]) -> Fit:
    shares = {
        interest: weight * career.interests.get(interest, 0) for interest, weight in liked.items()
    }
    length = sqrt(sum(value * value for value in career.interests.values()))
    own = sqrt(sum(value * value for value in liked.values()))
    by_weight = sorted(shares, key=lambda interest: -abs(shares[interest]))
    return Fit(
        career=career,
        score=round(sum(shares.values()) / (length * own), 6) if length and own else 0.0,
        likes=tuple(key for key in by_weight if shares[key] > 0),
        dislikes=tuple(key for key in by_weight if shares[key] < 0),
    )
