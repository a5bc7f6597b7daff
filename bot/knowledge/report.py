"""What is wrong in the knowledge files, each problem with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.errors import KnowledgeError

Path = tuple[str | int, ...]
"""The way to a value inside a file: keys and list positions."""


class Severity(StrEnum):
    """Whether a problem stops the start."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend."""

    file: str
    """Relative to the knowledge folder."""
    path: Path
    what: str
    """What is wrong."""
    allowed: str
    """What is allowed."""
    severity: Severity = Severity.ERROR
    line: int = 1

    def __str__(self) -> str:
        """Return the line that `career-advisor check` prints."""
        mark = "" if self.severity is Severity.ERROR else " (warning)"
        return f"{self.file}:{self.line}: {self.what}{mark}: {self.allowed}"


@dataclass(slots=True)
class Report:
    """Everything that was found in one reading."""

    problems: list[Problem] = field(default_factory=list[Problem])

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop the start, in the order of files and lines."""
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> list[Problem]:
        """The problems that do not."""
        return self._of(Severity.WARNING)

    def _of(self, severity: Severity) -> list[Problem]:
        found = [problem for problem in self.problems if problem.severity is severity]
        return sorted(found, key=lambda problem: (problem.file, problem.line, problem.what))


class BrokenKnowledgeError(KnowledgeError):
    """The knowledge base has errors; the message lists every one, a line each."""

    def __init__(self, report: Report) -> None:
        """Keep the report for callers that show it in another form."""
        super().__init__("\n".join(map(str, report.errors)))
        self.report = report
