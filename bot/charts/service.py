"""Charts in, pictures out: from memory, from disk, or drawn by the worker; never an error."""

from __future__ import annotations

import asyncio
import hashlib
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import structlog

from bot.charts.disk_cache import DiskCache
from bot.charts.memory_cache import MemoryCache
from bot.charts.process import WORKER_COMMAND, DrawingError, WorkerProcess
from bot.charts.style import STYLE_VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.domain.charts import Chart

_MIB: Final = 1024 * 1024
log = structlog.get_logger(__name__)


def content_key(chart: Chart) -> str:
    """Return a name that two charts share only when they look alike."""
    return hashlib.sha256(
        f"{STYLE_VERSION} {chart!r}".encode(errors="backslashreplace")
    ).hexdigest()


class ChartService:
    """Draws charts one after another; owned by the app, which closes it at the end."""

    def __init__(
        self,
        folder: Path | None = None,
        *,
        memory_bytes: int = 8 * _MIB,
        disk_bytes: int = 64 * _MIB,
        idle_seconds: float = 120.0,
        limit_seconds: float = 5.0,
        start_seconds: float = 10.0,
        command: Sequence[str] = WORKER_COMMAND,
    ) -> None:
        """Prepare, without starting anything; folder keeps pictures beyond a restart."""
        self._memory = MemoryCache(memory_bytes)
        self._disk = DiskCache(folder, disk_bytes)
        self._worker = WorkerProcess(
            command,
            idle_seconds=idle_seconds,
            limit_seconds=limit_seconds,
            start_seconds=start_seconds,
            font_folder=None if folder is None else folder / "matplotlib",
        )
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="charts")
        self._under_way: dict[str, asyncio.Task[bytes | None]] = {}
        self._failing = False
        self._closed = False

    async def draw(self, chart: Chart) -> bytes | None:
        """Return the chart as PNG, or None when it could not be drawn."""
        key = content_key(chart)
        picture = self._memory.get(key)
        if picture is not None or self._closed:
            return picture
        task = self._under_way.get(key)
        if task is None:
            task = self._under_way[key] = asyncio.create_task(self._produce(key, chart))
            task.add_done_callback(lambda _: self._under_way.pop(key, None))
        return await asyncio.shield(task)  # one who stops waiting takes it from nobody else

    async def close(self) -> None:
        """End the worker; what is still asked for comes back as None."""
        self._closed = True
        self._worker.stop()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)
        await asyncio.to_thread(self._thread.shutdown)
        self._worker.forget()

    async def _produce(self, key: str, chart: Chart) -> bytes | None:
        picture = await asyncio.to_thread(self._disk.get, key)
        if picture is None:
            loop = asyncio.get_running_loop()
            picture = await loop.run_in_executor(self._thread, self._draw, key, chart)
        if picture is not None:
            self._memory.put(key, picture)
        return picture

    def _draw(self, key: str, chart: Chart) -> bytes | None:
        """Draw in the one thread that talks to the worker."""
        try:
            picture = self._worker.draw(pickle.dumps(chart))
        except DrawingError as error:
            if not self._failing and not self._closed:
                log.warning("charts are not drawn", chart=type(chart).__name__, reason=str(error))
            self._failing = True
            return None
        self._failing = False
        self._disk.put(key, picture)
        return picture
