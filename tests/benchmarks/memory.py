"""What does the bot hold at rest, and what after many cards?

python -m tests.benchmarks.memory --cards 50000
"""

from __future__ import annotations

import argparse
import asyncio
import itertools

from tests.benchmarks.arena import (
    OURS,
    Contender,
    bare,
    contending,
    skills_questions,
    workshop,
)
from tests.benchmarks.report import Row, publish

MIB = 1 << 20
REST_BUDGET = 150 * MIB
GROWTH_BUDGET = 5 * MIB  # flat, but for what the allocator keeps
WARM_UP = 2000  # fills what is bounded: kept layouts, names, connections
REST_SECONDS = 3.0


async def grow(contender: Contender, cards: int) -> tuple[int, int]:
    """Return the bytes after the warm-up, and after so many cards more."""
    questions = skills_questions()
    await contender.flood(itertools.islice(questions, min(WARM_UP, cards)))
    before = contender.memory()
    await contender.flood(itertools.islice(questions, cards))
    return before, contender.memory()


async def measure(cards: int, kept_cards: int) -> list[Row]:
    """Weigh both at rest, then send cards through both."""
    with workshop() as folder:
        home = folder()
        async with contending(OURS, home):
            pass  # the first start learns and makes tables; it is not what runs for weeks
        async with contending(OURS, home) as ours, contending(bare("kept"), folder()) as kept:
            await asyncio.sleep(REST_SECONDS)
            rest, bare_rest = ours.memory(), kept.memory()
            before, after = await grow(ours, cards)
            kept_before, kept_after = await grow(kept, kept_cards)
    return [
        Row(
            "memory at rest",
            f"< {REST_BUDGET // MIB} MiB",
            f"{rest / MIB:.0f} MiB",
            f"a bare client {bare_rest / MIB:.0f} MiB",
            rest < REST_BUDGET,
        ),
        Row(
            f"growth over {cards:,} cards",
            f"≤ {GROWTH_BUDGET // MIB} MiB",
            f"{(after - before) / MIB:+.1f} MiB ({(after - before) / cards:,.0f} bytes a card)",
            f"a plain card client {(kept_after - kept_before) / kept_cards:,.0f} bytes a card",
            after - before <= GROWTH_BUDGET,
        ),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=50_000)
    parser.add_argument("--kept-cards", type=int, default=3000, help="for the plain client")
    options = parser.parse_args()
    publish(asyncio.run(measure(options.cards, options.kept_cards)))
