"""How long a start waits for the whole knowledge base: from YAML, and from the compiled copy."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from bot.knowledge.folder import find_folder
from bot.knowledge.load import load_knowledge
from tests.benchmarks.report import Row, publish

WITHOUT_COPY = 1.0
WITH_COPY = 0.150
"""Seconds."""
TRIES = 9
"""Each in a process of its own, as a start is; the machine may be shared, so the best counts."""


def once(place: Path | None) -> float:
    """Load everything and return the seconds that it took."""
    folder = find_folder()
    begin = perf_counter()
    load_knowledge(folder, place)
    return perf_counter() - begin


def best(place: Path | None) -> float:
    """Return the shortest time of several fresh processes."""
    command = [sys.executable, "-m", "tests.benchmarks.knowledge_loading", str(place or "")]
    return min(
        float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(TRIES)
    )


def measure() -> list[Row]:
    """Return both figures against their budgets."""
    with tempfile.TemporaryDirectory() as place:
        load_knowledge(find_folder(), Path(place))
        cold, warm = best(None), best(Path(place))
    return [
        _row("knowledge from YAML, no compiled copy", cold, WITHOUT_COPY),
        _row("knowledge from the compiled copy", warm, WITH_COPY),
    ]


def _row(subject: str, seconds: float, budget: float) -> Row:
    measured = f"{seconds * 1000:.0f} ms"
    return Row(subject, f"≤ {budget * 1000:.0f} ms", measured, holds=seconds <= budget)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(once(Path(sys.argv[1]) if sys.argv[1] else None))
    else:
        publish(measure())
