"""Many channels due at once, and very many subscriptions: rate, evenness, memory, times.

python -m tests.benchmarks.tips_throughput --due 10000
python -m tests.benchmarks.tips_throughput --due 0 --subscriptions 1000000
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from bot.domain.deliveries import ClaimTerms
from bot.storage import Database, database_stores
from bot.tips.attempt import price
from bot.tips.delivery import LEASE
from tests.benchmarks.report import Row, publish
from tests.benchmarks.tips_rig import (
    FakeDiscord,
    ScaledClock,
    databases,
    fill,
    megabytes,
    start_process,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


LEAST_PER_SECOND = 39  # of a budget of 40


async def deliver(kind: str, url: str, options: argparse.Namespace) -> Row:
    """Deliver to channels that are all due at once."""
    clock, due = ScaledClock(time.time(), options.speed), options.due
    database = await Database.open(url)
    await database.upgrade()
    await fill(database, due, clock.now(), spread=timedelta(0))
    await database.close()
    discord = FakeDiscord(clock)
    async with discord.served() as address:
        count = options.processes if kind == "postgresql" else 1
        workers = [await start_process(url, address, clock) for _ in range(count)]
        memory = await watch(discord, due, [worker.pid for worker in workers])
        used = [sum(psutil.Process(worker.pid).cpu_times()[:2]) for worker in workers]
        for worker in workers:
            worker.terminate()
            await worker.wait()
    seconds = max(discord.times) - min(discord.times)
    double = sum(count > 1 for count in discord.messages.values())
    rate = (due - 1) / seconds
    return Row(
        f"tips to {due} channels at once on {kind}, processes: {count}",
        f"≥ {LEAST_PER_SECOND}/s, none twice, no 429",
        f"{rate:.1f}/s, {double} twice, {discord.limited} answers 429",
        f"most in a second {discord.most_in_a_second}, "
        f"processor {100 * sum(used) / seconds:.0f} %, "
        f"memory in MB {spread_over(memory)}",
        rate >= LEAST_PER_SECOND and not double and not discord.limited,
    )


async def watch(discord: FakeDiscord, due: int, process_ids: list[int]) -> list[float]:
    """Return the memory of the first process over time, until all messages are there."""
    memory: list[float] = []
    deadline = time.time() + due / 20 + 60
    while len(discord.messages) < due and time.time() < deadline:
        await asyncio.sleep(1)
        memory.append(megabytes(process_ids[0]))
    return memory


def spread_over(memory: list[float]) -> str:
    """Show five samples, from the start to the end."""
    last = len(memory) - 1
    return ", ".join(f"{memory[last * part // 4]:.0f}" for part in range(5))


async def measure(kind: str, url: str, subscriptions: int) -> Row:
    """Measure looks, claims and settlements among very many subscriptions, a tenth of them due."""
    clock = ScaledClock(time.time())
    database = await Database.open(url)
    await database.upgrade()
    started = time.perf_counter()
    await fill(database, subscriptions // 10, clock.now(), spread=timedelta(minutes=5))
    await fill_future(database, subscriptions, clock)
    filled = time.perf_counter() - started
    stores = database_stores(database, clock, moves_time=True)
    before = megabytes(psutil.Process().pid)
    terms = ClaimTerms(20, LEASE, price, 10**9, timedelta(seconds=5))
    looks = await times(stores.deliveries.until_ready, 200)
    claims = await times(lambda: stores.deliveries.claim(terms), 200)
    after = megabytes(psutil.Process().pid)
    await database.close()
    return Row(
        f"{subscriptions} subscriptions on {kind} (filled in {filled:.0f} s), a tenth due",
        "",
        f"look {show(looks)}, claim of 20 {show(claims)}, memory {before:.0f} to {after:.0f} MB",
    )


async def fill_future(database: Database, subscriptions: int, clock: ScaledClock) -> None:
    """Add the subscriptions that are due later, in servers of their own."""
    later = clock.now() + timedelta(days=20)
    rest = subscriptions - subscriptions // 10
    await fill(database, rest, later, spread=timedelta(days=19), first_guild=subscriptions)


async def times(call: Callable[[], Awaitable[object]], count: int) -> list[float]:
    """Return how long each of some calls took, in milliseconds."""
    taken: list[float] = []
    for _ in range(count):
        started = time.perf_counter()
        await call()
        taken.append(1000 * (time.perf_counter() - started))
    return taken


def show(taken: list[float]) -> str:
    p99 = statistics.quantiles(taken, n=100)[98]
    return f"{statistics.median(taken):.2f} ms (p99 {p99:.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--due", type=int, default=10_000)
    parser.add_argument("--processes", type=int, default=2, help="on PostgreSQL")
    parser.add_argument("--speed", type=float, default=1, help="of the clock, to save time")
    parser.add_argument("--subscriptions", type=int, default=0)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    options = parser.parse_args()
    rows: list[Row] = []
    for kind in options.databases:
        with tempfile.TemporaryDirectory() as folder, databases(Path(folder), [kind]) as urls:
            if options.due:
                rows.append(asyncio.run(deliver(kind, urls[kind], options)))
            if options.subscriptions:
                rows.append(asyncio.run(measure(kind, urls[kind], options.subscriptions)))
    publish(rows)


if __name__ == "__main__":
    main()
