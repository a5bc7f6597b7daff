"""A server's own answers at hand: loaded once, then found in memory."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING

import structlog

from bot.errors import StorageError
from bot.understanding.own_answers import OwnAnswerMatcher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.own_answers import AnswerStore, OwnAnswer

log = structlog.get_logger(__name__)

_PATIENCE_SECONDS = 0.5  # of the three that Discord gives an answer
_MOST_GUILDS = 500  # a full server of 500 answers weighs about 1 MB, most weigh nothing


class OwnAnswerFinder:
    """Finds own answers by question; whoever changes answers tells it to forget the server."""

    def __init__(self, store: AnswerStore) -> None:
        """Load from this store."""
        self._store = store
        self._kept: OrderedDict[int, OwnAnswerMatcher] = OrderedDict()
        self._changes = 0

    async def find(self, guild_id: int, question: str) -> OwnAnswer | None:
        """Return a server's answer to a question, or None when it surely has none.

        None also when the database is away: the general knowledge answers then.
        """
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                matcher = await self._matcher(guild_id)
        except (StorageError, TimeoutError) as error:
            log.warning("own answers are out of reach", guild=guild_id, reason=str(error))
            return None
        return matcher.find(question)

    async def complete(self, guild_id: int, typed: str) -> Sequence[OwnAnswer]:
        """Return answers whose question may be being typed, at most 25."""
        return (await self._matcher(guild_id)).complete(typed)

    def forget(self, guild_id: int | None) -> None:
        """Load the answers of a server anew when they are next asked for; None means of all."""
        self._changes += 1
        if guild_id is None:
            self._kept.clear()
        else:
            self._kept.pop(guild_id, None)

    async def _matcher(self, guild_id: int) -> OwnAnswerMatcher:
        if guild_id in self._kept:
            self._kept.move_to_end(guild_id)
            return self._kept[guild_id]
        changes = self._changes
        matcher = OwnAnswerMatcher(await self._store.of_guild(guild_id))
        if changes == self._changes:  # else it may have been read before a change was written
            self._kept[guild_id] = matcher
            if len(self._kept) > _MOST_GUILDS:
                self._kept.popitem(last=False)
        return matcher
