"""Something that a database remembers, before and after it is restored."""

from __future__ import annotations

import asyncio
import shutil
from typing import TYPE_CHECKING

from bot.client.clock import DiscordClock
from bot.storage import Database, database_stores

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MEMBER, CAREER, MILESTONE = 7, "backend-developer", "first-api"


async def ticks(url: str) -> list[str]:
    database = await Database.open(url)
    found = await database_stores(database, DiscordClock()).progress.ticks(MEMBER, CAREER)
    await database.close()
    return list(found)


async def backed_up(url: str, back_up: Callable[[], None], *, crashed: Path | None = None) -> None:
    """Tick a milestone, back up beside the open database, and take the tick away again."""
    database = await Database.open(url)
    try:
        await database.upgrade()
        progress = database_stores(database, DiscordClock()).progress
        await progress.tick(MEMBER, CAREER, MILESTONE)
        await asyncio.to_thread(back_up)
        await progress.forget_member(MEMBER)
        if crashed:  # what a process that is killed leaves beside the file
            for path in crashed.parent.glob(f"{crashed.name}-*"):
                shutil.copy(path, path.with_name(f"kept{path.name}"))
    finally:
        await database.close()
    if crashed:
        for path in crashed.parent.glob("kept*"):
            path.rename(path.with_name(path.name.removeprefix("kept")))
