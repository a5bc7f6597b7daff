"""Three processes, one PostgreSQL: what is lost when each is killed, and when each is replaced?

python -m tests.benchmarks.fleet --tips 600 --per-second 20
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from bot.client.clock import DiscordClock
from bot.domain.guilds import Visibility
from bot.domain.schedules import Cadence, Schedule
from bot.domain.subscriptions import DeliveryState, SubscriptionTerms
from bot.storage import Database, database_stores
from bot.storage.subscription_rows import state_values, terms_values
from bot.storage.tables import GUILDS, SUBSCRIPTIONS
from bot.storage.times import to_ms
from bot.tips.delivery import LEASE
from tests.benchmarks.fleet_rig import (
    DISCORD_WAITS,
    Offered,
    Process,
    Scene,
    guild_ids,
    shard_of,
    until,
)
from tests.benchmarks.fleet_rolling import OVERLAP, replace_one_by_one
from tests.benchmarks.report import Row, percentile, publish
from tests.benchmarks.tips_rig import databases

SETTLE = 6.0  # seconds between two faults
PROMISED_TAKEOVER = 5.0
PROMISED_AWAY = 3.0  # times what a bare client needs that is killed and started again
ENDING = 0.2  # seconds in which a process that is told to end may answer a last command
STARTS_BEFORE = 12.0  # the first tips are due so long after the start


@dataclass
class Fault:
    """What ending one process did."""

    name: str
    shard: int
    began: float
    away: float = 0.0
    """Seconds until its shard answered again."""
    takeover: float | None = None
    """Seconds until another process led, if it had led."""
    unanswered: int = 0
    elsewhere: int = 0
    """Commands of other shards that went unanswered meanwhile."""


async def run(url: str, home: Path, tips: int, per_second: float) -> list[Row]:
    database = await Database.open(url)
    await database.upgrade()
    spread = timedelta(seconds=6 * (SETTLE + 8) + 3 * (OVERLAP + 10))
    await subscribe(database, tips, datetime.now(UTC) + timedelta(seconds=STARTS_BEFORE), spread)
    faults: list[Fault] = []
    async with Scene(home, url) as scene:
        scene.begin_load(per_second)
        await asyncio.sleep(SETTLE)
        seen_after = await change_a_setting(scene, database)
        for number in (signal.SIGKILL, signal.SIGTERM):
            for process in scene.processes:
                faults.append(await end_and_replace(scene, process, number))
                await asyncio.sleep(SETTLE)
        rolling = await replace_one_by_one(scene)
        await tips_settled(scene, tips)
        count_unanswered(scene, faults)
        rows = report(scene, tips, seen_after)
        rows += rolling
        rows += report_faults(faults, await scene.bare_restart())
    await database.close()
    return rows


async def subscribe(database: Database, count: int, due: datetime, spread: timedelta) -> None:
    """Subscribe channels whose next tips are due one after the other while faults happen."""
    terms = SubscriptionTerms(1, Schedule(Cadence.DAILY, zone="UTC"))
    rows: list[dict[str, object]] = []
    for number in range(count):
        guild_id = guild_ids()[number % len(guild_ids())]
        slot = due + spread * (number / count)
        rows.append(
            {
                "guild_id": guild_id,
                "created_at": to_ms(due),
                **terms_values(terms),
                **state_values(DeliveryState(slot, slot)),
                "channel_id": guild_id + 100 + number % 2,
            }
        )
    async with database.writing(patiently=True) as connection:
        await connection.execute(insert(GUILDS), [{"id": number} for number in guild_ids()])
        await connection.execute(insert(SUBSCRIPTIONS), rows)


async def change_a_setting(scene: Scene, database: Database) -> float:
    """Save a setting as another process would; return after how long a process follows it."""
    settings = database_stores(database, DiscordClock()).settings
    guild_id, chance = guild_ids()[1], random.Random(2)
    await answered(scene, guild_id, chance)  # so that the process remembers the old one
    await settings.save(replace(await settings.get(guild_id), visibility=Visibility.PUBLIC))
    changed = time.monotonic()

    async def is_public() -> bool:
        return not (await answered(scene, guild_id, chance)).exchange.is_private

    await until(is_public, 0.005)
    return time.monotonic() - changed


async def answered(scene: Scene, guild_id: int, chance: random.Random) -> Offered:
    offered = await scene.ask_once(guild_id, chance)
    await asyncio.wait_for(offered.exchange.answered.wait(), DISCORD_WAITS)
    return offered


async def end_and_replace(scene: Scene, process: Process, number: signal.Signals) -> Fault:
    """End a process and start it again at once, as an orchestrator does."""
    had_led = await process.leads(scene.session)
    fault = Fault(f"{number.name} of process {process.number}", process.number, time.monotonic())
    ending = asyncio.create_task(replace_process(process, number))
    if had_led:
        fault.takeover = await until_led(scene, process, ending, fault.began)
    await ending
    await scene.discord.gateway.until(lambda: process.number in scene.connected())
    fault.away = await until_answered(scene, process.number, fault.began)
    return fault


async def replace_process(process: Process, number: signal.Signals) -> None:
    await process.end(number)
    await process.start()


async def until_led(scene: Scene, gone: Process, ending: asyncio.Task[None], since: float) -> float:
    """Return when another process led, or the one that was started in the place of this."""

    async def is_led() -> bool:
        able = [process for process in scene.processes if process is not gone or ending.done()]
        return any([await process.leads(scene.session) for process in able])

    await until(is_led, 0.05)
    return time.monotonic() - since


async def until_answered(scene: Scene, shard: int, since: float) -> float:
    """Return how long after an instant a command was offered that this shard answered."""

    def first() -> Offered | None:
        scene.check_load()
        return next(
            (
                offered
                for offered in scene.offered
                if offered.answered_after is not None
                and offered.at > since + ENDING
                and shard_of(offered.guild_id) == shard
            ),
            None,
        )

    async def is_answered() -> bool:
        return first() is not None

    await until(is_answered, 0.05)
    found = first()
    assert found is not None
    return found.at - since


async def tips_settled(scene: Scene, tips: int) -> None:
    deadline = time.monotonic() + LEASE.total_seconds() + 30

    async def is_over() -> bool:
        return len(scene.tips.times) >= tips or time.monotonic() > deadline

    await until(is_over, 0.2)
    await asyncio.sleep(2)  # a second message would come now


def count_unanswered(scene: Scene, faults: list[Fault]) -> None:
    """Assign every command without an answer to the fault in whose time it was offered."""
    for offered in scene.offered:
        if offered.answered_after is not None or offered.at > time.monotonic() - DISCORD_WAITS:
            continue
        for fault in faults:
            if fault.began - DISCORD_WAITS <= offered.at <= fault.began + fault.away + 1:
                own = fault.shard == shard_of(offered.guild_id)
                fault.unanswered += own
                fault.elsewhere += not own
                break
        else:
            scene.without_reason += 1


def report(scene: Scene, tips: int, seen_after: float) -> list[Row]:
    times = [o.answered_after for o in scene.offered if o.answered_after is not None]
    slowest = f"p99 {percentile(times, 0.99):.3f} s"
    lost, again = tips - len(scene.tips.times), scene.tips.doubled
    absorbed = f"{scene.tips.absorbed} tried twice, known by their nonce"
    without, registered = scene.without_reason, scene.registrations
    return [
        Row("commands offered to the fleet", "", f"{len(scene.offered)}", slowest),
        Row("unanswered without a fault", "0", f"{without}", "", without == 0),
        Row("tips lost", "0", f"{lost} of {tips}", "", lost == 0),
        Row("tips doubled", "0", f"{again}", absorbed, again == 0),
        Row("registrations of commands", "1", f"{registered}", "", registered == 1),
        Row("setting of another process", "1 s", f"{seen_after:.3f} s", "", seen_after < 1),
    ]


def report_faults(faults: list[Fault], bare: float) -> Iterator[Row]:
    budget = f"{PROMISED_AWAY:.0f} times a bare client, none elsewhere"
    for fault in faults:
        away = f"shard away {fault.away:.1f} s, {fault.unanswered} unanswered"
        if fault.elsewhere:
            away += f", {fault.elsewhere} elsewhere"
        ratio = f"{fault.away / bare:.1f} times bare ({bare:.1f} s)"
        holds = fault.away <= PROMISED_AWAY * bare and not fault.elsewhere
        yield Row(fault.name, budget, away, ratio, holds)
        if fault.takeover is not None:
            measured = f"somebody leads after {fault.takeover:.1f} s"
            holds = fault.takeover <= PROMISED_TAKEOVER
            yield Row(f"{fault.name}, which led", f"{PROMISED_TAKEOVER:.0f} s", measured, "", holds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tips", type=int, default=600)
    parser.add_argument("--per-second", type=float, default=20)
    parser.add_argument("--keep", type=Path, help="a folder to leave the logs in")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        databases(Path(folder), ["postgresql"]) as urls,
    ):
        home = options.keep or Path(folder) / "home"
        home.mkdir(parents=True, exist_ok=True)
        rows = asyncio.run(run(urls["postgresql"], home, options.tips, options.per_second))
    publish(rows)


if __name__ == "__main__":
    main()
