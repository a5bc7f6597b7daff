"""A rolling restart: each process is replaced by one that starts beside it and takes over."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.fleet_rig import DISCORD_WAITS, SECONDS_TO_START, Scene, shard_of, until
from tests.benchmarks.report import Row, percentile

OVERLAP = 5.0  # seconds that the old one is left beside the new one, as an orchestrator does


@dataclass
class Replacement:
    """One process took over from another."""

    shard: int
    began: float
    served: float
    ended: float


async def replace_one_by_one(scene: Scene) -> list[Row]:
    """Replace every process under load; return what its members noticed."""
    replacements = [await _replace(scene, number) for number in range(len(scene.processes))]
    await asyncio.sleep(DISCORD_WAITS)
    return list(_report(scene, replacements))


async def _replace(scene: Scene, number: int) -> Replacement:
    old, new = scene.processes[number], scene.another(number)
    began = time.monotonic()
    await new.start()
    async with asyncio.timeout(SECONDS_TO_START):
        await until(lambda: new.is_ready(scene.session), 0.05)
    served = time.monotonic()
    scene.processes[number] = new
    await asyncio.sleep(OVERLAP)
    await old.end(signal.SIGTERM)
    await asyncio.sleep(1)
    scene.check_load()
    return Replacement(number, began, served, time.monotonic())


def _report(scene: Scene, replacements: list[Replacement]) -> Iterator[Row]:
    for replacement in replacements:
        during = [
            offered
            for offered in scene.offered
            if replacement.began <= offered.at <= replacement.ended
        ]
        times = [o.answered_after for o in during if o.answered_after is not None]
        unanswered = len(during) - len(times)
        took = replacement.served - replacement.began
        own = [
            o.answered_after
            for o in during
            if o.answered_after is not None and shard_of(o.guild_id) == replacement.shard
        ]
        yield Row(
            f"process {replacement.shard} replaced by one beside it",
            "none unanswered",
            f"{unanswered} of {len(during)}, serves after {took:.1f} s",
            f"slowest answer {max(own):.2f} s, p99 of all {percentile(times, 0.99):.2f} s",
            not unanswered and bool(own),
        )
    twice = scene.answered_twice
    yield Row("commands answered by two processes", "0", f"{twice}", "", twice == 0)
