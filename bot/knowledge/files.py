"""All knowledge files of one reading, each held by its model."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from bot.knowledge.validate import validate

if TYPE_CHECKING:
    from bot.knowledge.report import Problem
    from bot.knowledge.schema import CareerFile, QuestionFile, SalaryFile
    from bot.knowledge.schema.faq import FaqEntry
    from bot.knowledge.schema.finder import FinderQuestionEntry
    from bot.knowledge.schema.skill import SkillEntry
    from bot.knowledge.schema.source import SourceEntry
    from bot.knowledge.schema.tip import TipEntry
    from bot.knowledge.schema.vocabulary import TermEntry


@dataclass(slots=True)
class KnowledgeFiles:
    """The files by kind and id; `origin` tells which file an id of a shared file stands in."""

    careers: dict[str, CareerFile] = field(default_factory=dict[str, "CareerFile"])
    skills: dict[str, dict[str, SkillEntry]] = field(
        default_factory=dict[str, "dict[str, SkillEntry]"]
    )
    """By category, then id."""
    pay: dict[str, SalaryFile] = field(default_factory=dict[str, "SalaryFile"])
    shared_pay: dict[str, SalaryFile] = field(default_factory=dict[str, "SalaryFile"])
    """Files that several careers fall back on; they list them under `careers`."""
    tips: dict[str, TipEntry] = field(default_factory=dict[str, "TipEntry"])
    faq: dict[str, FaqEntry] = field(default_factory=dict[str, "FaqEntry"])
    questions: dict[str, QuestionFile] = field(default_factory=dict[str, "QuestionFile"])
    vocabulary: dict[str, dict[str, TermEntry]] = field(
        default_factory=dict[str, "dict[str, TermEntry]"]
    )
    sources: dict[str, SourceEntry] = field(default_factory=dict[str, "SourceEntry"])
    finder: list[FinderQuestionEntry] = field(default_factory=list["FinderQuestionEntry"])
    hosts: list[str] = field(default_factory=list[str])
    repeated: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    """Ids that stand in two files: id, first file, second file."""
    origin: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """(kind, id) → file, for tips, faq and skills."""

    @property
    def all_skills(self) -> dict[str, SkillEntry]:
        """Every skill by id."""
        return {key: entry for shelf in self.skills.values() for key, entry in shelf.items()}


def sort_out(documents: dict[str, Any]) -> tuple[KnowledgeFiles, list[Problem]]:
    """Validate every document and put it in its place."""
    files = KnowledgeFiles()
    problems: list[Problem] = []
    for name, document in documents.items():
        model, found = validate(name, document)
        problems += found
        if model is not None:
            _place(files, name, model)
    return files, problems


def _place(files: KnowledgeFiles, name: str, model: Any) -> None:
    folder, stem = name.split("/")[0], PurePosixPath(name).stem
    match folder:
        case "careers" | "questions":
            getattr(files, folder)[stem] = model
        case "skills":
            _merge(files, folder, name, model.root, files.skills.setdefault(stem, {}))
        case "tips" | "faq":
            _merge(files, folder, name, model.root, getattr(files, folder))
        case "salaries":
            (files.shared_pay if model.careers else files.pay)[stem] = model
        case "vocabulary":
            files.vocabulary[stem] = model.root
        case "finder.yaml":
            files.finder = model.questions
        case _:  # sources and hosts
            setattr(files, stem, model.root)


def _merge(
    files: KnowledgeFiles, kind: str, name: str, entries: dict[str, Any], into: dict[str, Any]
) -> None:
    for key, entry in entries.items():
        first = files.origin.setdefault((kind, key), name)
        if first != name:
            files.repeated.append((key, first, name))
        into[key] = entry
