"""Kill one of two processes in the middle of a claim; how soon does the other send its slots?

python -m tests.benchmarks.tips_takeover --backlog 4000
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from bot.storage import Database
from bot.storage.tables import INSTALLATION, SUBSCRIPTIONS
from bot.storage.times import from_ms
from bot.tips.delivery import LEASE
from bot.tips.sending import nonce_for
from tests.benchmarks.report import Row, publish
from tests.benchmarks.tips_rig import FakeDiscord, ScaledClock, databases, fill, start_process

PROMISED = LEASE + timedelta(seconds=5)


async def run(url: str, backlog: int) -> Row:
    clock = ScaledClock(time.time())
    database = await Database.open(url)
    await database.upgrade()
    await fill(database, backlog, clock.now(), spread=timedelta(minutes=30))
    discord = FakeDiscord(clock, delay=1.0)  # slow, so that the victim holds much when it dies
    async with discord.served() as address:
        victim = await start_process(url, address, clock)
        await asyncio.sleep(3)
        other = await start_process(url, address, clock)
        victim.kill()
        killed_at = time.time()
        await victim.wait()
        held = await claimed_nonces(database)
        waits = await wait_for(discord, held, killed_at)
        other.terminate()
        await other.wait()
    await database.close()
    last, promised = max(waits, default=0), PROMISED.total_seconds()
    return Row(
        f"tips in the hands of a killed process, backlog {backlog}: the last comes",
        f"≤ {promised:.0f} s later",
        f"{last:.1f} s, {len(waits)} of {len(held)}",
        holds=last <= promised and len(waits) == len(held),
    )


async def claimed_nonces(database: Database) -> dict[str, None]:
    """Return the names of all slots that somebody holds right after the kill."""
    columns = SUBSCRIPTIONS.c
    async with database.writing() as connection:
        name = (await connection.execute(select(INSTALLATION.c.name))).scalar_one()
        rows = await connection.execute(
            select(columns.id, columns.next_run).where(columns.claim.is_not(None))
        )
        return {nonce_for(name, number, from_ms(slot)): None for number, slot in rows}


async def wait_for(discord: FakeDiscord, held: dict[str, None], since: float) -> list[float]:
    waits: dict[str, float] = {}
    while len(waits) < len(held) and time.time() - since < 120:
        for nonce in held.keys() - waits.keys():
            if discord.messages[nonce]:
                waits[nonce] = time.time() - since
        await asyncio.sleep(0.1)
    return list(waits.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--backlog", type=int, default=4000)
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        databases(Path(folder), ["postgresql"]) as urls,
    ):
        publish([asyncio.run(run(urls["postgresql"], options.backlog))])


if __name__ == "__main__":
    main()
