"""A server's own questions and answers, as its admins write them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from bot.advice.wording import count
from bot.domain.names import fold
from bot.domain.own_answer_rules import clean_line, clean_text, problems_of
from bot.domain.own_answers import AnswerConflictError, OwnAnswerText
from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.advice.server.own_answer_finder import OwnAnswerFinder
    from bot.domain.guilds import AuditStore
    from bot.domain.own_answers import AnswerStore, OwnAnswer


class OwnAnswers:
    """Writes own answers; every change is noted, and forgotten by those who remembered."""

    def __init__(self, store: AnswerStore, audit: AuditStore, finder: OwnAnswerFinder) -> None:
        """Work on this store."""
        self._store = store
        self._audit = audit
        self._finder = finder
        self._locks = WeakValueDictionary[int, asyncio.Lock]()

    def lock(self, guild_id: int) -> asyncio.Lock:
        """Return what holds other changes of a server back between a look and a write."""
        return self._locks.setdefault(guild_id, asyncio.Lock())

    async def of_guild(self, guild_id: int) -> Sequence[OwnAnswer]:
        """Return all of a server, the disabled ones too, in the order they were added."""
        return await self._store.of_guild(guild_id)

    async def get(self, guild_id: int, answer_id: int) -> OwnAnswer:
        """Return one. Raises UsageError when it is gone."""
        found = await self._store.get(guild_id, answer_id)
        if found is None:
            raise UsageError("This answer is no longer here; somebody removed it.")
        return found

    async def as_seen(self, guild_id: int, answer_id: int, version: int) -> OwnAnswer:
        """Return one as it was seen. Raises AnswerConflictError when it is another by now."""
        present = await self._store.get(guild_id, answer_id)
        if present is None or present.version != version:
            raise AnswerConflictError(present)
        return present

    async def named(self, guild_id: int, typed: str) -> OwnAnswer:
        """Return the one whose number was chosen or whose question was typed. Raises UsageError."""
        if typed.isascii() and typed.isdigit() and len(typed) < 19:
            return await self.get(guild_id, int(typed))
        near = await self._finder.complete(guild_id, typed)
        exact = [answer for answer in near if fold(answer.text.question) == fold(typed)]
        if len(exact or near) != 1:
            raise UsageError("No single answer goes by that question. Please choose from the list.")
        return (exact or near)[0]

    async def complete(self, guild_id: int, typed: str) -> Sequence[OwnAnswer]:
        """Return answers whose question may be being typed, at most 25."""
        return await self._finder.complete(guild_id, typed)

    async def add(self, guild_id: int, member_id: int, text: OwnAnswerText) -> OwnAnswer:
        """Add one. Raises UsageError where the same question has an answer, or the list is full."""
        async with self.lock(guild_id):
            await self._refuse_double(guild_id, text.question)
            added = await self._store.add(guild_id, text)
            await self._changed(guild_id, member_id, "answers.add", text.question)
        return added

    async def edit(self, seen: OwnAnswer, member_id: int, text: OwnAnswerText) -> OwnAnswer:
        """Change one as it was seen. Raises AnswerConflictError when it is another by now."""
        async with self.lock(seen.guild_id):
            await self._refuse_double(seen.guild_id, text.question, besides=seen.id)
            edited = await self._store.edit(seen, text)
            await self._changed(seen.guild_id, member_id, "answers.edit", text.question)
        return edited

    async def switch(self, seen: OwnAnswer, member_id: int) -> OwnAnswer:
        """Let one be given or not. Raises AnswerConflictError when it is another by now."""
        return await self.edit(seen, member_id, replace(seen.text, enabled=not seen.text.enabled))

    async def remove(self, seen: OwnAnswer, member_id: int) -> None:
        """Erase one as it was seen. Raises AnswerConflictError when it is another by now."""
        async with self.lock(seen.guild_id):
            present = await self._store.get(seen.guild_id, seen.id)
            if present != seen:
                raise AnswerConflictError(present)
            await self._store.remove(seen.guild_id, seen.id)
            await self._changed(seen.guild_id, member_id, "answers.remove", seen.text.question)

    async def replace_all(
        self, guild_id: int, member_id: int, texts: Sequence[OwnAnswerText]
    ) -> None:
        """Put these in place of all of a server; the caller holds the lock."""
        await self._store.replace_all(guild_id, texts)
        await self._changed(guild_id, member_id, "answers.import", count(len(texts), "answer"))

    async def _refuse_double(self, guild_id: int, question: str, besides: int = 0) -> None:
        for answer in await self._store.of_guild(guild_id):
            if answer.id != besides and fold(answer.text.question) == fold(question):
                raise UsageError("There is an answer to this question already; edit that one.")

    async def _changed(self, guild_id: int, member_id: int, action: str, detail: str) -> None:
        self._finder.forget(guild_id)
        await self._audit.note(guild_id, member_id, action, detail)


def read_draft(
    question: str, phrasings: str, answer: str, link: str, *, enabled: bool
) -> OwnAnswerText:
    """Return what was entered into a form, cleaned. Raises UsageError with every problem."""
    text = OwnAnswerText(
        question=clean_line(question),
        answer=clean_text(answer),
        phrasings=tuple(filter(None, map(clean_line, phrasings.splitlines()))),
        link=link.strip() or None,
        enabled=enabled,
    )
    problems = [problem.what for problem in problems_of(text)]
    if problems:
        listed = "\n".join(f"- {problem}" for problem in dict.fromkeys(problems))
        raise UsageError(f"Nothing was saved:\n{listed}")
    return text
