"""How long from the start of the process until a member is answered, and to a clean end?

python -m tests.benchmarks.startup --starts 5
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import time
from pathlib import Path

from tests.benchmarks.arena import OURS, bare, contending, in_ms, median, workshop
from tests.benchmarks.report import Row, publish
from tests.loopback.interactions import slash
from tests.loopback.programs import environment

BUDGET_SECONDS = 2.0
STOP_SECONDS = 5.0


async def once(arguments: tuple[str, ...], home: Path, cache: Path) -> tuple[float, float]:
    """Start and end a client; return the seconds to its first answer and to its end."""
    begun = time.perf_counter()
    async with contending(arguments, home, XDG_CACHE_HOME=str(cache)) as contender:
        await contender.ask(slash("help"))
        ready = time.perf_counter() - begun
        contender.process.terminate()
        stopping = time.perf_counter()
        await asyncio.to_thread(contender.process.wait)
        return ready, time.perf_counter() - stopping


async def set_up(home: Path, cache: Path) -> float:
    """Do what `make` does after installing; return the seconds."""
    begun = time.perf_counter()
    variables = environment(home, {"XDG_CACHE_HOME": str(cache)})
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "check"),
        cwd=home,
        env=variables,
        stderr=asyncio.subprocess.DEVNULL,
    )
    if await process.wait():
        raise RuntimeError("the knowledge is broken")
    return time.perf_counter() - begun


async def measure(starts: int) -> list[Row]:
    """Start again with tables, anew without them, and bare, in turns; all after set-up."""
    warm, cold, plain = [], [], []
    with workshop() as folder:
        cache, first = folder(), folder()
        learning = await set_up(first, cache)
        await once(OURS, first, cache)  # writes the tables that a restart finds
        for _ in range(starts):
            again = folder()
            shutil.copy(first / "bot.db", again)
            warm.append(await once(OURS, again, cache))
            cold.append(await once(OURS, folder(), cache))
            plain.append(await once(bare("pong"), folder(), cache))
    peer = median(seconds for seconds, _ in plain)
    return [
        _row("restart to first answer", [ready for ready, _ in warm], peer),
        _row("first start to first answer", [ready for ready, _ in cold], peer),
        Row("set-up: check the knowledge and learn, once", "", f"{learning:.1f} s"),
        _stop_row([stopped for _, stopped in (*warm, *cold)]),
    ]


def _row(subject: str, seconds: list[float], peer: float) -> Row:
    mine = median(seconds)
    return Row(
        f"{subject}, p50 of {len(seconds)}",
        f"< {BUDGET_SECONDS:g} s",
        f"{mine:.2f} s",
        f"{mine / peer:.1f} x a bare client's {peer:.2f} s",
        mine < BUDGET_SECONDS,
    )


def _stop_row(seconds: list[float]) -> Row:
    slowest = max(seconds)
    budget = f"< {STOP_SECONDS:g} s"
    return Row("SIGTERM to the end, slowest", budget, in_ms(slowest), "", slowest < STOP_SECONDS)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=5)
    publish(asyncio.run(measure(parser.parse_args().starts)))
