"""The way in: a folder becomes a KnowledgeBase, or an error that lists all that is wrong."""

from __future__ import annotations

import contextlib
import dataclasses
import gc
from typing import TYPE_CHECKING, Any

from bot.knowledge import cache
from bot.knowledge.build import build
from bot.knowledge.checks import run_checks
from bot.knowledge.documents import LineFinder, parse
from bot.knowledge.files import KnowledgeFiles, sort_out
from bot.knowledge.folder import (
    find_folder,
    fingerprint,
    misplaced_files,
    read_texts,
    unfilled_blanks,
)
from bot.knowledge.report import BrokenKnowledgeError, Problem, Report

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from bot.domain.knowledge import KnowledgeBase

__all__ = ["check_knowledge", "find_folder", "load_knowledge"]


@contextlib.contextmanager
def _collector_resting() -> Generator[None, None, None]:
    """Spare the search for garbage: hundreds of thousands of values arrive, and they stay."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_collector_resting()
def load_knowledge(folder: Path, cache_folder: Path | None = None) -> KnowledgeBase:
    """Read, check and build the knowledge base.

    Raises BrokenKnowledgeError with every problem; nothing half-loaded is ever returned.
    """
    texts = read_texts(folder)
    content = fingerprint(texts)
    if cache_folder is None:
        return build(_checked(folder, texts)[1], content)
    key = cache.key_of(content)
    files = _compiled(texts, cache_folder, key)
    if files is None:
        documents, files = _checked(folder, texts)
        cache.save(cache_folder, key, documents)
    return build(files, content)


def check_knowledge(folder: Path) -> tuple[KnowledgeFiles, Report]:
    """Return the files that could be read, and everything that is wrong with any."""
    _, files, report = _read(folder, read_texts(folder))
    return files, report


def _compiled(texts: dict[str, bytes], cache_folder: Path, key: str) -> KnowledgeFiles | None:
    """Return the files of a compiled copy, which passed every check when it was made, or None."""
    documents = cache.load(cache_folder, key)
    if documents is None or documents.keys() != texts.keys():
        return None
    files, problems = sort_out(documents)
    return None if problems else files


def _checked(folder: Path, texts: dict[str, bytes]) -> tuple[dict[str, Any], KnowledgeFiles]:
    documents, files, report = _read(folder, texts)
    if report.errors:
        raise BrokenKnowledgeError(report)
    return documents, files


def _read(folder: Path, texts: dict[str, bytes]) -> tuple[dict[str, Any], KnowledgeFiles, Report]:
    if "sources.yaml" not in texts:
        what = f"no sources.yaml in {folder}"
        missing = Problem("sources.yaml", (), what, "a knowledge folder; see KNOWLEDGE_DIR")
        return {}, KnowledgeFiles(), Report([missing])
    problems = [*misplaced_files(folder), *unfilled_blanks(texts)]
    documents: dict[str, Any] = {}
    for name, text in texts.items():
        document, found = parse(name, text)
        problems += found
        if not found:
            documents[name] = document
    files, found = sort_out(documents)
    problems += found
    if not problems:  # cross-checks over half a knowledge base would only repeat the first error
        problems += run_checks(files)
    return documents, files, Report(_located(problems, texts))


def _located(problems: list[Problem], texts: dict[str, bytes]) -> list[Problem]:
    finders: dict[str, LineFinder] = {}
    located: list[Problem] = []
    for problem in problems:
        if problem.path and problem.file in texts:
            finder = finders.get(problem.file)
            if finder is None:
                finder = finders[problem.file] = LineFinder(texts[problem.file])
            problem = dataclasses.replace(problem, line=finder.line_of(problem.path))
        located.append(problem)
    return located
