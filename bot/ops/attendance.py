"""All that attends to one running process: health, watchdog, reload by signal, its file."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

import structlog

from bot.ops.health import HealthServer
from bot.ops.process_file import ProcessFile
from bot.ops.watchdog import Watchdog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ops.health import Probe
    from bot.ops.metrics import Metrics
    from bot.ops.reloading import KnowledgeReload
    from bot.settings import Settings

log = structlog.get_logger(__name__)


class Attendance:
    """Begins before the bot connects and ends after it has closed."""

    def __init__(
        self,
        settings: Settings,
        metrics: Metrics,
        reload: KnowledgeReload,
        probes: Mapping[str, Probe],
    ) -> None:
        self._settings = settings
        self._reload = reload
        self._health = HealthServer(metrics, probes)
        self._watchdog = Watchdog()
        self._file = ProcessFile(settings.data_dir, settings.process_name)
        self._reloads: set[asyncio.Task[bool]] = set()

    async def start(self) -> None:
        """Begin. Raises ConfigurationError when the port for health is taken."""
        if self._settings.health_port is not None:
            await self._health.start(self._settings.health_host, self._settings.health_port)
            log.info("health is served", host=self._settings.health_host, port=self._health.port)
        self._watchdog.start()
        self._file.take()
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self._on_hangup)

    async def close(self) -> None:
        """End everything."""
        asyncio.get_running_loop().remove_signal_handler(signal.SIGHUP)
        for task in self._reloads:
            task.cancel()
        self._file.release()
        await self._watchdog.close()
        if self._settings.health_port is not None:
            await self._health.close()

    def _on_hangup(self) -> None:
        log.info("knowledge is read anew")
        task = asyncio.create_task(self._reload.reload(), name="knowledge reload")
        self._reloads.add(task)
        task.add_done_callback(self._reloads.discard)
