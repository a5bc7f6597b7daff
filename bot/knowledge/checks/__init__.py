"""What a schema cannot say: one function a rule, each yielding every problem that it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.checks.graphs import (
    check_every_career_is_reachable,
    check_prerequisites_have_no_circle,
    check_related_is_mutual,
)
from bot.knowledge.checks.ladders import check_levels, check_stages_follow
from bot.knowledge.checks.links import check_hosts
from bot.knowledge.checks.names import check_aliases_belong_to_one, check_ids_stand_once
from bot.knowledge.checks.pay import check_amounts_rise, check_bands, check_source_age
from bot.knowledge.checks.references import check_references, check_skills_are_used
from bot.knowledge.checks.templates import check_sayings_stand_once, check_templates
from bot.knowledge.checks.vocabulary import check_countries_are_named, check_fixed_words_are_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.files import KnowledgeFiles
    from bot.knowledge.report import Problem

CHECKS = (
    check_ids_stand_once,
    check_references,
    check_skills_are_used,
    check_aliases_belong_to_one,
    check_stages_follow,
    check_levels,
    check_amounts_rise,
    check_bands,
    check_source_age,
    check_prerequisites_have_no_circle,
    check_related_is_mutual,
    check_every_career_is_reachable,
    check_hosts,
    check_templates,
    check_sayings_stand_once,
    check_fixed_words_are_named,
    check_countries_are_named,
)


def run_checks(files: KnowledgeFiles) -> Iterator[Problem]:
    """Yield every problem that the cross-checks find."""
    for check in CHECKS:
        yield from check(files)
