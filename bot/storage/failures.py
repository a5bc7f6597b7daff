"""The one place where errors of drivers, files and the network become StorageErrors."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Generator

_NO_TABLES = "The database has no tables yet; run: career-advisor db upgrade"
# What the databases say, and what the reader should do.
_PLAIN_WORDS = {
    "disk is full": "The disk is full, or the database has reached its size limit.",
    "readonly database": "The database file cannot be written; check its owner and rights.",
    "unable to open database file": "The database file cannot be opened; check its folder.",
    "not a database": "The database file is damaged or no SQLite file; restore a backup.",
    "malformed": "The database file is damaged; restore a backup.",
    "disk i/o error": "The disk that holds the database reports an error.",
    "database is locked": "The database is locked by another program.",
    "queuepool limit": "The database is busy; try again in a moment.",
    "no such table": _NO_TABLES,
    "undefinedtableerror": _NO_TABLES,
}


@contextmanager
def translated() -> Generator[None]:
    """Raise whatever the database does inside as a StorageError of one clear line."""
    try:
        yield
    except DBAPIError as error:
        raise StorageError(_words_for(error.orig or error)) from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StorageError(_words_for(error)) from error
    except OSError as error:
        message = f"The database does not answer ({type(error).__name__}: {error})."
        raise StorageError(message) from error
    except OverflowError as error:  # a forged id of 30 digits
        message = "A number is larger than the database can hold."
        raise StorageError(message) from error
    except Exception as error:
        if not type(error).__module__.startswith("asyncpg"):  # importing it would cost 16 MB
            raise
        raise StorageError(_words_for(error)) from error


def _words_for(error: BaseException) -> str:
    said = " ".join(str(error).split())
    for sign, words in _PLAIN_WORDS.items():
        if sign in said.lower():
            return words
    return f"The database refused: {said[:200]}"
