"""Where names come from: careers and what follows from their titles, skills, terms, and rules."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.names import fold
from bot.domain.templates import TemplateReader, expansions
from bot.domain.vocabulary import Category
from bot.understanding.meanings import Kind, Meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.careers import Career, CareerId
    from bot.domain.guidance import Term
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.skills import Skill

SURROUNDINGS = "chatter"
"""The file that holds what stands around questions, and names that are no careers in tech."""
_RULES = (Kind.TECH_JOB, Kind.PROFESSION, Kind.OTHER_MEANING)
_VOCABULARIES = {
    Kind.CATEGORY: "categories",
    Kind.STAGE: "stages",
    Kind.LEVEL: "levels",
    Kind.COUNTRY: "countries",
}
_TECHNOLOGIES = frozenset({Category.LANGUAGES, Category.DATABASES, Category.CLOUD, Category.TOOLS})
_BUILDERS = ("developer", "engineer", "programmer")
_FIELDS = {
    "developer": ("development", "programming", "engineering", "dev"),
    "engineer": ("engineering", "development", "programming", "dev"),
    "programmer": ("programming", "development"),
    "designer": ("design",),
    "administrator": ("administration", "admin"),
    "scientist": ("science",),
    "architect": ("architecture",),
    "manager": ("management",),
    "writer": ("writing",),
    "tester": ("testing",),
}
"""The last word of a job, and the words for what its people do."""
_BROAD = frozenset(
    "software development developer dev web it application system systems tech engineering server"
    " data engine build release quality performance production".split()
)
"""Fields of many careers: "data role" is none in particular."""
_JOB_NOUNS = ("job", "role", "position", "career", "internship")


def all_names(knowledge: KnowledgeBase) -> Iterator[tuple[Meaning, str]]:
    """Yield every name with what it stands for; names that follow from others come last."""
    for career in knowledge.careers.values():
        meaning = Meaning(Kind.CAREER, career.id)
        for name in _career_names(career):
            yield meaning, name
    for skill in knowledge.skills.values():
        yield from _skill_names(skill)
    for kind, vocabulary in _VOCABULARIES.items():
        for term in knowledge.terms.get(vocabulary, {}).values():
            meaning = Meaning(kind, term.id)
            for name in _term_names(kind, term):
                yield meaning, name
    yield from _rule_names(knowledge)
    yield from _derived_names(knowledge)


def _career_names(career: Career) -> tuple[str, ...]:
    return (career.id, career.title, career.plural, *career.aliases)


def _skill_names(skill: Skill) -> Iterator[tuple[Meaning, str]]:
    is_technology = skill.category in _TECHNOLOGIES or skill.usage is not None
    is_soft = skill.category is Category.SOFT and skill.short == skill.name.lower()
    plain = Meaning(
        Kind.SKILL,
        skill.id,
        needs_evidence=is_soft,
        is_technology=is_technology,
        is_soft=is_soft,
    )
    slip = replace(plain, is_slip=True)
    doubtful = replace(
        plain,
        needs_evidence=True,
        evidence=() if is_soft else skill.evidence,
        is_technology=is_technology and skill.usage is not None,
    )
    for name in dict.fromkeys((skill.short, skill.id, *skill.names, *sorted(skill.ambiguous))):
        if fold(name) in skill.ambiguous or name.lower() in skill.ambiguous:
            yield doubtful, name
        else:
            yield slip if name in skill.misspellings else plain, name


def _term_names(kind: Kind, term: Term) -> Iterator[str]:
    if kind is not Kind.COUNTRY:  # ids of countries are letters such as "in" and "it"
        yield term.id
    yield from (term.name, *term.aliases, *term.places)


def _rule_names(knowledge: KnowledgeBase) -> Iterator[tuple[Meaning, str]]:
    surroundings = knowledge.templates.get(SURROUNDINGS)
    reader = TemplateReader({} if surroundings is None else dict(surroundings.rules))
    for kind in _RULES:
        if kind in reader.names:
            meaning = Meaning(kind, kind)
            for phrase in expansions(reader.rule(kind)):
                yield meaning, phrase


def _derived_names(knowledge: KnowledgeBase) -> Iterator[tuple[Meaning, str]]:
    """Yield "game development" for "game developer"; nothing that would mean two careers."""
    owners: defaultdict[str, set[CareerId]] = defaultdict(set)
    for career in knowledge.careers.values():
        for name in _career_names(career):
            for variant in _variants(fold(name), knowledge):
                owners[variant].add(career.id)
    for variant, careers in owners.items():
        if len(careers) == 1:
            yield Meaning(Kind.CAREER, next(iter(careers)), is_derived=True), variant


def _variants(name: str, knowledge: KnowledgeBase) -> Iterator[str]:
    field, _, role = name.rpartition(" ")
    if not field or role not in _FIELDS:
        return
    if knowledge.skill_named(field) is not None and knowledge.career_named(field) is None:
        skill = knowledge.skill_named(field)
        if skill is not None and skill.category in _TECHNOLOGIES:
            return  # "java programming" is the language, not a career
    others = (*_FIELDS[role], *(word for word in _BUILDERS if role in _BUILDERS))
    nouns = () if field in _BROAD or role == "administrator" else _JOB_NOUNS
    for word in (*others, *nouns):
        if word != role:
            yield f"{field} {word}"
