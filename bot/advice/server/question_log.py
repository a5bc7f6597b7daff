"""Counts what a server asks, where its admins want that; never keeps an answer from going out."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from contextlib import suppress
from datetime import date, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

import structlog

from bot.advice.server.masking import loggable
from bot.domain.house_rules import keeps_question_log
from bot.domain.question_log import LOG_DAYS, MAX_QUESTION_LENGTH, AskedQuestion
from bot.errors import StorageError

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.clock import Clock
    from bot.domain.guilds import GuildSettingsStore
    from bot.domain.question_log import QuestionLogStore

log = structlog.get_logger(__name__)

_MOST_VOTERS = 5000  # in memory only
_PATIENCE_SECONDS = 0.5  # of the three that Discord gives an answer


class QuestionLog:
    """The writing side of the log; nothing in it names anybody."""

    def __init__(self, settings: GuildSettingsStore, store: QuestionLogStore, clock: Clock) -> None:
        """Count in this store, where a server's settings allow it."""
        self._settings = settings
        self._store = store
        self._clock = clock
        self._voted: OrderedDict[tuple[int, int], None] = OrderedDict()

    async def note(
        self, guild_id: int | None, question: str, intent: str, decision: str
    ) -> str | None:
        """Count a question; return the mark that thumbs refer to, or None where none is kept."""
        if guild_id is None:
            return None
        try:
            if not keeps_question_log(await self._settings.get(guild_id)):
                return None
            text = loggable(question)[:MAX_QUESTION_LENGTH]
            asked = AskedQuestion(guild_id, self._today(), text, intent, decision)
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await self._store.note(asked)
        except (StorageError, TimeoutError) as error:
            log.warning("question not counted", reason=str(error))
            return None
        return mark_of(asked)

    async def note_thumb(
        self, guild_id: int, mark: str, voter: tuple[int, int], *, is_up: bool
    ) -> None:
        """Count an opinion on the answer to a question; nothing where that is forgotten.

        The voter is a message and a member: each counts once, as long as this process lives.
        """
        if voter in self._voted:
            return
        self._voted[voter] = None
        if len(self._voted) > _MOST_VOTERS:
            self._voted.popitem(last=False)
        try:
            asked = await find_marked(self._store, guild_id, mark)
            if asked is not None:
                await self._store.note_thumb(asked, is_up=is_up)
        except StorageError as error:
            log.warning("thumb not counted", reason=str(error))

    async def note_command(self, guild_id: int, command: str) -> None:
        """Count one use of a command."""
        try:
            if keeps_question_log(await self._settings.get(guild_id)):
                await self._store.note_command(guild_id, self._today(), command)
        except StorageError as error:
            log.warning("command not counted", reason=str(error))

    async def run_daily(self, now: datetime) -> None:
        """Forget what is older than the log may be."""
        rows = await self._store.forget_before(now.date() - timedelta(days=LOG_DAYS))
        if rows:
            log.info("question log forgot", rows=rows)

    def _today(self) -> date:
        return self._clock.now().date()


def mark_of(asked: AskedQuestion) -> str:
    """Return a short name of a counted question that tells nothing about it."""
    text = f"{asked.question}\0{asked.intent}\0{asked.decision}"
    return f"{asked.day.toordinal()}-{blake2b(text.encode(), digest_size=6).hexdigest()}"


async def find_marked(store: QuestionLogStore, guild_id: int, mark: str) -> AskedQuestion | None:
    """Return the counted question that a mark names, or None when it is forgotten or forged."""
    day = date.min
    with suppress(ValueError, OverflowError):
        day = date.fromordinal(int(mark.partition("-")[0]))
    if day == date.min:
        return None
    counts = await store.questions(guild_id, day)
    return next((c.question for c in counts if mark_of(c.question) == mark), None)
