"""Waiting by the program's clock: with a limit, or until somebody calls."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from datetime import timedelta

    from bot.domain.clock import Clock

T = TypeVar("T")


async def within(clock: Clock, limit: timedelta, work: Coroutine[None, None, T]) -> T:
    """Return what the work returns; raises TimeoutError and cancels it when it takes longer."""
    task = asyncio.ensure_future(work)
    alarm = asyncio.ensure_future(clock.sleep(limit.total_seconds()))
    try:
        await asyncio.wait({task, alarm}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        message = f"no answer within {limit.total_seconds():.0f} s"
        raise TimeoutError(message)
    finally:
        task.cancel()
        alarm.cancel()


async def rest(clock: Clock, duration: timedelta, wake: asyncio.Event) -> None:
    """Sleep for a while, or until somebody sets the event; it is clear afterwards."""
    alarm = asyncio.ensure_future(clock.sleep(duration.total_seconds()))
    call = asyncio.ensure_future(wake.wait())
    try:
        await asyncio.wait({alarm, call}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        alarm.cancel()
        call.cancel()
    wake.clear()
