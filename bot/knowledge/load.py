"""The way in: a folder becomes a KnowledgeBase, or an error that lists all that is wrong."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.knowledge import cache
from bot.knowledge.build import build
from bot.knowledge.checks import run_checks
from bot.knowledge.documents import fingerprint, line_of, parse, read_texts
from bot.knowledge.files import KnowledgeFiles, sort_out
from bot.knowledge.report import BrokenKnowledgeError, Problem, Report

if TYPE_CHECKING:
    from bot.domain.knowledge import KnowledgeBase

_PACKAGE = Path(__file__).parent.parent


def find_folder(chosen: Path | None = None) -> Path:
    """Return the folder to read: the chosen one, else the checkout's, else the wheel's own."""
    if chosen is not None:
        return chosen
    checkout = _PACKAGE.parent / "knowledge"
    return checkout if (checkout / "sources.yaml").is_file() else _PACKAGE / "shipped_knowledge"


def load_knowledge(folder: Path, cache_folder: Path | None = None) -> KnowledgeBase:
    """Read, check and build the knowledge base.

    Raises BrokenKnowledgeError with every problem; nothing half-loaded is ever returned.
    """
    texts = read_texts(folder)
    files, report = _read(folder, texts, cache_folder)
    if report.errors:
        raise BrokenKnowledgeError(report)
    return build(files, fingerprint(texts))


def check_knowledge(folder: Path) -> tuple[KnowledgeFiles, Report]:
    """Return the files that could be read, and everything that is wrong with any."""
    return _read(folder, read_texts(folder), None)


def _read(
    folder: Path, texts: dict[str, bytes], cache_folder: Path | None
) -> tuple[KnowledgeFiles, Report]:
    if "sources.yaml" not in texts:
        what = f"no sources.yaml in {folder}"
        missing = Problem("sources.yaml", (), what, "a knowledge folder; see KNOWLEDGE_DIR")
        return KnowledgeFiles(), Report([missing])
    documents, problems = _parse_all(texts, cache_folder)
    files, found = sort_out(documents)
    problems += found
    if not problems:  # cross-checks over half a knowledge base would only repeat the first error
        problems += run_checks(files)
    located = [_locate(problem, texts) for problem in problems]
    return files, Report(located)


def _parse_all(
    texts: dict[str, bytes], cache_folder: Path | None
) -> tuple[dict[str, Any], list[Problem]]:
    key = fingerprint(texts)
    if cache_folder is not None and (documents := cache.load(cache_folder, key)):
        return documents, []
    documents, problems = {}, []
    for name, text in texts.items():
        document, problem = parse(name, text)
        if problem:
            problems.append(problem)
        else:
            documents[name] = document
    if cache_folder is not None and not problems:
        cache.save(cache_folder, key, documents)
    return documents, problems


def _locate(problem: Problem, texts: dict[str, bytes]) -> Problem:
    if not problem.path or problem.file not in texts:
        return problem
    return dataclasses.replace(problem, line=line_of(texts[problem.file], problem.path))
