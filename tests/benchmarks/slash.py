"""How long does a member wait for a card, beside a bare client on the same machine?

python -m tests.benchmarks.slash --rounds 60
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import insert

from bot.domain.knowledge import KnowledgeBase
from bot.knowledge.load import find_folder, load_knowledge
from bot.storage import Database
from bot.storage.tables import PROGRESS
from tests.benchmarks.arena import (
    OURS,
    Contender,
    bare,
    contending,
    in_ms,
    median,
    skills_questions,
    workshop,
)
from tests.benchmarks.report import Row, percentile, publish
from tests.loopback.interactions import press, slash
from tests.loopback.payloads import MEMBER_ID, Json

BLOCK = 20  # questions in turn, before the next contender: load from outside hits all alike
WARM_UP = 200  # each shelf of skills once: what comes later is what members meet
CAREER = "backend-developer"
TICKS = 12


class Lane:
    """One contender with its questions and its times."""

    def __init__(self, contender: Contender, questions: Iterator[Json]) -> None:
        self.contender = contender
        self._questions = questions
        self.seconds: list[float] = []
        self.cpu = 0.0

    async def warm_up(self) -> None:
        await self.contender.round_trips(itertools.islice(self._questions, WARM_UP))

    async def go(self) -> None:
        before = self.contender.cpu()
        block = list(itertools.islice(self._questions, BLOCK))
        self.seconds += await self.contender.round_trips(block)
        self.cpu += self.contender.cpu() - before

    @property
    def cpu_ms(self) -> float:
        return self.cpu / len(self.seconds) * 1000


async def measure(rounds: int) -> list[Row]:
    """Ask all contenders in turn, block by block."""
    with workshop() as folder:
        home = folder()
        await _tick_milestones(home, rounds * BLOCK + WARM_UP)
        async with (
            contending(OURS, home) as ours,
            contending(bare("card"), folder()) as card,
            contending(bare("pong"), folder()) as pong,
        ):
            lanes = [
                Lane(ours, skills_questions()),
                Lane(card, skills_questions()),
                Lane(ours, _roadmap_questions()),
                Lane(pong, _roadmap_questions()),
                Lane(ours, await _ticks(ours)),
                Lane(pong, await _ticks(ours)),
            ]
            for lane in lanes:
                await lane.warm_up()
            for _ in range(rounds):
                for lane in lanes:
                    await lane.go()
    skills, fixed, roadmap, word, ticking, pressed = lanes
    return [
        _row("/skills with a category", skills, "a card of 20 components", fixed, 1.5),
        _row("/roadmap with ticks on SQLite", roadmap, "pong", word, 2.5),
        _row("ticking a milestone on SQLite", ticking, "pong", word, 2.5),
        Row(
            "the same beside a bare client that is pressed, too",
            "",
            "",
            f"{median(ticking.seconds) / median(pressed.seconds):.2f} x "
            f"{in_ms(median(pressed.seconds))} (pong to the press)",
        ),
    ]


def _row(subject: str, lane: Lane, peer_name: str, peer: Lane, budget: float) -> Row:
    mine, other = median(lane.seconds), median(peer.seconds)
    slow = in_ms(percentile(lane.seconds, 0.99))
    return Row(
        f"{subject}, p50",
        f"≤ {budget} x bare client",
        f"{in_ms(mine)} (p99 {slow}, processor {lane.cpu_ms:.2f} ms)",
        f"{mine / other:.2f} x {in_ms(other)} ({peer_name}; processor {peer.cpu_ms:.2f} ms)",
        mine <= budget * other,
    )


def _roadmap_questions() -> Iterator[Json]:
    for member_id in itertools.count(MEMBER_ID):
        yield slash("roadmap", member_id=member_id, career=CAREER)


async def _ticks(ours: Contender) -> Iterator[Json]:
    """Return presses of Done on the card of one milestone, each by another member."""
    knowledge: KnowledgeBase = load_knowledge(find_folder())
    career = next(c for c in knowledge.careers.values() if c.id == CAREER)
    _, milestone = list(career.milestones())[TICKS]
    route = f"milestone/{CAREER}/{milestone.id}"
    roadmap = await ours.ask(slash("roadmap", career=CAREER))
    menu = next(key for key in roadmap.custom_ids() if key.startswith("menu:"))
    card = await ours.ask(press(roadmap.message or {}, menu, route))
    done = next(key for key in card.custom_ids() if key.endswith(f"{route}/done"))
    message = card.message or {}
    return (press(message, done, member_id=number) for number in itertools.count(MEMBER_ID))


async def _tick_milestones(home: Path, members: int) -> None:
    """Give each member who will ask some ticks on the career's roadmap."""
    knowledge: KnowledgeBase = load_knowledge(find_folder())
    career = next(c for c in knowledge.careers.values() if c.id == CAREER)
    done = [milestone.id for _, milestone in career.milestones()][:TICKS]
    rows = [
        {"member_id": MEMBER_ID + number, "career": CAREER, "milestone": milestone, "at": 0}
        for number in range(members)
        for milestone in done
    ]
    database = await Database.open(f"sqlite:///{home}/bot.db")
    try:
        await database.upgrade()
        async with database.writing(patiently=True) as connection:
            await connection.execute(insert(PROGRESS), rows)
    finally:
        await database.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60, help=f"of {BLOCK} questions each")
    publish(asyncio.run(measure(parser.parse_args().rounds)))
