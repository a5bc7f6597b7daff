"""Migrations, run by the program itself at its start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from bot.storage.migrations import HEAD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from alembic.config import Config
    from sqlalchemy import Connection
    from sqlalchemy.ext.asyncio import AsyncConnection

_UPGRADE_LOCK = 0x43_41_52_45_45_52  # any number that no other program on this server uses


async def upgrade(connection: AsyncConnection) -> None:
    """Bring the tables to HEAD inside the transaction that is open.

    SQLite's write transaction and an advisory lock on PostgreSQL let one process do it while
    the others wait; they then find nothing to do.
    """
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
    if await connection.run_sync(current_version) != HEAD:
        await connection.run_sync(migrate)


def current_version(connection: Connection) -> str | None:
    """Return the version that the tables have, None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(connection: Connection, to: str = "head", more_versions: Sequence[Path] = ()) -> None:
    """Run the migrations that are missing, up to a version."""
    from alembic import command  # loaded here: 40 MB that only an old database needs

    command.upgrade(migration_config(connection, more_versions), to)


def migration_config(connection: Connection, more_versions: Sequence[Path] = ()) -> Config:
    """Return Alembic's configuration for an open connection; no file of settings is needed."""
    from alembic.config import Config  # as above

    config = Config()
    config.set_main_option("script_location", "bot.storage:migrations")
    config.set_main_option("path_separator", "newline")
    places = ["bot.storage:migrations/versions", *map(str, more_versions)]
    config.set_main_option("version_locations", "\n".join(places))
    config.attributes["connection"] = connection
    return config
