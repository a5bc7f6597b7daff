"""Kill workers at random instants; count tips that were lost and tips that came twice.

python -m tests.benchmarks.tips_crash --kills 40 --slots 1500
python -m tests.benchmarks.tips_crash --speed 5 --outage 200 --freeze
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import tempfile
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from bot.storage import Database
from bot.storage.tables import SUBSCRIPTIONS
from tests.benchmarks.report import Row, publish
from tests.benchmarks.tips_rig import FakeDiscord, ScaledClock, databases, fill, start_process


class Trial:
    """One database, its processes, and what is done to them."""

    def __init__(self, url: str, address: str, clock: ScaledClock, processes: int) -> None:
        self._url = url
        self._address = address
        self._clock = clock
        self._count = processes
        self._processes: list[asyncio.subprocess.Process] = []

    async def keep_running(self) -> None:
        while len(self._processes) < self._count:
            self._processes.append(await start_process(self._url, self._address, self._clock))

    async def kill_one(self) -> None:
        process = self._processes.pop(random.randrange(len(self._processes)))
        process.kill()
        await process.wait()

    async def outage(self, seconds: float) -> None:
        while self._processes:
            await self.kill_one()
        await self._clock.sleep(seconds)

    async def freeze_one(self, seconds: float) -> None:
        process = random.choice(self._processes)
        process.send_signal(signal.SIGSTOP)
        await self._clock.sleep(seconds)
        process.send_signal(signal.SIGCONT)

    async def stop(self) -> None:
        for process in self._processes:
            with suppress(ProcessLookupError):
                process.terminate()
        await asyncio.gather(*(process.wait() for process in self._processes))


async def run(kind: str, url: str, options: argparse.Namespace) -> Row:
    clock = ScaledClock(time.time(), options.speed)
    await prepare(url, options.slots, clock)
    discord = FakeDiscord(clock)
    async with discord.served() as address:
        trial = Trial(url, address, clock, options.processes if kind == "postgresql" else 1)
        await harass(trial, kind, options)
        await trial.keep_running()
        deadline = time.time() + 600
        while len(discord.messages) < options.slots and time.time() < deadline:
            await asyncio.sleep(0.5)
        await asyncio.sleep(70 / options.speed)  # whatever would come twice has come by then
        await trial.stop()
    lost = options.slots - len(discord.messages)
    double = sum(count > 1 for count in discord.messages.values())
    left = await unsettled(url, clock)
    return Row(
        f"tips through {options.kills} kills on {kind}",
        "none lost, doubled or unsettled",
        f"{lost}, {double} and {left} of {options.slots}",
        f"{discord.looks} looks back, most in a second {discord.most_in_a_second}, "
        f"{discord.limited} answers 429",
        holds=not (lost or double or left or discord.limited),
    )


async def harass(trial: Trial, kind: str, options: argparse.Namespace) -> None:
    for number in range(options.kills):
        await trial.keep_running()
        await asyncio.sleep(random.uniform(0.05, 1.2))
        if options.outage and number == options.kills // 2:
            await trial.outage(options.outage)
        elif options.freeze and kind == "postgresql" and number % 10 == 5:
            await trial.freeze_one(75)
        else:
            await trial.kill_one()


async def prepare(url: str, slots: int, clock: ScaledClock) -> None:
    database = await Database.open(url)
    await database.upgrade()
    await fill(database, slots, clock.now(), spread=timedelta(minutes=10))
    await database.close()


async def unsettled(url: str, clock: ScaledClock) -> int:
    database = await Database.open(url)
    async with database.writing() as connection:
        due = SUBSCRIPTIONS.c.first_try.is_not(None)
        count = await connection.execute(select(func.count()).where(due))
    await database.close()
    return count.scalar_one()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--slots", type=int, default=1500)
    parser.add_argument("--processes", type=int, default=2, help="on PostgreSQL")
    parser.add_argument("--speed", type=float, default=1)
    parser.add_argument("--outage", type=float, default=0, help="seconds with nobody running")
    parser.add_argument("--freeze", action="store_true", help="stop processes beyond their lease")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        databases(Path(folder), options.databases) as urls,
    ):
        publish([asyncio.run(run(kind, url, options)) for kind, url in urls.items()])


if __name__ == "__main__":
    main()
