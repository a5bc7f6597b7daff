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

Weights = dict[str, float]
"""By interest."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a career suits somebody's interests."""

    career: Career
    score: float
    """-1 to 1: the cosine between what one likes and what the career gives, beyond the average."""
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


def rank_careers(knowledge: KnowledgeBase, chosen: Sequence[int]) -> tuple[Fit, ...]:
    """Return all careers, best fit first; equal ones in the order of the knowledge base.

    Both sides are measured against their average: what one likes more than answers drawn by lot,
    and what a career gives more than others. Otherwise careers that give little of anything win
    a hundred times as often as those that resemble many.
    """
    liked = profile(knowledge.finder, chosen)
    above = _above(liked, _usual_answers(knowledge.finder[: len(chosen)]))
    usual = _usual_career(knowledge)
    fits = [
        _fit(career, liked, _cosine(above, _above(career.interests, usual)))
        for career in knowledge.careers.values()
    ]
    return tuple(sorted(fits, key=lambda fit: -fit.score))


def _usual_answers(questions: Sequence[FinderQuestion]) -> Weights:
    usual: Weights = {}
    for question in questions:
        for option in question.options:
            for interest, weight in option.speaks_for.items():
                usual[interest] = usual.get(interest, 0.0) + weight / len(question.options)
    return usual


def _usual_career(knowledge: KnowledgeBase) -> Weights:
    usual: Weights = {}
    for career in knowledge.careers.values():
        for interest, value in career.interests.items():
            usual[interest] = usual.get(interest, 0.0) + value / len(knowledge.careers)
    return usual


def _above(own: Mapping[str, int], usual: Weights) -> Weights:
    return {key: own.get(key, 0) - usual.get(key, 0.0) for key in sorted({*own, *usual})}


def _cosine(one: Weights, other: Weights) -> float:
    length = sqrt(_product(one, one) * _product(other, other))
    return round(_product(one, other) / length, 6) if length else 0.0


def _product(one: Weights, other: Weights) -> float:
    return sum(value * other.get(key, 0.0) for key, value in one.items())


def _fit(career: Career, liked: Mapping[str, int], score: float) -> Fit:
    shares = {
        interest: weight * career.interests.get(interest, 0) for interest, weight in liked.items()
    }
    by_weight = sorted(shares, key=lambda interest: -abs(shares[interest]))
    return Fit(
        career=career,
        score=score,
        likes=tuple(key for key in by_weight if shares[key] > 0),
        dislikes=tuple(key for key in by_weight if shares[key] < 0),
    )
