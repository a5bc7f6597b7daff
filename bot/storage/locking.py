"""The lock file beside a SQLite file: one process at a time.

The kernel drops the lock when its owner ends, however it ends, so a crash leaves nothing behind.
"""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING

from bot.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path


class FileLock:
    """A held lock. Owned by the Database that took it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            message = f"The lock file {path} cannot be written: {error.strerror}."
            raise StorageError(message) from error
        self._lock()

    def _lock(self) -> None:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            owner = os.pread(self._descriptor, 20, 0).decode(errors="replace").strip()
            os.close(self._descriptor)
            message = (
                f"Another process ({owner or 'unknown'}) already uses the database beside "
                f"{self._path}; stop it first, or use PostgreSQL for several processes."
            )
            raise StorageError(message) from error
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        """Let another process have it. The file stays: removing it would race with a new owner."""
        os.close(self._descriptor)
