"""Links lead to reviewed hosts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.report import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.files import KnowledgeFiles
    from bot.knowledge.report import Path
    from bot.knowledge.schema import CareerFile


def check_hosts(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find links whose host nobody has reviewed."""
    reviewed = set(files.hosts)
    for file, path, url in links(files):
        host = url.split("/", 3)[2]  # all of it: a port or a user name is not reviewed either
        if host not in reviewed:
            what = f"the host {host} is not reviewed"
            yield Problem(file, path, what, "a host of hosts.yaml; add it there once you know it")


def links(files: KnowledgeFiles) -> Iterator[tuple[str, Path, str]]:
    """Yield file, path and address of every link."""
    for key, career in files.careers.items():
        yield from _in_career(f"careers/{key}.yaml", career)
    for key, skill in files.all_skills.items():
        file = files.origin["skills", key]
        yield file, (key, "docs"), skill.docs
        yield from ((file, (key, "learn", i, "url"), e.url) for i, e in enumerate(skill.learn))
    for key, entry in files.faq.items():
        if entry.link is not None:
            yield files.origin["faq", key], (key, "link"), entry.link
    for key, source in files.sources.items():
        if source.url is not None:
            yield "sources.yaml", (key, "url"), source.url


def _in_career(file: str, career: CareerFile) -> Iterator[tuple[str, Path, str]]:
    for i, certificate in enumerate(career.certificates):
        if certificate.url is not None:
            yield file, ("certificates", i, "url"), certificate.url
    for stage, plan in career.roadmap.items():
        for i, milestone in enumerate(plan.milestones):
            for j, resource in enumerate(milestone.resources):
                path = ("roadmap", stage, "milestones", i, "resources", j, "url")
                yield file, path, resource.url
