"""What does a server more cost, in time and memory, beside a bare client with the same intents?

python -m tests.benchmarks.guilds --sizes 2000 20000
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import orjson

from tests.benchmarks.arena import OURS, bare, contending, workshop
from tests.benchmarks.report import Row, publish
from tests.loopback.interactions import slash
from tests.loopback.payloads import GUILD_ID, guild

BUDGET_BYTES = 1024
CHANNELS, ROLES = 10, 8
SETTLE_SECONDS = 3.0
STEP = 1 << 22  # the ids of servers that were made at different moments


def many(count: int) -> dict[int, orjson.Fragment]:
    """Return so many servers in JSON, besides the one in which commands are used."""
    numbers = (GUILD_ID + STEP * position for position in range(count + 1))
    return {
        number: orjson.Fragment(orjson.dumps(guild(number, CHANNELS, ROLES))) for number in numbers
    }


async def weigh(arguments: tuple[str, ...], home: Path, count: int) -> tuple[int, float]:
    """Return the bytes of a client in so many servers, and the seconds to its first answer."""
    guilds = many(count)
    begun = time.perf_counter()
    async with contending(arguments, home, guilds) as client:
        await client.ask(slash("help"))  # events come in order: all servers have been read
        ready = time.perf_counter() - begun
        await asyncio.sleep(SETTLE_SECONDS)
        return client.memory(), ready


async def measure(sizes: list[int]) -> list[Row]:
    """Weigh both with few servers, then with each number of them."""
    with workshop() as folder:
        await weigh(OURS, folder(), 0)  # learns, for all that follow
        return await _compare(folder, sizes)


async def _compare(folder: Callable[[], Path], sizes: list[int]) -> list[Row]:
    ours_alone, _ = await weigh(OURS, folder(), 0)
    bare_alone, _ = await weigh(bare("pong"), folder(), 0)
    rows: list[Row] = []
    for size in sizes:
        peer, peer_seconds = await weigh(bare("pong"), folder(), size)
        mine, seconds = await weigh(OURS, folder(), size)
        each, peer_each = (mine - ours_alone) / size, (peer - bare_alone) / size
        rows.append(
            Row(
                f"memory for each of {size:,} servers",
                f"≤ {BUDGET_BYTES} bytes more than bare",
                f"{each:,.0f} bytes ({mine >> 20} MiB in all)",
                f"{each - peer_each:+,.0f} bytes beside a bare client's {peer_each:,.0f}",
                each - peer_each <= BUDGET_BYTES,
            )
        )
        rows.append(
            Row(
                f"start to first answer with {size:,} servers",
                "",
                f"{seconds:.1f} s",
                f"a bare client {peer_seconds:.1f} s",
            )
        )
    return rows


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2000, 20_000])
    publish(asyncio.run(measure(parser.parse_args().sizes)))
