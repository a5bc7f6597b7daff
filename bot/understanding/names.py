"""Every name that a question may hold, looked up by its letters without blanks and hyphens."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.names import fold
from bot.domain.vocabulary import Category
from bot.domain.templates import expansions, parse_template
from bot.understanding.utterance import name_words, plain_words
from bot.understanding.words import singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.domain.guidance import Term
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.skills import Skill

SHORT = 5
"""Below this many letters a name must be spaced as it is known: "as p" is not ASP."""
SURROUNDINGS = "chatter"
"""The file that holds what stands around questions, and names that are no careers in tech."""


class Kind(StrEnum):
    """What a name stands for."""

    CAREER = "career"
    SKILL = "skill"
    CATEGORY = "category"
    STAGE = "stage"
    LEVEL = "level"
    COUNTRY = "country"
    TECH_JOB = "tech_job"
    """A job in tech that is no career of ours, such as plain "programmer"."""
    PROFESSION = "profession"
    """A job outside tech."""
    OTHER_MEANING = "other_meaning"
    """Words that hold a name but mean something else, as in "job security"."""


_RULES = (Kind.TECH_JOB, Kind.PROFESSION, Kind.OTHER_MEANING)
_VOCABULARIES = {
    Kind.CATEGORY: "categories",
    Kind.STAGE: "stages",
    Kind.LEVEL: "levels",
    Kind.COUNTRY: "countries",
}


_TECHNOLOGIES = frozenset({Category.LANGUAGES, Category.DATABASES, Category.CLOUD, Category.TOOLS})


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a name may stand for."""

    kind: Kind
    id: str
    needs_evidence: bool = False
    evidence: tuple[str, ...] = ()
    """Words or phrases of which one must stand in the same question."""
    is_technology: bool = False
    """Whether it is a product or language, which a career's name may hold: "linux admin"."""


@dataclass(slots=True)
class Name:
    """What one run of letters stands for, and the ways to space it."""

    meanings: tuple[Meaning, ...] = ()
    spacings: frozenset[tuple[str, ...]] = frozenset()


class NameTable:
    """All names of a knowledge base; the time to look one up does not depend on their number."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        """Index the careers, skills and terms, and the rules about other names."""
        self._names: defaultdict[str, Name] = defaultdict(Name)
        for meaning, name in _all_names(knowledge):
            self._add(meaning, name)
        self.longest = max(map(len, self._names), default=0)

    def _add(self, meaning: Meaning, text: str) -> None:
        typed = name_words(text)
        spoken = tuple(word for piece in typed for word in plain_words(piece))
        for words in {typed, spoken}:
            spacing = tuple(map(singular, words))
            if not spacing:
                continue
            name = self._names["".join(spacing)]
            name.spacings |= {spacing}
            if all((meaning.kind, meaning.id) != (m.kind, m.id) for m in name.meanings):
                name.meanings = (*name.meanings, meaning)

    def find(self, letters: str, spacing: tuple[str, ...]) -> tuple[Meaning, ...]:
        """Return what these words, in the singular, stand for; empty if nothing."""
        name = self._names.get(letters)
        if name is None or (len(letters) < SHORT and spacing not in name.spacings):
            return ()
        return name.meanings

    def keys(self) -> Iterable[str]:
        """Return every name as letters without blanks."""
        return self._names.keys()

    def words(self) -> Iterator[str]:
        """Yield every word that stands in a name."""
        for name in self._names.values():
            for spacing in name.spacings:
                yield from spacing


def _all_names(knowledge: KnowledgeBase) -> Iterator[tuple[Meaning, str]]:
    for career in knowledge.careers.values():
        own = (career.id, career.title, career.plural)
        for name in (*own, *career.aliases):
            yield Meaning(Kind.CAREER, career.id), name
    for skill in knowledge.skills.values():
        yield from _skill_names(skill)
    for kind, vocabulary in _VOCABULARIES.items():
        for term in knowledge.terms.get(vocabulary, {}).values():
            for name in _term_names(kind, term):
                yield Meaning(kind, term.id), name
    yield from _rule_names(knowledge)


def _skill_names(skill: Skill) -> Iterator[tuple[Meaning, str]]:
    is_technology = skill.category in _TECHNOLOGIES or skill.usage is not None
    for name in (skill.short, skill.id, *skill.names):
        doubtful = fold(name) in skill.ambiguous or name.lower() in skill.ambiguous
        evidence = skill.evidence if doubtful else ()
        yield Meaning(Kind.SKILL, skill.id, doubtful, evidence, is_technology), name


def _term_names(kind: Kind, term: Term) -> Iterator[str]:
    if kind is not Kind.COUNTRY:  # ids of countries are letters such as "in" and "it"
        yield term.id
    yield from (term.name, *term.aliases, *term.places)


def _rule_names(knowledge: KnowledgeBase) -> Iterator[tuple[Meaning, str]]:
    surroundings = knowledge.templates.get(SURROUNDINGS)
    if surroundings is None:
        return
    rules = dict(surroundings.rules)
    for kind in _RULES:
        if kind not in rules:
            continue
        for phrase in expansions(parse_template(f"<{kind}>", rules)):
            yield Meaning(kind, kind), phrase
