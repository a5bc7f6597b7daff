"""Topics of tips by name, and only those on which there is a tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.topics import ALL_TOPICS, Topic, TopicKind
from bot.errors import UsageError
from bot.understanding.name_index import Named, NameIndex

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from bot.domain.guidance import Term
    from bot.domain.knowledge import KnowledgeBase

_ALL_NAMES = ("everything", "all topics", "any", "anything")
_LONGEST_SHOWN = 40  # of what was typed, in the refusal


class TipTopics:
    """The topics of one knowledge base; immutable but for the memory of completions."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        """Index careers, kinds, stages and skills that any tip is about."""
        self.knowledge = knowledge
        self._index = NameIndex(_named(knowledge))

    def resolve(self, typed: str) -> Topic:
        """Return the topic that is meant. Raises UsageError when there is no tip on it."""
        found = self._index.resolve(typed.strip())
        if found is None:
            shown = typed.strip()[:_LONGEST_SHOWN]
            raise UsageError(f"I have no tips on “{shown}”. Choose a topic from the list, or all.")
        return Topic.parse(found)

    def complete(self, typed: str) -> Sequence[Named]:
        """Return topics that somebody may be typing, at most 25."""
        return self._index.complete(typed)


def _named(knowledge: KnowledgeBase) -> Iterator[Named]:
    tips = knowledge.tips.values()
    yield Named(str(ALL_TOPICS), "All topics", _ALL_NAMES)
    kinds = {tip.kind for tip in tips}
    yield from _of_terms(TopicKind.KIND, knowledge.terms["kinds"].values(), kinds)
    stages = {tip.stage for tip in tips}
    yield from _of_terms(TopicKind.STAGE, knowledge.terms["stages"].values(), stages)
    careers = {career for tip in tips for career in tip.careers}
    for career in knowledge.careers.values():
        if career.id in careers:
            names = (career.id, career.title, career.plural, *career.aliases)
            yield _one(TopicKind.CAREER, career.id, career.title, names)
    skills = {skill for tip in tips for skill in tip.skills}
    for skill in knowledge.skills.values():
        if skill.id in skills:
            yield _one(TopicKind.SKILL, skill.id, skill.name, (skill.id, *skill.names))


def _of_terms(kind: TopicKind, terms: Iterable[Term], used: Container[object]) -> Iterator[Named]:
    for term in terms:
        if term.id in used:
            yield _one(kind, term.id, term.name, (term.id, term.name, *term.aliases))


def _one(kind: TopicKind, key: str, name: str, names: tuple[str, ...]) -> Named:
    return Named(str(Topic(kind, key)), f"{kind.capitalize()}: {name}", names)
