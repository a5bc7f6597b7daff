"""The fleet's budget of requests, as one process pays into it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.errors import StorageError

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from bot.domain.clock import Clock
    from bot.domain.deliveries import DeliveryStore

_LOG = logging.getLogger(__name__)


class Budget:
    """Pays for requests that no claim has paid for."""

    def __init__(self, store: DeliveryStore, clock: Clock, per_second: float) -> None:
        self._store = store
        self._clock = clock
        self.per_second = per_second

    async def pay(self) -> datetime:
        """Pay for one request; return when it may be made, in this process's time."""
        wait = await self._store.reserve(1, self.per_second)
        return self._clock.now() + wait

    async def hold(self, duration: timedelta) -> None:
        """Let nobody in the fleet send for a while; a store that is away cannot be told."""
        try:
            await self._store.hold(duration)
        except StorageError as error:
            _LOG.warning("the other processes do not hear of the rate limit: %s", error)
