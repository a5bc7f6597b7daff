"""Counts of questions and commands in memory."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.question_log import MAX_QUESTION_LENGTH, AskedQuestion, QuestionCount

if TYPE_CHECKING:
    from datetime import date

    from bot.storage.memory.tables import MemoryTables


class MemoryQuestionLogStore:
    """QuestionLogStore on dictionaries."""

    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    async def note(self, question: AskedQuestion) -> None:
        """Count one question."""
        self._tables.touch_guild(question.guild_id)
        self._tables.questions[_cut(question)].times += 1

    async def note_thumb(self, question: AskedQuestion, *, is_up: bool) -> None:
        """Count one opinion on the answer; nothing where the question is forgotten."""
        opinions = self._tables.questions.get(_cut(question))
        if opinions is None:
            return
        if is_up:
            opinions.up += 1
        else:
            opinions.down += 1

    async def note_command(self, guild_id: int, day: date, command: str) -> None:
        """Count one use of a command."""
        self._tables.touch_guild(guild_id)
        self._tables.commands[guild_id, day, command] += 1

    async def questions(self, guild_id: int, since: date) -> tuple[QuestionCount, ...]:
        """Return the counts of a server from a day on, most asked first."""
        counts = [
            QuestionCount(question, seen.times, seen.up, seen.down)
            for question, seen in self._tables.questions.items()
            if question.guild_id == guild_id and question.day >= since
        ]
        return tuple(sorted(counts, key=_rank))

    async def commands(self, guild_id: int, since: date) -> dict[str, int]:
        """Return uses by command from a day on, most used first."""
        totals: Counter[str] = Counter()
        for (guild, day, command), times in self._tables.commands.items():
            if guild == guild_id and day >= since:
                totals[command] += times
        return dict(sorted(totals.items(), key=lambda item: (-item[1], item[0])))

    async def forget_guild(self, guild_id: int) -> None:
        """Erase the log of a server, as when its admins switch it off."""
        self._tables.drop_log(guild_id)

    async def forget_before(self, day: date) -> int:
        """Erase what is older than a day, everywhere; return the number of rows."""
        questions = [question for question in self._tables.questions if question.day < day]
        uses = [use for use in self._tables.commands if use[1] < day]
        for question in questions:
            del self._tables.questions[question]
        for use in uses:
            del self._tables.commands[use]
        return len(questions) + len(uses)


def _cut(question: AskedQuestion) -> AskedQuestion:
    text = question.question.replace("\0", "")[:MAX_QUESTION_LENGTH]
    return replace(question, question=text)


def _rank(count: QuestionCount) -> tuple[int, str, date, str, str]:
    asked = count.question
    return (-count.times, asked.question, asked.day, asked.intent, asked.decision)
