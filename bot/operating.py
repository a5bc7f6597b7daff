"""Joins a bot with all that watches over its process, and runs it until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
import signal
from typing import TYPE_CHECKING, Any

import structlog

from bot.client.identifies import until_enough
from bot.errors import SuccessorLostError
from bot.ops.attendance import Attendance
from bot.ops.reloading import KnowledgeReload
from bot.ops.starts import RecentStarts

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.client import AdvisorBot
    from bot.client.services import Services
    from bot.domain.knowledge import KnowledgeBase
    from bot.ops.health import Probe
    from bot.ops.metrics import Metrics
    from bot.settings import Settings
    from bot.understanding.recognizer import Recognizer

log = structlog.get_logger(__name__)

CLOSING_SECONDS = 4.5
"""SIGTERM closes cleanly within five seconds, or less cleanly at their end."""
_PARTING_SECONDS = 1.0
LAST_ANSWERS_SECONDS = 3.5
"""Discord waits three for the answer to a command that came in before another process took over."""


def attend(
    settings: Settings,
    bot: AdvisorBot,
    metrics: Metrics,
    read: Callable[[], KnowledgeBase],
    learn: Callable[[KnowledgeBase], Recognizer],
) -> Attendance:
    """Return what watches over the process of a bot; knowledge is read anew by the functions."""
    services = bot.services
    metrics.read_at_scrape(
        "advisor_gateway_latency_seconds",
        "From a heartbeat to its answer.",
        "shard",
        lambda: {str(shard): latency for shard, latency in bot.latencies},
    )
    metrics.read_at_scrape(
        "advisor_leads",
        "1 in the one process that registers commands and does the daily work.",
        "of",
        lambda: {"fleet": float(services.fleet.leadership.is_held)},
    )
    reload = KnowledgeReload(services.advisor, services.counselor, read, learn)
    return Attendance(settings, metrics, reload, _probes(bot, services))


def _probes(bot: AdvisorBot, services: Services) -> dict[str, Probe]:
    async def gateway() -> bool:
        return bot.is_connected() and services.fleet.handover.serves

    async def database() -> bool:
        return services.database is None or await services.database.answers()

    async def knowledge() -> bool:
        return bool(services.advisor.knowledge.careers)

    return {"gateway": gateway, "database": database, "knowledge": knowledge}


async def operate(settings: Settings, bot: AdvisorBot, attendance: Attendance, token: str) -> None:
    """Serve until a signal arrives or the client gives up by itself; then close everything."""
    await bot.__aenter__()  # the library cannot close a client that was never opened
    try:
        await attendance.start()
        await _run_until_stopped(settings, bot, token)
    finally:
        await _in_time(_close(bot, attendance))


async def _run_until_stopped(settings: Settings, bot: AdvisorBot, token: str) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    tasks = [
        serving := asyncio.create_task(_serve(settings, bot, token), name="gateway"),
        waiting := asyncio.create_task(stopped.wait(), name="signals"),
        asyncio.create_task(bot.services.fleet.handover.retired.wait(), name="handover"),
    ]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    try:
        if not serving.done() and not waiting.done():
            await _stand_down(bot, waiting)
        if not serving.done() or waiting.done():
            log.info("stopping")
    finally:
        for task in tasks:
            task.cancel()
    if serving.done() and not waiting.done():
        serving.result()


async def _stand_down(bot: AdvisorBot, stopped: asyncio.Task[bool]) -> None:
    """Give the last answers, leave Discord, and wait to be stopped.

    To end by itself would have a supervisor start it again, and that one would take over. It ends
    only when nobody is there that serves instead. Raises SuccessorLostError then.
    """
    await asyncio.wait({stopped}, timeout=LAST_ANSWERS_SECONDS)
    await _in_time(bot.close())
    log.info("another process serves in place of this one, which waits to be stopped")
    lost = asyncio.create_task(bot.services.fleet.until_successor_is_lost(), name="succession")
    await asyncio.wait({stopped, lost}, return_when=asyncio.FIRST_COMPLETED)
    if lost.done():
        lost.result()
        raise SuccessorLostError
    lost.cancel()
    await asyncio.wait({lost}, timeout=_PARTING_SECONDS)


async def _close(bot: AdvisorBot, attendance: Attendance) -> None:
    await attendance.close()
    await bot.close()


async def _in_time(closing: Coroutine[Any, Any, None]) -> None:
    """Close things; what takes too long, and may not even be interrupted, ends with the process."""
    task = asyncio.create_task(closing, name="closing")
    await asyncio.wait({task}, timeout=CLOSING_SECONDS)
    if task.done():
        task.result()
    else:
        log.warning("closing takes too long; the process ends with the rest of it")
        task.cancel()


async def _serve(settings: Settings, bot: AdvisorBot, token: str) -> None:
    """Connect, but not as fast as a crash loop would: identifies are counted."""
    starts = RecentStarts(settings.data_dir, settings.process_name)
    delay = starts.delay(bot.services.clock.now()).total_seconds()
    if delay:
        log.warning("many starts within an hour, so this one waits", seconds=delay)
        await bot.services.clock.sleep(delay)
    await bot.login(token)
    gc.collect()  # or what loading left would be frozen, too
    gc.freeze()  # knowledge stays as long as the program: no collection need walk it
    gc.enable()  # it is off while the program loads
    needed = len(settings.own_shards or ()) or settings.shard_count or 1
    bot.identify_lanes = await until_enough(bot.http, needed)
    await bot.connect()
