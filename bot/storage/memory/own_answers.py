"""The servers' own answers in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.conflicts import ListFullError
from bot.domain.own_answers import (
    MAX_ANSWERS,
    AnswerConflictError,
    HiddenKind,
    OwnAnswer,
    OwnAnswerText,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.storage.memory.tables import MemoryTables

_FULL = f"A server can have {MAX_ANSWERS} answers of its own; remove one first."


class MemoryAnswerStore:
    """AnswerStore on dictionaries."""

    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    async def add(self, guild_id: int, text: OwnAnswerText) -> OwnAnswer:
        """Add one; raises ListFullError when there are MAX_ANSWERS."""
        if len(await self.of_guild(guild_id)) >= MAX_ANSWERS:
            raise ListFullError(_FULL)
        return self._insert(guild_id, text)

    async def get(self, guild_id: int, answer_id: int) -> OwnAnswer | None:
        """Return one, if the server has it."""
        found = self._tables.answers.get(answer_id)
        return found if found and found.guild_id == guild_id else None

    async def of_guild(self, guild_id: int) -> tuple[OwnAnswer, ...]:
        """Return all of a server, the disabled ones too."""
        answers = self._tables.answers.values()
        return tuple(answer for answer in answers if answer.guild_id == guild_id)

    async def edit(self, answer: OwnAnswer, text: OwnAnswerText) -> OwnAnswer:
        """Change one that was read before.

        Raises AnswerConflictError with the present one, or None, when it changed or went.
        """
        present = await self.get(answer.guild_id, answer.id)
        if present is None or present.version != answer.version:
            raise AnswerConflictError(present)
        return self._update(present, text)

    async def remove(self, guild_id: int, answer_id: int) -> bool:
        """Erase one; tell whether it was there."""
        found = await self.get(guild_id, answer_id)
        return found is not None and bool(self._tables.answers.pop(answer_id))

    async def replace_all(
        self, guild_id: int, texts: Sequence[OwnAnswerText]
    ) -> tuple[OwnAnswer, ...]:
        """Put these in place of all of a server, or change nothing.

        A question that stays keeps its id. Raises ListFullError beyond MAX_ANSWERS.
        """
        if len(texts) > MAX_ANSWERS:
            raise ListFullError(_FULL)
        present = {answer.text.question: answer for answer in await self.of_guild(guild_id)}
        for text in texts:
            known = present.pop(text.question, None)
            if known is None:
                self._insert(guild_id, text)
            elif known.text != text:
                self._update(known, text)
        for answer in present.values():
            del self._tables.answers[answer.id]
        return await self.of_guild(guild_id)

    async def hide(self, guild_id: int, kind: HiddenKind, key: str) -> None:
        """Hide a general entry or tip from a server; twice is once."""
        self._tables.touch_guild(guild_id)
        self._tables.hidden.add((guild_id, kind, key))

    async def unhide(self, guild_id: int, kind: HiddenKind, key: str) -> None:
        """Show it again."""
        self._tables.hidden.discard((guild_id, kind, key))

    async def hidden(self, guild_id: int, kind: HiddenKind) -> frozenset[str]:
        """Return what a server hides."""
        return frozenset(
            key for guild, of, key in self._tables.hidden if guild == guild_id and of == kind
        )

    def _insert(self, guild_id: int, text: OwnAnswerText) -> OwnAnswer:
        self._tables.touch_guild(guild_id)
        answer = OwnAnswer(next(self._tables.numbers), guild_id, 1, text)
        self._tables.answers[answer.id] = answer
        return answer

    def _update(self, answer: OwnAnswer, text: OwnAnswerText) -> OwnAnswer:
        changed = replace(answer, version=answer.version + 1, text=text)
        self._tables.answers[answer.id] = changed
        return changed
