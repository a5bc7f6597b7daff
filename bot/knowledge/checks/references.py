"""Ids that one file names and another must hold."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from bot.knowledge.report import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.knowledge.files import KnowledgeFiles
    from bot.knowledge.report import Path

Reference = tuple[str, "Path", str, str]
"""File, path, kind of the target, its id."""


def check_references(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find ids that exist nowhere."""
    known: dict[str, Iterable[str]] = {
        "skill": files.all_skills,
        "career": files.careers,
        "source": files.sources,
        "group": files.vocabulary.get("groups", {}),
        "interest": files.vocabulary.get("interests", {}),
    }
    for file, path, kind, target in _references(files):
        if target not in known[kind]:
            near = difflib.get_close_matches(target, list(known[kind]), n=3)
            allowed = f"near names: {', '.join(near)}" if near else f"the id of a {kind}"
            yield Problem(file, path, f"no {kind} has the id {target!r}", allowed)


def check_skills_are_used(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find skills that no career asks for."""
    used = {
        need.skill
        for career in files.careers.values()
        for needs in career.skills.values()
        for need in needs
    }
    for key in files.all_skills:
        if key not in used:
            file = files.origin["skills", key]
            yield Problem(
                file, (key,), f"no career asks for {key!r}", "a skill that some career names"
            )


def _references(files: KnowledgeFiles) -> Iterator[Reference]:
    yield from _from_careers(files)
    yield from _from_skills(files)
    yield from _from_pay(files)
    for i, question in enumerate(files.finder):
        for j, option in enumerate(question.options):
            path = ("questions", i, "options", j, "speaks_for")
            yield from (("finder.yaml", path, "interest", key) for key in option.speaks_for)
    for key, tip in files.tips.items():
        file = files.origin["tips", key]
        yield from ((file, (key, "careers", i), "career", c) for i, c in enumerate(tip.careers))
        yield from ((file, (key, "skills", i), "skill", s) for i, s in enumerate(tip.skills))


def _from_careers(files: KnowledgeFiles) -> Iterator[Reference]:
    for key, career in files.careers.items():
        file = f"careers/{key}.yaml"
        yield file, ("group",), "group", career.group
        yield from ((file, ("interests", i), "interest", i) for i in career.interests)
        for i, related in enumerate(career.related):
            yield file, ("related", i, "career"), "career", related.career
        for category, needs in career.skills.items():
            for i, need in enumerate(needs):
                yield file, ("skills", category, i, "skill"), "skill", need.skill
        for stage, plan in career.roadmap.items():
            for i, milestone in enumerate(plan.milestones):
                for j, skill in enumerate(milestone.skills):
                    path = ("roadmap", stage, "milestones", i, "skills", j)
                    yield file, path, "skill", skill


def _from_skills(files: KnowledgeFiles) -> Iterator[Reference]:
    for key, skill in files.all_skills.items():
        file = files.origin["skills", key]
        yield from ((file, (key, "before", i), "skill", s) for i, s in enumerate(skill.before))
        yield from ((file, (key, "related", i), "skill", s) for i, s in enumerate(skill.related))
        if skill.usage:
            yield file, (key, "usage", "source"), "source", skill.usage.source


def _from_pay(files: KnowledgeFiles) -> Iterator[Reference]:
    for key in files.pay:
        yield f"salaries/{key}.yaml", (), "career", key
    for key, entry in (files.pay | files.shared_pay).items():
        file = f"salaries/{key}.yaml"
        yield from ((file, ("careers", i), "career", c) for i, c in enumerate(entry.careers))
        for part in ("figures", "bands", "outlook"):
            for i, row in enumerate(getattr(entry, part)):
                yield file, (part, i, "source"), "source", row.source
