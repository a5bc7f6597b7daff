"""Servers' subscriptions in memory, so that completions need no database."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from bot.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.clock import Clock
    from bot.domain.stores import SubscriptionStore
    from bot.domain.subscriptions import Subscription

log = structlog.get_logger(__name__)

_FRESH_FOR = timedelta(seconds=30)  # another process may settle or pause a server's subscriptions
_MOST_GUILDS = 5000  # at most 25 subscriptions each, about half a kilobyte a subscription


@dataclass(frozen=True, slots=True)
class _Kept:
    at: datetime
    subscriptions: tuple[Subscription, ...]


class SubscriptionShelf:
    """A copy of what the store holds: read at once, and made new behind the reader's back."""

    def __init__(self, store: SubscriptionStore, clock: Clock) -> None:
        """Copy this store."""
        self._store = store
        self._clock = clock
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._loading: dict[int, asyncio.Task[None]] = {}

    def known(self, guild_id: int) -> tuple[Subscription, ...]:
        """Return what is known of a server, at once; what is old is loaded for the next time."""
        kept = self._kept.get(guild_id)
        is_old = kept is None or self._clock.now() - kept.at > _FRESH_FOR
        if is_old and guild_id not in self._loading:
            task = asyncio.create_task(self._load_quietly(guild_id), name="subscription shelf")
            self._loading[guild_id] = task
            task.add_done_callback(lambda _: self._loading.pop(guild_id, None))
        return () if kept is None else kept.subscriptions

    async def load(self, guild_id: int) -> tuple[Subscription, ...]:
        """Read a server's subscriptions from the store, and keep them."""
        started = self._clock.now()
        found = await self._store.of_guild(guild_id)
        kept = self._kept.get(guild_id)
        if kept is None or kept.at <= started:  # a slow read must not hide a later one
            self._kept[guild_id] = _Kept(started, found)
        self._kept.move_to_end(guild_id)
        if len(self._kept) > _MOST_GUILDS:
            self._kept.popitem(last=False)
        return found

    async def fill(self, guild_ids: Iterable[int]) -> None:
        """Load servers one after the other, so that their first completion is there."""
        try:
            for guild_id in guild_ids:
                if guild_id not in self._kept:
                    await self.load(guild_id)
        except StorageError as error:  # each is loaded when it is asked for
            log.warning("subscriptions not loaded", reason=str(error))

    def close(self) -> None:
        """Stop loading."""
        for task in list(self._loading.values()):
            task.cancel()

    async def _load_quietly(self, guild_id: int) -> None:
        try:
            await self.load(guild_id)
        except StorageError as error:
            log.warning("subscriptions not loaded", guild=guild_id, reason=str(error))
