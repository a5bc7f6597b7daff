"""A process takes the place of one that serves the same shards, and nothing goes unanswered.

Discord sends every event to all sessions of a shard. So the new process connects beside the old
one and says when it is ready; the old one names the last event that it took, and takes none after
it. Ids of events grow with time: by the id alone both tell whose an event is.

Source: discord.com/developers/docs, events/gateway, sharding: sessions may share a shard.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from enum import StrEnum
from typing import Any

import structlog

from bot.errors import StorageError
from bot.storage.background import end

log = structlog.get_logger(__name__)

ANSWER_SECONDS = 1.5
"""For the old process to answer; what is held back meanwhile must be answered within three."""
GRACE_SECONDS = 0.25
"""How long the old process goes on: what was sent before the new one listened is still coming."""

Tell = Callable[[str], Awaitable[None]]


class Word(StrEnum):
    """What processes say to each other, followed by place, sender and a number."""

    ASK = "ask"
    """Whether anybody serves; since when the sender is there."""
    HERE = "here"
    """That the sender serves; since when it is there."""
    READY = "ready"
    """That the sender takes over; since when it is there."""
    UNTIL = "until"
    """That the sender has let go; the last event that it took."""


class Handover:
    """Which events are this process's. Where there can be no other process, all are."""

    def __init__(self, place: str = "all", tell: Tell | None = None) -> None:
        """Stand for the shards named by a place; say things to the others by a function."""
        self._place = place
        self._tell = tell
        self._name = secrets.token_hex(4)
        self._since = 0  # by the database's clock, so that all agree on who came last
        self._is_ready = False
        self._has_predecessor = False
        self._has_taken_over = asyncio.Event()
        self._first = 0  # events up to this one are the predecessor's
        self._newest = 0
        self._answers: set[asyncio.Task[None]] = set()
        self.retired = asyncio.Event()
        """Set when another process has taken the place of this one."""

    @property
    def serves(self) -> bool:
        """Tell whether new events are this process's."""
        return self._has_taken_over.is_set() and not self.retired.is_set()

    async def is_ours(self, event_id: int) -> bool:
        """Tell whether an event is to be answered here; wait for as long as that is open."""
        if self._has_predecessor and not self._has_taken_over.is_set():
            await self._has_taken_over.wait()
        if event_id <= self._first or (self.retired.is_set() and event_id > self._newest):
            return False
        self._newest = max(self._newest, event_id)
        return True

    async def take_over(self) -> None:
        """Serve from now on; wait for the one before to let go, but not for long."""
        if self._is_ready:
            return
        self._is_ready = True
        await self._say(Word.READY, self._since)
        if self._has_predecessor:
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    await self._has_taken_over.wait()
            except TimeoutError:
                log.warning("the process before this one does not answer; going on without it")
        self._has_taken_over.set()
        await self._say(Word.HERE, self._since)  # to one that became ready in the same moment

    async def close(self) -> None:
        """Stop answering others."""
        await end(self._answers)

    def enter(self, now: int) -> str:
        """Return what to say to the others on coming, or on coming back, at a time."""
        self._since = self._since or now
        return self._news(Word.HERE if self.serves else Word.ASK, self._since)

    def is_successor(self, news: str) -> bool:
        """Tell whether it was another process of this place that said that it serves."""
        match news.split():
            case [Word.HERE, self._place, sender, _]:
                return sender != self._name
            case _:
                return False

    def hear(self, news: str) -> None:
        """Take what another process said; anything else is ignored."""
        match news.split():
            case [word, self._place, sender, number] if sender != self._name and number.isdecimal():
                self._take(word, int(number))
            case _:
                pass

    def _take(self, word: str, number: int) -> None:
        match word:
            case Word.ASK if self.serves:
                self._start(self._say(Word.HERE, self._since), word)
            case Word.HERE if self.serves and number < self._since:
                self._start(self._say(Word.READY, self._since), word)  # it missed it
            case Word.HERE if not self._is_ready:
                self._has_predecessor = True
            case Word.READY if self.serves and number > self._since:
                self._start(self._retire(), word)
            case Word.UNTIL if self._is_ready and not self._has_taken_over.is_set():
                self._first = number
                self._has_taken_over.set()
            case _:
                pass

    async def _retire(self) -> None:
        await asyncio.sleep(GRACE_SECONDS)
        if not self.retired.is_set():
            self.retired.set()
            log.info("another process takes over", after=self._newest)
            await self._say(Word.UNTIL, self._newest)

    def _start(self, answer: Coroutine[Any, Any, None], word: str) -> None:
        task = asyncio.create_task(answer, name=f"handover after {word}")
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _say(self, word: Word, number: int) -> None:
        if self._tell is None:
            return
        try:
            await self._tell(self._news(word, number))
        except StorageError as error:
            log.warning("nothing said to other processes", word=word, reason=str(error))

    def _news(self, word: Word, number: int) -> str:
        return f"{word} {self._place} {self._name} {number}"
