"""Fills the slots of a question from what it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.careers import CareerId
from bot.domain.recognition import Entity, Match, Slots
from bot.domain.skills import SkillId
from bot.domain.vocabulary import Category, Level, Stage
from bot.understanding.meanings import Kind
from bot.understanding.spans import years_claimed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.understanding.mentions import Mention
    from bot.understanding.utterance import Word

_ENTITIES = {
    Kind.CAREER: Entity.CAREER,
    Kind.SKILL: Entity.SKILL,
    Kind.CATEGORY: Entity.CATEGORY,
    Kind.STAGE: Entity.STAGE,
    Kind.LEVEL: Entity.LEVEL,
    Kind.COUNTRY: Entity.COUNTRY,
}


def fill_slots(
    question: str, words: Sequence[Word], mentions: Sequence[Mention]
) -> tuple[Slots, tuple[Match, ...]]:
    """Return the slots and what filled them, in order of appearance."""
    matches = list(_matches(question, words, mentions))
    years = years_claimed(words)
    if years is not None:
        number, first, stop = years
        start, end = words[first].start, words[stop - 1].end
        matches.append(Match(Entity.YEARS, f"{number:g}", question[start:end], start, end, True))
        matches.sort(key=lambda match: match.start)
    return _slots(matches), tuple(matches)


def _matches(question: str, words: Sequence[Word], mentions: Sequence[Mention]) -> Iterator[Match]:
    for mention in mentions:
        if mention.meaning.kind not in _ENTITIES:
            continue
        span = words[mention.first : mention.stop]
        start, end = span[0].start, span[-1].end
        exact = all(word.text == word.typed for word in span)
        for meaning in (mention.meaning, *mention.inner):
            entity = _ENTITIES[meaning.kind]
            yield Match(entity, meaning.id, question[start:end], start, end, exact)


def _slots(matches: Sequence[Match]) -> Slots:
    def values(entity: Entity) -> list[str]:
        return list(dict.fromkeys(match.value for match in matches if match.entity is entity))

    def first(entity: Entity) -> str | None:
        return next(iter(values(entity)), None)

    category, stage, level = first(Entity.CATEGORY), first(Entity.STAGE), first(Entity.LEVEL)
    years = first(Entity.YEARS)
    return Slots(
        careers=tuple(CareerId(value) for value in values(Entity.CAREER)),
        skills=tuple(SkillId(value) for value in values(Entity.SKILL)),
        category=Category(category) if category else None,
        stage=Stage(stage) if stage else None,
        level=Level(level) if level else None,
        years=float(years) if years else None,
        country=first(Entity.COUNTRY),
    )
