"""Links lead to reviewed hosts only."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import BaseModel

from bot.knowledge.report import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.files import KnowledgeFiles
    from bot.knowledge.report import Path


def check_hosts(files: KnowledgeFiles) -> Iterator[Problem]:
    """Find links whose host nobody has reviewed."""
    reviewed = set(files.hosts)
    for file, path, url in _links(files):
        host = urlsplit(url).hostname or ""
        if host not in reviewed:
            what = f"the host {host} is not reviewed"
            yield Problem(file, path, what, "a host of hosts.yaml; add it there once you know it")


def _links(files: KnowledgeFiles) -> Iterator[tuple[str, Path, str]]:
    for key, career in files.careers.items():
        yield from _links_in(f"careers/{key}.yaml", (), career)
    for key, skill in files.all_skills.items():
        yield from _links_in(files.origin["skills", key], (key,), skill)
    for key, entry in files.faq.items():
        yield from _links_in(files.origin["faq", key], (key,), entry)
    for key, source in files.sources.items():
        yield from _links_in("sources.yaml", (key,), source)


def _links_in(file: str, path: Path, value: object) -> Iterator[tuple[str, Path, str]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _links_in(file, (*path, name), getattr(value, name))
    elif isinstance(value, dict):
        for key, item in value.items():  # pyright: ignore[reportUnknownVariableType] -- any nesting
            yield from _links_in(file, (*path, str(key)), item)  # pyright: ignore[reportUnknownArgumentType] -- as above
    elif isinstance(value, list):
        for i, item in enumerate(value):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] -- as above
            yield from _links_in(file, (*path, i), item)
    elif isinstance(value, str) and value.startswith("https://"):
        yield file, path, value
