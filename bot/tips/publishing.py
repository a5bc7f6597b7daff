"""Publishing in announcement channels, beside the deliveries and never in their way."""

from __future__ import annotations

import logging
from collections import Counter, deque
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.errors import StorageError
from bot.tips.sending import SendError
from bot.tips.timing import Bell, within

if TYPE_CHECKING:
    from bot.domain.clock import Clock
    from bot.tips.budget import Budget
    from bot.tips.sending import TipSender

_LOG = logging.getLogger(__name__)
_PER_HOUR = 10  # a channel; reported by bots, Discord names no number
_HOUR = timedelta(hours=1)
_LIMIT = timedelta(seconds=30)  # calls beyond the hourly limit hang
_MOST_WAITING = 1000


class Publisher:
    """A short queue, worked off one by one. What does not fit stays unpublished, and is logged."""

    def __init__(self, sender: TipSender, budget: Budget, clock: Clock) -> None:
        self._sender = sender
        self._budget = budget
        self._clock = clock
        self._queue: deque[tuple[int, int]] = deque()
        self._bell = Bell(clock)
        self._published: deque[tuple[datetime, int]] = deque()
        self._used: Counter[int] = Counter()

    def offer(self, channel_id: int, message_id: int) -> None:
        """Ask for a message to be published, soon."""
        self._forget_old()
        if self._used[channel_id] >= _PER_HOUR or len(self._queue) >= _MOST_WAITING:
            _LOG.warning("message %d in channel %d is not published: limit", message_id, channel_id)
            return
        self._used[channel_id] += 1
        self._published.append((self._clock.now(), channel_id))
        self._queue.append((channel_id, message_id))
        self._bell.ring()

    async def run(self) -> None:
        """Publish until cancelled."""
        while True:
            while not self._queue:
                await self._bell.rest()
            channel_id, message_id = self._queue.popleft()
            try:
                await self._publish(channel_id, message_id)
            except (SendError, StorageError, TimeoutError) as error:
                _LOG.warning("message %d is not published: %s", message_id, error)
            except Exception:
                _LOG.exception("message %d is not published", message_id)

    async def _publish(self, channel_id: int, message_id: int) -> None:
        may_go_at = await self._budget.pay()
        await self._clock.sleep((may_go_at - self._clock.now()).total_seconds())
        await within(self._clock, _LIMIT, self._sender.publish(channel_id, message_id))

    def _forget_old(self) -> None:
        while self._published and self._clock.now() - self._published[0][0] >= _HOUR:
            _, channel_id = self._published.popleft()
            self._used[channel_id] -= 1
            if not self._used[channel_id]:
                del self._used[channel_id]
