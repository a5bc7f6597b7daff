"""Ends of tries on their way to the store: while one batch is written the next gathers."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from bot.errors import StorageError
from bot.tips.timing import Bell

if TYPE_CHECKING:
    from bot.domain.clock import Clock
    from bot.domain.deliveries import DeliveryStore, Settlement

_LOG = logging.getLogger(__name__)
_MOST_AT_ONCE = 50
_LONGEST_WAIT_SECONDS = 8


class Settler:
    """Writes settlements until they are written, however long the store is away. One writer."""

    def __init__(self, store: DeliveryStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._waiting: list[tuple[Settlement, asyncio.Future[bool]]] = []
        self._bell = Bell(clock)

    async def settle(self, settlement: Settlement) -> bool:
        """Return once it is written; False when the claim was lost and nothing was."""
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((settlement, written))
        self._bell.ring()
        return await written

    async def run(self) -> None:
        """Write until cancelled."""
        while True:
            while not self._waiting:
                await self._bell.rest()
            batch = self._waiting[:_MOST_AT_ONCE]
            del self._waiting[:_MOST_AT_ONCE]
            accepted = await self._write([settlement for settlement, _ in batch])
            for settlement, written in batch:
                if not written.done():
                    written.set_result(settlement.subscription_id in accepted)

    async def _write(self, settlements: list[Settlement]) -> frozenset[int]:
        wait = 1
        while True:
            try:
                return await self._store.settle(settlements)
            except StorageError as error:
                _LOG.warning("%d settled tips wait for the database: %s", len(settlements), error)
            await self._clock.sleep(wait)
            wait = min(2 * wait, _LONGEST_WAIT_SECONDS)
