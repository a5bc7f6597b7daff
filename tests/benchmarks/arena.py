"""Contenders side by side: our program and bare clients, each a process on a loopback Discord."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
import psutil

from bot.knowledge.load import find_folder, load_knowledge
from tests.benchmarks.report import percentile
from tests.loopback.interactions import Exchange, slash
from tests.loopback.payloads import MEMBER_ID, Json
from tests.loopback.programs import environment
from tests.loopback.server import TOKEN, LoopbackDiscord

OURS = ("-m", "bot", "run")
SECONDS_TO_CONNECT = 60.0
members = itertools.count(MEMBER_ID)


def bare(kind: str) -> tuple[str, ...]:
    """Return the arguments of a bare client."""
    return ("-m", "tests.benchmarks.clients", kind)


@dataclass(slots=True)
class Contender:
    """A client that is connected to a Discord of its own."""

    discord: LoopbackDiscord
    process: psutil.Process
    seconds_to_identify: float

    async def ask(self, payload: Json) -> Exchange:
        """Ask and forget, so that the server stays small."""
        exchange = await self.discord.ask(payload)
        del self.discord.rest.exchanges[payload["token"]]
        return exchange

    async def round_trips(self, payloads: Iterable[Json]) -> list[float]:
        """Ask one question after the other; return the seconds that each took."""
        taken: list[float] = []
        for payload in payloads:
            begun = time.perf_counter()
            await self.ask(payload)
            taken.append(time.perf_counter() - begun)
        return taken

    async def flood(self, payloads: Iterable[Json], at_once: int = 16) -> float:
        """Keep so many questions under way until all are answered; return the seconds."""
        waiting, begun = iter(payloads), time.perf_counter()

        async def keep_asking() -> None:
            for payload in waiting:
                await self.ask(payload)

        async with asyncio.TaskGroup() as asking:
            for _ in range(at_once):
                asking.create_task(keep_asking())
        return time.perf_counter() - begun

    def memory(self) -> int:
        """Return the bytes that the process and its workers hold."""
        family = [self.process, *self.process.children(recursive=True)]
        return sum(member.memory_info().rss for member in family)

    def cpu(self) -> float:
        """Return the seconds of processor time used so far."""
        times = self.process.cpu_times()
        return times.user + times.system


@contextlib.asynccontextmanager
async def contending(
    arguments: tuple[str, ...],
    home: Path,
    guilds: Mapping[int, Json | orjson.Fragment] | None = None,
    **variables: str,
) -> AsyncIterator[Contender]:
    """Start a client on a Discord of its own and wait until it is connected."""
    async with LoopbackDiscord(strict=False) as discord:
        if guilds is not None:
            discord.gateway.guilds = guilds
        needed = {
            "DISCORD_TOKEN": TOKEN,
            "DISCORD_API_URL": discord.api_url,
            "DATABASE_URL": f"sqlite:///{home}/bot.db",
            "LOG_LEVEL": "ERROR",
        }
        begun = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, cwd=home, env=environment(home, needed | variables)
        )
        try:
            connected = discord.gateway.until(lambda: discord.gateway.identified)
            await discord.first(process.wait(), connected, seconds=SECONDS_TO_CONNECT)
            taken = time.perf_counter() - begun
            if not discord.gateway.identified:
                raise RuntimeError(f"{arguments} did not connect")
            yield Contender(discord, psutil.Process(process.pid), taken)
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


@contextlib.contextmanager
def workshop() -> Iterator[Callable[[], Path]]:
    """Give out empty folders that share one cache; they are removed at the end."""
    logging.getLogger("aiohttp").setLevel(logging.CRITICAL)
    numbers = itertools.count()
    with TemporaryDirectory(prefix="career-advisor-bench-") as place:

        def folder() -> Path:
            made = Path(place) / f"home-{next(numbers)}"
            made.mkdir()
            return made

        yield folder


def skills_questions() -> Iterator[Json]:
    """Yield /skills for every career and category in turn, without end, each by another member."""
    knowledge = load_knowledge(find_folder())
    shelves = [(c.id, category) for c in knowledge.careers.values() for category in c.skills]
    for career, category in itertools.cycle(shelves):
        yield slash("skills", member_id=next(members), career=career, category=str(category))


def in_ms(seconds: float) -> str:
    """Word a time."""
    return f"{seconds * 1000:.2f} ms"


def median(values: Iterable[float]) -> float:
    """Return the value in the middle."""
    return percentile(values, 0.5)
