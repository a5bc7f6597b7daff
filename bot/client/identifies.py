"""How many times the bot may still identify today; the last ones are not spent on a restart."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from discord.http import HTTPClient

log = structlog.get_logger(__name__)

RESERVE = 50
"""Left for sessions that Discord ends by itself: beyond the limit it takes the token away."""
_LOOK_AGAIN_SECONDS = 900.0


async def until_enough(http: HTTPClient, needed: int) -> int:
    """Wait until Discord allows so many identifies and a reserve; return how many at once."""
    while True:
        _, _, limit = await http.get_bot_gateway()
        remaining = limit["remaining"]
        # A bot of more shards than its whole allowance could never keep a reserve.
        if remaining >= min(needed + RESERVE, limit["total"]):
            return limit["max_concurrency"]
        seconds = min(limit["reset_after"] / 1000, _LOOK_AGAIN_SECONDS)
        log.error("identifies of today are spent", remaining=remaining, waits_seconds=int(seconds))
        await asyncio.sleep(seconds)
