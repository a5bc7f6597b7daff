"""Work whose end nobody need wait for: who gives up on a database that hangs is let go at once.

A driver that is interrupted tidies up first. Where the server hangs that takes two seconds, and
undoing a transaction half a minute; Discord waits three seconds for an answer.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Coroutine

T = TypeVar("T")

END_SECONDS = 1.0
"""How long closing waits for tasks to end; what hangs ends with the process."""


class BackgroundTasks:
    """Tasks that belong to one owner, which closes them."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Begin work that goes on even if nobody waits for it."""
        task = asyncio.create_task(work, name="storage")
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        return task

    async def close(self) -> None:
        """Wait for what still tidies up, but not where that hangs."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=END_SECONDS)

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # looked at, or asyncio would complain that nobody did


async def result_of(task: asyncio.Task[T]) -> T:
    """Return what a task returns. Who gives up interrupts it, and does not wait for its end."""
    try:
        await asyncio.wait({task})
    finally:
        task.cancel()
    return task.result()


async def end(tasks: Collection[asyncio.Task[Any]]) -> None:
    """Cancel tasks and wait for their ends, but not where tidying up hangs."""
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks, timeout=END_SECONDS)
