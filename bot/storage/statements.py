"""Single statements, stated once in a module by SQLAlchemy Core and compiled once for SQLite."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import literal_column
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import ColumnElement, Delete, Executable, Select
    from sqlalchemy.sql import ClauseElement
    from sqlalchemy.sql.compiler import SQLCompiler

    # Either dialect's INSERT can do what we ask of it; the types have no common name for that.
    Build = Callable[[type[postgresql.Insert]], postgresql.Insert | Delete]


_ONE = cast("ColumnElement[int]", literal_column("1"))


class Query:
    """A read with named parameters; it cannot use IN."""

    def __init__(self, statement: Select[*tuple[Any, ...]]) -> None:
        self.statement = statement
        self._prepared = _Prepared(statement)

    def for_sqlite(self, parameters: Mapping[str, Any]) -> tuple[str, list[Any]]:
        """Return the SQL text and its values in the order of their marks."""
        return self._prepared.fill(parameters)


class Change:
    """A write of one statement with named parameters; it returns a row for each that it changed.

    Only for what may be lost where the machine dies within a second; all else is a transaction.
    """

    def __init__(self, build: Build) -> None:
        """Build it from either dialect's INSERT, for only those know ON CONFLICT."""
        for_sqlite = cast("type[postgresql.Insert]", sqlite.Insert)
        self.statement: Executable = build(postgresql.Insert).returning(_ONE)
        self._prepared = _Prepared(build(for_sqlite).returning(_ONE))

    def for_sqlite(self, parameters: Mapping[str, Any]) -> tuple[str, list[Any]]:
        """Return the SQL text and its values in the order of their marks."""
        return self._prepared.fill(parameters)


class _Prepared:
    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement

    @cached_property
    def _compiled(self) -> tuple[str, tuple[str, ...], dict[str, Any]]:
        dialect = SQLiteDialect_aiosqlite(paramstyle="qmark")
        compiled = cast("SQLCompiler", self._statement.compile(dialect=dialect))
        return str(compiled), tuple(compiled.positiontup or ()), {**compiled.params}

    def fill(self, parameters: Mapping[str, Any]) -> tuple[str, list[Any]]:
        sql, order, fixed = self._compiled
        values = {**fixed, **parameters}
        return sql, [values[name] for name in order]
