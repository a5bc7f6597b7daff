"""Every budget, measured one script after the other, with one table at the end.

python -m tests.benchmarks                  all, in about a quarter of an hour
python -m tests.benchmarks slash memory     these alone

Each script also runs by itself, as python -m tests.benchmarks.NAME, and takes its sizes as options.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from rich.console import Console

from tests.benchmarks.report import RESULTS_FILE, Row, read_rows, table_of

SCRIPTS: dict[str, tuple[str, ...]] = {
    "knowledge_loading": (),
    "questions": (),
    "autocomplete": (),
    "slash": (),
    "startup": ("--starts", "3"),
    "memory": (),
    "guilds": (),
    "load": (),
    "charts": (),
    "tips_throughput": ("--due", "1000"),
    "tips_crash": ("--kills", "8", "--slots", "300"),
    "tips_takeover": ("--backlog", "1000"),
    "fleet": ("--tips", "300"),
}
"""What is run, in order, with sizes that keep the whole short."""


def run_script(name: str, results: Path) -> list[Row]:
    """Run one script, let it print, and return what it handed on, or a row on how it ended."""
    module = f"tests.benchmarks.{name}"
    if find_spec(module) is None:
        return []
    known = len(read_rows(results))
    begun = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-m", module, *SCRIPTS.get(name, ())],
        env=os.environ | {RESULTS_FILE: str(results)},
        check=False,
    )
    seconds = time.perf_counter() - begun
    print(f"{name} took {seconds:.0f} s")
    rows = read_rows(results)[known:]
    if ended.returncode and not any(row.holds is False for row in rows):
        rows.append(Row(name, "ends well", f"exit code {ended.returncode}", "", holds=False))
    elif not rows:
        rows.append(Row(name, "", f"in its own lines above ({seconds:.0f} s)"))
    return rows


def machine() -> str:
    """Name what it was measured on."""
    memory = psutil.virtual_memory().total / (1 << 30)
    load = os.getloadavg()[0]
    return (
        f"Python {platform.python_version()}, {os.cpu_count()} processors ({platform.machine()}),"
        f" {memory:.0f} GiB, load at the start {load:.1f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SCRIPTS))
    chosen = parser.parse_args().names or list(SCRIPTS)
    if unknown := [name for name in chosen if name not in SCRIPTS]:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    console, rows, where = Console(), list[Row](), machine()
    with TemporaryDirectory() as folder:
        results = Path(folder) / "rows"
        results.touch()
        for name in chosen:
            console.rule(name)
            rows += run_script(name, results)
    console.rule()
    console.print(table_of(rows, title=where))
    if any(row.holds is False for row in rows):
        sys.exit(1)


if __name__ == "__main__":
    main()
