"""What a benchmark found, as rows of one table; each script prints its own and hands them on.

A script ends with `publish(rows)` inside `if __name__ == "__main__":`. Run by the whole suite it
also leaves them where the suite collects them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

RESULTS_FILE = "CAREER_ADVISOR_BENCH_RESULTS"
"""The environment variable that names the file to which rows are added, a JSON object a line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One budget and what was measured, both worded for people."""

    subject: str
    budget: str
    measured: str
    compared: str = ""
    """The ratio to the bare client or the peer of the same run, or what they needed."""
    holds: bool | None = None
    """None for a figure without a budget."""


def publish(rows: Iterable[Row]) -> None:
    """Print the rows and hand them to the suite; exit with 1 when a budget does not hold."""
    found = list(rows)
    Console().print(table_of(found))
    if path := os.environ.get(RESULTS_FILE):
        with Path(path).open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(row)) + "\n" for row in found)
    if any(row.holds is False for row in found):
        sys.exit(1)


def read_rows(path: Path) -> list[Row]:
    """Return the rows that scripts have handed on, in their order."""
    return [Row(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def table_of(rows: Iterable[Row], title: str | None = None) -> Table:
    """Lay rows out as a table."""
    table = Table(title=title, title_justify="left", header_style="bold")
    for heading in ("what", "budget", "measured", "compared in the same run"):
        table.add_column(heading, overflow="fold")
    table.add_column("holds", justify="center")
    for row in rows:
        table.add_row(row.subject, row.budget, row.measured, row.compared, _mark(row.holds))
    return table


def _mark(holds: bool | None) -> str:
    return "" if holds is None else "[green]yes[/]" if holds else "[bold red]NO[/]"


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value below which a share of 0 to 1 of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
