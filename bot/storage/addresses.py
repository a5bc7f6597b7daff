"""DATABASE_URL: which database, spelled with or without a driver's name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """A database that this program can open."""

    url: URL
    """With the driver that we use."""
    file: Path | None
    """SQLite's file; None in memory and on PostgreSQL."""

    @property
    def is_postgresql(self) -> bool:
        """Tell whether several processes share this database."""
        return self.url.get_backend_name() == "postgresql"


def parse_address(text: str) -> DatabaseAddress:
    """Read a DATABASE_URL; raises ConfigurationError without repeating it, for its password."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise ConfigurationError(_EXPECTED) from error
    family = url.drivername.partition("+")[0]
    if family in ("postgresql", "postgres"):
        return DatabaseAddress(url.set(drivername="postgresql+asyncpg"), None)
    if family == "sqlite":
        return _sqlite(url)
    raise ConfigurationError(_EXPECTED)


_EXPECTED = "DATABASE_URL must be like sqlite:///data/bot.db or postgresql://user@host/name."


def _sqlite(url: URL) -> DatabaseAddress:
    url = url.set(drivername="sqlite+aiosqlite")
    if url.query:
        message = "DATABASE_URL: a SQLite address takes no options after the path."
        raise ConfigurationError(message)
    if url.database in (None, "", ":memory:"):
        return DatabaseAddress(url.set(database=":memory:"), None)
    return DatabaseAddress(url, Path(str(url.database)))
