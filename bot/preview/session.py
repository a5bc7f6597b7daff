"""One preview from start to Ctrl-C: serves the page, moves the clock, shows what changes."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.preview.simulator import seconds_behind
from bot.preview.world import open_world

if TYPE_CHECKING:
    from collections.abc import Callable

    from simcord.preview import Preview

    from bot.client import AdvisorBot
    from bot.preview.world import World

TICK_SECONDS = 2.0
"""How often the clock moves; a page that is published every second makes clicks fail as stale."""


async def run_session(bot: AdvisorBot, port: int, opened: Callable[[str], None]) -> None:
    """Serve the preview until the page is closed or the task is cancelled."""
    world = await open_world(bot, datetime.now(UTC))
    try:
        page = world.env.preview(
            world.channel, viewers=[world.member, world.admin], layout="channel", port=port
        )
        async with page:
            opened(page.url)
            moving = asyncio.create_task(_keep_up(world, page), name="preview clock")
            try:
                await page.wait_closed()
            finally:
                moving.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await moving
    finally:
        await world.env.shutdown()
        await bot.close()


async def _keep_up(world: World, page: Preview) -> None:
    """Move the simulated clock with the real one; republish when the bot has done something."""
    seen = len(world.env.http_requests)
    while True:
        await asyncio.sleep(TICK_SECONDS)
        behind = seconds_behind(world.env, datetime.now(UTC))
        if behind > 0:
            await world.env.advance_time(behind)
        if len(world.env.http_requests) > seen:
            seen = len(world.env.http_requests)
            await page.refresh()
