"""Questions that nobody could read, or that stand twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.guidance import QuestionTemplates
from bot.domain.names import fold
from bot.domain.templates import template_problems
from bot.knowledge.report import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.files import KnowledgeFiles


def check_templates(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find sentences with an open bracket, an unknown slot or an unknown rule."""
    for intent, file in files.questions.items():
        rules = tuple(file.rules.items())
        templates = QuestionTemplates(intent, file.example, rules, tuple(file.sentences))
        for found in template_problems(templates):
            yield Problem(f"questions/{intent}.yaml", found.path, found.what, found.allowed)


def check_sayings_stand_once(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find questions that were written down twice, under one intent or under two."""
    owners: dict[str, str] = {}
    for intent, file in files.questions.items():
        for said in filter(None, map(fold, file.said.splitlines())):
            if said in owners:
                what = f"the question {said[:60]!r} already stands in {owners[said]}.yaml"
                yield Problem(f"questions/{intent}.yaml", ("said",), what, "each question once")
            owners.setdefault(said, intent)
