"""Does every command get its answer while many are asked at once, for a minute?

Commands and questions come at a quarter of the rate that a bare client sustains on this machine
with a fixed card, whether or not earlier ones are answered.

python -m tests.benchmarks.load --seconds 60
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import random
import time
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.knowledge.load import find_folder, load_knowledge
from tests.benchmarks.arena import (
    OURS,
    Contender,
    bare,
    contending,
    in_ms,
    median,
    members,
    skills_questions,
    workshop,
)
from tests.benchmarks.report import Row, percentile, publish
from tests.loopback.interactions import slash, typing
from tests.loopback.payloads import Json

QUESTIONS = Path(__file__).parents[1] / "questions" / "own.jsonl"
SHARE = 0.25
LIMIT_SECONDS = 3.0  # after which Discord gives an interaction up
STORM_SHARE = 0.2  # of the time: then completions come as fast as commands, too
GROWTH_BUDGET = 10 << 20


@dataclass(slots=True)
class Stream:
    """What was offered and how long each answer took."""

    offered: int = 0
    seconds: list[float] = field(default_factory=list[float])

    async def ask(self, contender: Contender, payload: Json) -> None:
        self.offered += 1
        begun = time.perf_counter()
        await contender.ask(payload)
        self.seconds.append(time.perf_counter() - begun)


async def sustained(contender: Contender, count: int) -> float:
    """Return how many commands a second a client answers when there are always some waiting."""
    questions = skills_questions()
    await contender.flood(itertools.islice(questions, count // 4))
    return count / await contender.flood(itertools.islice(questions, count))


async def offer(
    contender: Contender, payloads: Iterator[Json], rate: float, seconds: float
) -> Stream:
    """Ask at a steady rate, and wait at the end for what is under way."""
    stream, begun = Stream(), time.perf_counter()
    async with asyncio.TaskGroup() as asking:
        for number in range(int(rate * seconds)):
            wait = begun + number / rate - time.perf_counter()
            if wait > 0:
                await asyncio.sleep(wait)
            asking.create_task(_quietly(stream.ask(contender, next(payloads))))
    return stream


async def _quietly(asking: Coroutine[None, None, None]) -> None:
    with contextlib.suppress(TimeoutError):  # it counts as lost
        await asking


def mixed() -> Iterator[Json]:
    """Yield what members do, at random but always the same: commands, and as many questions."""
    chance, knowledge = random.Random(3), load_knowledge(find_folder())
    careers, skills = list(knowledge.careers), list(knowledge.skills)
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line)["q"] for line in lines]
    kinds: list[Callable[[int], Json]] = [
        lambda who: slash("skills", member_id=who, career=chance.choice(careers)),
        lambda who: slash("roadmap", member_id=who, career=chance.choice(careers)),
        lambda who: slash("career overview", member_id=who, career=chance.choice(careers)),
        lambda who: slash("skill", member_id=who, name=chance.choice(skills)),
    ]
    while True:
        yield chance.choice(kinds)(next(members))
        yield slash("ask", member_id=next(members), question=chance.choice(asked))


def typed() -> Iterator[Json]:
    """Yield requests for completions."""
    chance, knowledge = random.Random(4), load_knowledge(find_folder())
    names = [skill.name for skill in knowledge.skills.values()]
    while True:
        name = chance.choice(names)
        yield typing("skill", "name", name[: chance.randint(1, len(name))])


async def measure(seconds: float, flood: int) -> list[Row]:
    """Find the bare client's rate, then offer ours a quarter of it, at last amid completions."""
    with workshop() as folder:
        async with contending(bare("card"), folder()) as peer:
            most = await sustained(peer, flood)
        rate = most * SHARE
        async with contending(OURS, folder()) as ours:
            payloads = mixed()
            await offer(ours, payloads, rate, seconds * 0.2)  # fills what is bounded
            before = ours.memory()
            alone = await offer(ours, payloads, rate, seconds)
            grown = ours.memory() - before
            async with asyncio.TaskGroup() as both:
                stormy = both.create_task(offer(ours, payloads, rate, seconds * STORM_SHARE))
                both.create_task(offer(ours, typed(), rate, seconds * STORM_SHARE))
    compared = f"{SHARE:.0%} of the {most:.0f}/s that a bare client sustains"
    lost = alone.offered - len(alone.seconds)
    return [
        _row(f"commands and questions, {rate:.0f}/s for {seconds:.0f} s, p99", alone, compared),
        Row("  lost", "0", f"{lost} of {alone.offered:,}", "", lost == 0),
        Row(
            "  growth of memory meanwhile",
            f"≤ {GROWTH_BUDGET >> 20} MiB",
            f"{grown / (1 << 20):+.1f} MiB",
            "",
            grown <= GROWTH_BUDGET,
        ),
        _row("  the same amid as many completions, p99", stormy.result(), ""),
    ]


def _row(subject: str, stream: Stream, compared: str) -> Row:
    slow, usual = percentile(stream.seconds, 0.99), in_ms(median(stream.seconds))
    measured, budget = f"{in_ms(slow)} (p50 {usual})", f"< {LIMIT_SECONDS:.0f} s"
    return Row(subject, budget, measured, compared, slow < LIMIT_SECONDS)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--flood", type=int, default=4000, help="commands to find the rate with")
    options = parser.parse_args()
    publish(asyncio.run(measure(options.seconds, options.flood)))
