"""Engines as this program needs them: durable on SQLite, patient but not endless on PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, NullPool

from bot.storage.runners import DURABLE

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.storage.addresses import DatabaseAddress

_BUSY_TIMEOUT_MS = 5000  # who is in a hurry gives up by themselves
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    DURABLE,
    "PRAGMA foreign_keys = ON",
    f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}",
)

_POSTGRESQL_OPTIONS: dict[str, Any] = {
    "timeout": 10,
    "command_timeout": 30,
    "server_settings": {
        "application_name": "career-advisor",
        # A process stopped inside a claim would otherwise hold the fleet's budget.
        "idle_in_transaction_session_timeout": "10s",
        "lock_timeout": "5s",
    },
}


_POOL_SECONDS = 5.0
"""How long to wait for one of the connections when all are in use."""
_IDLE_SECONDS = 15
"""A process that is frozen for as long as this loses its lasting connection."""


def create_engine(address: DatabaseAddress) -> AsyncEngine:
    """Create the engine for an address; nothing is opened yet."""
    if address.is_postgresql:
        return create_async_engine(
            address.url,
            pool_pre_ping=True,  # the first use after the server came back must not fail
            pool_size=5,
            max_overflow=5,
            pool_timeout=_POOL_SECONDS,
            connect_args=_POSTGRESQL_OPTIONS,
        )
    engine = create_async_engine(
        address.url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,  # SQLite has one writer: let the others wait here, without polling
        max_overflow=0,
    )
    event.listen(engine.sync_engine, "connect", _set_up_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def create_patient_engine(address: DatabaseAddress) -> AsyncEngine:
    """Create a PostgreSQL engine whose statements may take long, as those of migrations do."""
    return create_async_engine(address.url, poolclass=NullPool, connect_args={"timeout": 10})


def create_lasting_engine(address: DatabaseAddress) -> AsyncEngine:
    """Create a PostgreSQL engine for one connection that is kept open."""
    settings = {
        "application_name": "career-advisor (lasting)",
        "idle_session_timeout": f"{_IDLE_SECONDS}s",
    }
    return create_async_engine(
        address.url,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={"timeout": 5, "command_timeout": 5, "server_settings": settings},
    )


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions by itself
    cursor = connection.cursor()
    for pragma in _SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
