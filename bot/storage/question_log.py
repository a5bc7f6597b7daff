"""Counts of questions and commands in the database."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, bindparam, delete, func, select, update

from bot.domain.question_log import MAX_QUESTION_LENGTH, AskedQuestion, QuestionCount
from bot.storage.guilds import hold_guild
from bot.storage.statements import Query
from bot.storage.tables import COMMAND_USES, QUESTIONS

if TYPE_CHECKING:
    from bot.storage.database import Database
    from bot.storage.runners import Row

_Q = QUESTIONS.c
_QUESTIONS = Query(
    select(QUESTIONS)
    .where(_Q.guild_id == bindparam("guild"), _Q.day >= bindparam("since"))
    .order_by(_Q.times.desc(), _Q.question, _Q.day, _Q.intent, _Q.decision)
)
_TOTAL_USES = func.sum(COMMAND_USES.c.times)
_COMMANDS = Query(
    select(COMMAND_USES.c.command, _TOTAL_USES)
    .where(COMMAND_USES.c.guild_id == bindparam("guild"), COMMAND_USES.c.day >= bindparam("since"))
    .group_by(COMMAND_USES.c.command)
    .order_by(_TOTAL_USES.desc(), COMMAND_USES.c.command)
)


class SqlQuestionLogStore:
    """QuestionLogStore on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, question: AskedQuestion) -> None:
        """Count one question."""
        counts = {"times": 1, "thumbs_up": 0, "thumbs_down": 0}
        await self._count(QUESTIONS, _key(question), counts)

    async def note_thumb(self, question: AskedQuestion, *, is_up: bool) -> None:
        """Count one opinion on the answer; nothing where the question is forgotten."""
        counter = _Q.thumbs_up if is_up else _Q.thumbs_down
        statement = update(QUESTIONS).values({counter: counter + 1})
        for name, value in _key(question).items():
            statement = statement.where(_Q[name] == value)
        async with self._database.writing() as transaction:
            await transaction.execute(statement)

    async def note_command(self, guild_id: int, day: date, command: str) -> None:
        """Count one use of a command."""
        key = {"guild_id": guild_id, "day": day.toordinal(), "command": command}
        await self._count(COMMAND_USES, key, {"times": 1})

    async def questions(self, guild_id: int, since: date) -> tuple[QuestionCount, ...]:
        """Return the counts of a server from a day on, most asked first."""
        rows = await self._database.fetch(_QUESTIONS, guild=guild_id, since=since.toordinal())
        return tuple(map(_read, rows))

    async def commands(self, guild_id: int, since: date) -> dict[str, int]:
        """Return uses by command from a day on, most used first."""
        rows = await self._database.fetch(_COMMANDS, guild=guild_id, since=since.toordinal())
        return {command: int(times) for command, times in rows}

    async def forget_guild(self, guild_id: int) -> None:
        """Erase the log of a server, as when its admins switch it off."""
        async with self._database.writing() as transaction:
            for table in (QUESTIONS, COMMAND_USES):
                await transaction.execute(delete(table).where(table.c.guild_id == guild_id))

    async def forget_before(self, day: date) -> int:
        """Erase what is older than a day, everywhere; return the number of rows."""
        erased = 0
        async with self._database.writing(patiently=True) as transaction:
            for table in (QUESTIONS, COMMAND_USES):
                statement = delete(table).where(table.c.day < day.toordinal())
                erased += (await transaction.execute(statement)).rowcount
        return erased

    async def _count(self, table: Table, key: dict[str, Any], counts: dict[str, int]) -> None:
        statement = (
            self._database.insert(table)
            .values(key | counts)
            .on_conflict_do_update(index_elements=list(key), set_={"times": table.c.times + 1})
        )
        async with self._database.writing() as transaction:
            await hold_guild(self._database, transaction, key["guild_id"])
            await transaction.execute(statement)


def _key(question: AskedQuestion) -> dict[str, Any]:
    # PostgreSQL refuses null bytes, and members can type anything.
    return {
        "guild_id": question.guild_id,
        "day": question.day.toordinal(),
        "question": question.question.replace("\0", "")[:MAX_QUESTION_LENGTH],
        "intent": question.intent,
        "decision": question.decision,
    }


def _read(row: Row) -> QuestionCount:
    guild_id, day, question, intent, decision, times, up, down = row
    asked = AskedQuestion(guild_id, date.fromordinal(day), question, intent, decision)
    return QuestionCount(asked, times, up, down)
