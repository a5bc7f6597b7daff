"""Times and memory of pictures: python -m tests.benchmarks.charts."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from bot.charts import ChartService
from tests.benchmarks.report import Row, publish
from tests.charts.samples import KINDS, PAY

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

FIRST_LIMIT_MS = 1000
CACHED_LIMIT_MS = 5
MEMORY_LIMIT_MIB = 16.0
"""How much the bot may hold more after many pictures: its cache is bounded by half of that."""
DIFFERENT = 500


async def main() -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = await first_picture(folder / "new"), await first_picture(folder / "new", fonts=True)
        print(f"first picture, new machine         {first[0]:8.1f} ms")
        print(f"first picture, later worker        {first[1]:8.1f} ms")
        cached = await each_kind(folder / "kinds")
        grown = await many(folder / "many")
    return [
        Row(
            "first picture, on a new machine and by a later worker",
            f"≤ {FIRST_LIMIT_MS} ms",
            " and ".join(f"{took:.0f} ms" for took in first),
            holds=max(first) <= FIRST_LIMIT_MS,
        ),
        Row(
            "picture from a cache, slowest kind",
            f"≤ {CACHED_LIMIT_MS} ms",
            f"{cached:.2f} ms",
            holds=cached <= CACHED_LIMIT_MS,
        ),
        Row(
            f"memory after {DIFFERENT} different pictures",
            f"≤ {MEMORY_LIMIT_MIB:.0f} MiB more",
            f"{grown:+.1f} MiB",
            holds=grown <= MEMORY_LIMIT_MIB,
        ),
    ]


async def first_picture(folder: Path, *, fonts: bool = False) -> float:
    """Time from nothing to a picture; with fonts, matplotlib knows its fonts already."""
    charts = ChartService(folder)
    chart = replace(PAY, title=f"first {fonts}")
    took = await timed(lambda: charts.draw(chart))
    await charts.close()
    return took


async def each_kind(folder: Path) -> float:
    """Print what each kind takes; return the slowest answer from a cache."""
    charts = ChartService(folder)
    await charts.draw(PAY)
    cached: list[float] = []
    for chart in KINDS:
        drawn = await timed(
            lambda chart=chart: charts.draw(replace(chart, title=f"{chart.title}!"))
        )
        memory = await timed(
            lambda chart=chart: charts.draw(replace(chart, title=f"{chart.title}!"))
        )
        cached.append(memory)
        print(f"{type(chart).__name__:18} drawn {drawn:8.1f} ms, from memory {memory:6.2f} ms")
    await charts.close()
    other = ChartService(folder)
    cached.append(await timed(lambda: other.draw(PAY)))
    print(f"from disk                          {cached[-1]:8.2f} ms")
    await other.close()
    return max(cached)


async def many(folder: Path) -> float:
    """Print memory and time over different charts; return the growth of the bot in MiB."""
    charts = ChartService(folder)
    await charts.draw(PAY)
    parent, worker = psutil.Process(), psutil.Process(charts._worker.pid)
    before = parent.memory_info().rss, worker.memory_info().rss
    times = [
        await timed(lambda n=n: charts.draw(replace(PAY, title=f"{n}"))) for n in range(DIFFERENT)
    ]
    after = parent.memory_info().rss, worker.memory_info().rss
    print(f"{DIFFERENT} different charts, median each {statistics.median(times):8.1f} ms")
    print(
        f"in memory {charts._memory.size_bytes / 2**20:.1f} MiB, on disk {size_of(folder):.1f} MiB"
    )
    for who, was, became in zip(("bot", "worker"), before, after, strict=True):
        print(f"{who:8} {was / 2**20:6.1f} MiB, then {became / 2**20:6.1f} MiB")
    await charts.close()
    return (after[0] - before[0]) / 2**20


async def timed(act: Callable[[], Awaitable[bytes | None]]) -> float:
    began = time.perf_counter()
    assert await act() is not None
    return (time.perf_counter() - began) * 1000


def size_of(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*.png")) / 2**20


if __name__ == "__main__":
    publish(asyncio.run(main()))
