"""Three real processes of the program on one PostgreSQL and one simulated Discord, under load."""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
import shutil
import signal
import socket
import statistics
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import aiohttp

from bot.knowledge.load import find_folder
from tests.loopback.interactions import slash
from tests.loopback.payloads import GUILD_ID, guild
from tests.loopback.programs import environment
from tests.loopback.server import TOKEN, LoopbackDiscord

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from tests.loopback.interactions import Exchange

PROCESSES = 3
GUILDS = 60
DISCORD_WAITS = 3.0  # seconds for the first answer
SECONDS_TO_START = 60.0
NONCE_MEMORY = 180.0  # seconds in which Discord recognizes a message that is sent again
QUESTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("skills", {"career": "backend-developer"}),
    ("roadmap", {"career": "data-scientist"}),  # reads the member's ticks
    ("skill", {"name": "postgresql"}),
    ("ask", {"question": "which skills does a devops engineer need"}),
)


def guild_ids() -> list[int]:
    """Return servers that fall on the shards in turn."""
    return [GUILD_ID + (number << 22) for number in range(GUILDS)]


def shard_of(guild_id: int) -> int:
    return (guild_id >> 22) % PROCESSES


@dataclass
class Offered:
    """One use of a command, and how it went."""

    at: float
    guild_id: int
    exchange: Exchange
    answered_after: float | None = None


@dataclass
class Tips:
    """Messages that arrived in channels, by the mark of their slot."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    channels: dict[str, int] = field(default_factory=dict[str, int])

    def take(self, asked: Any, channel_id: str) -> None:
        mark = str(asked.body.get("nonce"))
        self.times[mark].append(time.monotonic())
        self.channels[mark] = int(channel_id)

    @property
    def absorbed(self) -> int:
        """Second tries that Discord recognized by their nonce."""
        return sum(len(times) - 1 for times in self.times.values()) - self.doubled

    @property
    def doubled(self) -> int:
        """Second tries that came too late for that, and so are second messages."""
        return sum(
            later - times[0] > NONCE_MEMORY for times in self.times.values() for later in times[1:]
        )


class Process:
    """One of the processes; may be killed and started again."""

    program = ("bot", "run")

    def __init__(self, number: int, home: Path, variables: dict[str, str]) -> None:
        self.number = number
        self.port = free_port()
        self._home = home
        self._variables = {
            **variables,
            "SHARD_COUNT": str(PROCESSES),
            "SHARD_IDS": str(number),
            "HEALTH_PORT": str(self.port),
        }
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        with (self._home / f"{self.number}.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", *self.program),
                cwd=self._home,
                env=environment(self._home, self._variables),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    async def end(self, number: signal.Signals) -> float:
        """Send a signal; return how long it took to end."""
        assert self._process is not None
        started = time.monotonic()
        if self._process.returncode is None:
            self._process.send_signal(number)
        await self._process.wait()
        return time.monotonic() - started

    async def figures(self, session: aiohttp.ClientSession) -> str:
        with contextlib.suppress(aiohttp.ClientError, OSError):
            async with session.get(f"http://127.0.0.1:{self.port}/metrics") as answer:
                return await answer.text()
        return ""

    async def leads(self, session: aiohttp.ClientSession) -> bool:
        return 'advisor_leads{of="fleet"} 1.0' in await self.figures(session)

    async def is_ready(self, session: aiohttp.ClientSession) -> bool:
        with contextlib.suppress(aiohttp.ClientError, OSError):
            async with session.get(f"http://127.0.0.1:{self.port}/readyz") as answer:
                return answer.status == 200
        return False


class BareProcess(Process):
    """A bare discord.py client in place of the program."""

    program = ("tests.benchmarks.clients", "card")


class Scene:
    """Discord, the processes, and members who keep asking."""

    def __init__(self, home: Path, database_url: str) -> None:
        self._home = home
        self._database_url = database_url
        self.discord = LoopbackDiscord(shards=PROCESSES, strict=False)
        self.discord.gateway.guilds = {number: guild(number) for number in guild_ids()}
        self.processes: list[Process] = []
        self.offered: list[Offered] = []
        self.tips = Tips()
        self.registrations = 0
        self.answered_twice = 0
        self.without_reason = 0
        """Commands without an answer, in no time of a fault."""
        self._load: asyncio.Task[None] | None = None
        self._answers: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Scene:
        await self.discord.__aenter__()
        self._listen()
        self.session = aiohttp.ClientSession()
        self._variables = {
            "DISCORD_TOKEN": TOKEN,
            "DISCORD_API_URL": self.discord.api_url,
            "DATABASE_URL": self._database_url,
            "LOG_FORMAT": "json",
            # A copy, so that somebody who edits it meanwhile does not slow down the starts.
            "KNOWLEDGE_DIR": str(shutil.copytree(find_folder(), self._home / "knowledge")),
        }
        self.processes = [Process(n, self._home, self._variables) for n in range(PROCESSES)]
        for process in self.processes:
            await process.start()
        async with asyncio.timeout(SECONDS_TO_START):
            await self.discord.gateway.until(lambda: len(self.connected()) == PROCESSES)
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in (self._load, *self._answers):
            if task is not None:
                task.cancel()
        for process in self.processes:
            await process.end(signal.SIGKILL)
        await self.session.close()
        await self.discord.__aexit__()

    def _listen(self) -> None:
        """Hear of messages and registrations besides what the simulation does with them."""
        rest = self.discord.rest
        post, register = rest._post, rest._register  # pyright: ignore[reportPrivateUsage]
        first_answer = rest._first_answer  # pyright: ignore[reportPrivateUsage]

        def answered(exchange: Exchange, body: Any) -> Any:
            self.answered_twice += exchange.callback is not None
            return first_answer(exchange, body)

        rest._first_answer = answered  # pyright: ignore[reportPrivateUsage]

        def posted(asked: Any, channel_id: str) -> Any:
            self.tips.take(asked, channel_id)
            return post(asked, channel_id)

        def registered(asked: Any) -> Any:
            self.registrations += 1
            return register(asked)

        rest._routes[:0] = [  # pyright: ignore[reportPrivateUsage]
            (re.compile(r"POST /channels/(\d+)/messages"), posted),
            (re.compile(r"PUT /applications/\d+/commands"), registered),
        ]

    def another(self, number: int) -> Process:
        """Return a process for the same shard as one that runs, not yet started."""
        return Process(number, self._home, self._variables)

    def connected(self) -> set[int]:
        """Return the shards that have a live connection."""
        sessions = self.discord.gateway.sessions.values()
        return {session.shard for session in sessions if session.connection is not None}

    async def bare_restart(self) -> float:
        """Return how long a bare client is away that is killed and started again at once.

        It takes the place of a process while the others are at work: the median of three.
        """
        await self.processes[0].end(signal.SIGKILL)
        bare = self.processes[0] = BareProcess(0, self._home, self._variables)
        await bare.start()
        identified = self.discord.gateway.identified
        times: list[float] = []
        for _ in range(3):
            known, started = len(identified), time.monotonic()
            await bare.end(signal.SIGKILL)
            await bare.start()
            async with asyncio.timeout(SECONDS_TO_START):
                await self.discord.gateway.until(lambda n=known: len(identified) > n)
            times.append(time.monotonic() - started)
        return statistics.median(times)

    def begin_load(self, per_second: float) -> None:
        self._load = asyncio.create_task(self._keep_asking(per_second))

    def check_load(self) -> None:
        """Raise what ended the members' asking, if anything did."""
        if self._load is not None and self._load.done():
            self._load.result()

    async def _keep_asking(self, per_second: float) -> None:
        chance = random.Random(1)
        while True:
            await self.ask_once(chance.choice(guild_ids()), chance)
            await asyncio.sleep(1 / per_second)

    async def ask_once(self, guild_id: int, chance: random.Random) -> Offered:
        command, options = chance.choice(QUESTIONS)
        payload = slash(command, member_id=chance.getrandbits(40), **options)
        payload["guild_id"] = payload["guild"]["id"] = str(guild_id)
        payload["channel"]["id"] = str(guild_id + 100)
        offered = Offered(time.monotonic(), guild_id, await self.discord.offer(payload))
        self.offered.append(offered)
        task = asyncio.create_task(self._await_answer(offered))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)
        return offered

    async def _await_answer(self, offered: Offered) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DISCORD_WAITS):
                await offered.exchange.answered.wait()
            offered.answered_after = time.monotonic() - offered.at

    async def leader(self) -> Process | None:
        for process in self.processes:
            if await process.leads(self.session):
                return process
        return None


async def until(condition: Callable[[], Awaitable[bool]], pause: float) -> None:
    """Ask again and again: what is asked about happens in other processes."""
    while not await condition():
        await asyncio.sleep(pause)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
