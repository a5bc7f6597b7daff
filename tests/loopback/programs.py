"""The program as operators run it: a process of its own, with an environment of its own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator, Mapping

_ROOT = Path(__file__).parents[2]
_INHERITED = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")
SECONDS_TO_END = 120.0  # hung if it takes longer: a busy machine may have to learn first


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended and what it said."""

    code: int
    out: str
    err: str


class Program:
    """One process that runs. Whoever started it ends it."""

    def __init__(self, process: Process, log: Path) -> None:
        self.process = process
        self._log = log

    def said(self) -> str:
        """Return what it has written to its log so far."""
        return self._log.read_text(encoding="utf-8")

    async def until_said(self, text: str) -> None:
        """Wait until its log has a text."""
        last = time.monotonic() + SECONDS_TO_END
        while text not in self.said():
            assert time.monotonic() < last, f"it never said {text!r}: {self.said()}"
            await asyncio.sleep(0.05)

    async def end(self) -> Ended:
        """Wait for its end."""
        async with asyncio.timeout(SECONDS_TO_END):
            out, _ = await self.process.communicate()
        return Ended(self.process.returncode or 0, out.decode(), self.said())


def environment(home: Path, variables: Mapping[str, str]) -> dict[str, str]:
    """Return an environment that knows nothing of ours; caches are shared below the home."""
    kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    own = {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(cache_below(home.parent).parent),
        "PYTHONPATH": str(_ROOT),
    }
    return {**kept, **own, **variables}


def cache_below(folder: Path) -> Path:
    """Return where all programs whose homes lie in a folder keep what they have learned."""
    return folder / "program-cache" / "career-advisor"


@contextlib.asynccontextmanager
async def running(home: Path, *arguments: str, **variables: str) -> AsyncIterator[Program]:
    """Run `career-advisor …` in a folder for the time of a block; it is killed at its end."""
    with tempfile.NamedTemporaryFile() as log:  # and no pipe: it is read while the program runs
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=home,
            env=environment(home, variables),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
        )
        try:
            yield Program(process, Path(log.name))
        finally:
            if process.returncode is None:
                process.kill()
                await process.communicate()


async def run(home: Path, *arguments: str, **variables: str) -> Ended:
    """Run `career-advisor …` in a folder to its end."""
    async with running(home, *arguments, **variables) as program:
        return await program.end()
