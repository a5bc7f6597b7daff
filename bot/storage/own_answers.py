"""The servers' own answers in the database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, delete, func, insert, select, update

from bot.domain.conflicts import ListFullError
from bot.domain.own_answers import (
    MAX_ANSWERS,
    AnswerConflictError,
    HiddenKind,
    OwnAnswer,
    OwnAnswerText,
)
from bot.storage.changes import Subject
from bot.storage.guilds import hold_guild
from bot.storage.statements import Query
from bot.storage.tables import ANSWERS, HIDDEN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractAsyncContextManager

    from bot.storage.database import Database
    from bot.storage.runners import Row
    from bot.storage.transactions import Transaction

_IS_OF_GUILD = ANSWERS.c.guild_id == bindparam("guild")
_ALL = Query(select(ANSWERS).where(_IS_OF_GUILD).order_by(ANSWERS.c.id))
_IS_ANSWER = and_(_IS_OF_GUILD, ANSWERS.c.id == bindparam("answer_id"))
_ONE = Query(select(ANSWERS).where(_IS_ANSWER))
_EDIT = update(ANSWERS).where(_IS_ANSWER, ANSWERS.c.version == bindparam("as_read"))
_HIDDEN = Query(
    select(HIDDEN.c.key).where(
        HIDDEN.c.guild_id == bindparam("guild"), HIDDEN.c.kind == bindparam("kind")
    )
)
_FULL = f"A server can have {MAX_ANSWERS} answers of its own; remove one first."


class SqlAnswerStore:
    """AnswerStore on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, guild_id: int, text: OwnAnswerText) -> OwnAnswer:
        """Add one; raises ListFullError when there are MAX_ANSWERS."""
        count = select(func.count()).where(ANSWERS.c.guild_id == guild_id)
        async with self._changing(guild_id) as transaction:
            await hold_guild(self._database, transaction, guild_id)
            if (await transaction.execute(count)).scalar_one() >= MAX_ANSWERS:
                raise ListFullError(_FULL)
            return await _insert(transaction, guild_id, text)

    def _changing(self, guild_id: int) -> AbstractAsyncContextManager[Transaction]:
        return self._database.changing(Subject.ANSWERS, guild_id)

    async def get(self, guild_id: int, answer_id: int) -> OwnAnswer | None:
        """Return one, if the server has it."""
        rows = await self._database.fetch(_ONE, guild=guild_id, answer_id=answer_id)
        return _read(rows[0]) if rows else None

    async def of_guild(self, guild_id: int) -> tuple[OwnAnswer, ...]:
        """Return all of a server, the disabled ones too."""
        return tuple(map(_read, await self._database.fetch(_ALL, guild=guild_id)))

    async def edit(self, answer: OwnAnswer, text: OwnAnswerText) -> OwnAnswer:
        """Change one that was read before.

        Raises AnswerConflictError with the present one, or None, when it changed or went.
        """
        async with self._changing(answer.guild_id) as transaction:
            changed = await _update(transaction, answer, text)
        if changed is None:
            raise AnswerConflictError(await self.get(answer.guild_id, answer.id))
        return changed

    async def remove(self, guild_id: int, answer_id: int) -> bool:
        """Erase one; tell whether it was there."""
        statement = delete(ANSWERS).where(ANSWERS.c.guild_id == guild_id, ANSWERS.c.id == answer_id)
        async with self._changing(guild_id) as transaction:
            return (await transaction.execute(statement)).rowcount == 1

    async def replace_all(
        self, guild_id: int, texts: Sequence[OwnAnswerText]
    ) -> tuple[OwnAnswer, ...]:
        """Put these in place of all of a server, or change nothing.

        A question that stays keeps its id. Raises ListFullError beyond MAX_ANSWERS.
        """
        if len(texts) > MAX_ANSWERS:
            raise ListFullError(_FULL)
        async with self._changing(guild_id) as transaction:
            await hold_guild(self._database, transaction, guild_id)
            await _replace(transaction, guild_id, texts)
        return await self.of_guild(guild_id)

    async def hide(self, guild_id: int, kind: HiddenKind, key: str) -> None:
        """Hide a general entry or tip from a server; twice is once."""
        statement = self._database.insert(HIDDEN).values(guild_id=guild_id, kind=kind, key=key)
        async with self._changing(guild_id) as transaction:
            await hold_guild(self._database, transaction, guild_id)
            await transaction.execute(statement.on_conflict_do_nothing())

    async def unhide(self, guild_id: int, kind: HiddenKind, key: str) -> None:
        """Show it again."""
        statement = delete(HIDDEN).where(
            HIDDEN.c.guild_id == guild_id, HIDDEN.c.kind == kind, HIDDEN.c.key == key
        )
        async with self._changing(guild_id) as transaction:
            await transaction.execute(statement)

    async def hidden(self, guild_id: int, kind: HiddenKind) -> frozenset[str]:
        """Return what a server hides."""
        rows = await self._database.fetch(_HIDDEN, guild=guild_id, kind=kind.value)
        return frozenset(row[0] for row in rows)


async def _insert(transaction: Transaction, guild_id: int, text: OwnAnswerText) -> OwnAnswer:
    statement = insert(ANSWERS).values(_added(guild_id, text)).returning(ANSWERS)
    return _read((await transaction.execute(statement)).one())


async def _update(
    transaction: Transaction, answer: OwnAnswer, text: OwnAnswerText
) -> OwnAnswer | None:
    result = await transaction.execute(_EDIT.returning(ANSWERS), _edited(answer, text))
    row = result.one_or_none()
    return None if row is None else _read(row)


async def _replace(transaction: Transaction, guild_id: int, texts: Sequence[OwnAnswerText]) -> None:
    """Make a server's answers these, in a few round trips however many they are."""
    rows = await transaction.execute(select(ANSWERS).where(ANSWERS.c.guild_id == guild_id))
    present = {answer.text.question: answer for answer in map(_read, rows)}
    known = [(present.pop(text.question, None), text) for text in texts]
    new = [_added(guild_id, text) for answer, text in known if answer is None]
    changed = [(answer, text) for answer, text in known if answer and answer.text != text]
    if new:
        await transaction.execute(insert(ANSWERS), new)
    if changed:
        await transaction.execute(_EDIT, [_edited(answer, text) for answer, text in changed])
    gone = [answer.id for answer in present.values()]
    await transaction.execute(delete(ANSWERS).where(ANSWERS.c.id.in_(gone)))


def _read(row: Row) -> OwnAnswer:
    number, guild_id, version, question, phrasings, answer, link, enabled = row
    text = OwnAnswerText(question, answer, tuple(json.loads(phrasings)), link, bool(enabled))
    return OwnAnswer(number, guild_id, version, text)


def _added(guild_id: int, text: OwnAnswerText) -> dict[str, Any]:
    return _written(text) | {"guild_id": guild_id, "version": 1}


def _edited(answer: OwnAnswer, text: OwnAnswerText) -> dict[str, Any]:
    as_read = {"guild": answer.guild_id, "answer_id": answer.id, "as_read": answer.version}
    return _written(text) | as_read | {"version": answer.version + 1}


def _written(text: OwnAnswerText) -> dict[str, Any]:
    return {
        "question": text.question,
        "phrasings": json.dumps(text.phrasings),
        "answer": text.answer,
        "link": text.link,
        "enabled": int(text.enabled),
    }
