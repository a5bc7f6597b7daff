"""One name, one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.names import fold
from bot.knowledge.report import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.files import KnowledgeFiles
    from bot.knowledge.report import Path
    from bot.knowledge.schema.skill import SkillEntry


def check_ids_stand_once(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find ids that stand in two files of a folder."""
    for key, first, second in files.repeated:
        yield Problem(second, (key,), f"the id {key!r} also stands in {first}", "an id of its own")


def check_aliases_belong_to_one(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find names that mean two careers or skills without being declared ambiguous.

    A skill may declare its own name ambiguous; then it counts only beside evidence.
    """
    owners: dict[str, tuple[str, str]] = {}
    for file, path, owner, name in _names(files):
        key = fold(name)
        first_owner, first_file = owners.setdefault(key, (owner, file))
        if first_owner != owner:
            yield Problem(
                file,
                path,
                f"{name!r} already means {first_owner} in {first_file}",
                "a name of one thing, or listed under `ambiguous` wherever it stands",
            )


def _names(files: KnowledgeFiles) -> Iterator[tuple[str, Path, str, str]]:
    """Yield file, path, owner and text of every name that counts without evidence."""
    for key, career in files.careers.items():
        file = f"careers/{key}.yaml"
        yield from ((file, (part,), key, getattr(career, part)) for part in ("title", "plural"))
        yield from ((file, ("aliases", i), key, name) for i, name in enumerate(career.aliases))
    for key, skill in files.all_skills.items():
        file = files.origin["skills", key]
        declared = {fold(name) for name in skill.ambiguous}
        for path, name in _skill_names(skill):
            if fold(name) not in declared:
                yield file, (key, *path), key, name


def _skill_names(skill: SkillEntry) -> Iterator[tuple[Path, str]]:
    yield ("name",), skill.name
    if skill.full_name is not None:
        yield ("full_name",), skill.full_name
    for part in ("aliases", "misspellings"):
        for i, name in enumerate(getattr(skill, part)):
            yield (part, i), name
