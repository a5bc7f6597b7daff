"""Questions in template syntax that nobody could read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.guidance import QuestionTemplates
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
