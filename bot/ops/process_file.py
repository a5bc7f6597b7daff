"""A file that names a running process, so that others on the machine can send it a signal.

The lock on it, not the file, says that the process lives: the kernel drops it with its owner.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from pathlib import Path

log = structlog.get_logger(__name__)

_SUFFIX = ".pid"


class ProcessFile:
    """The name of this process in a folder. Where nothing can be written there is none."""

    def __init__(self, folder: Path, name: str) -> None:
        # The second is for a process that takes over from one on the same machine.
        self._paths = [folder / f"{name}{_SUFFIX}", folder / f"{name}-next{_SUFFIX}"]
        self._descriptor: int | None = None

    def take(self) -> None:
        """Write it and hold it until `release`."""
        reason = ""
        for path in self._paths:
            try:
                self._descriptor = _hold(path)
            except OSError as error:
                reason = error.strerror or str(error)
            else:
                return
        log.warning("career-advisor reload will not find this process", reason=reason)

    def release(self) -> None:
        """Let go; the file stays, for removing it would race with a new owner."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _hold(path: Path) -> int:
    """Write and lock a file; return its descriptor. Raises OSError, also where it is held."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def running_processes(folder: Path) -> list[int]:
    """Return the ids of the processes that hold a file in a folder."""
    found: list[int] = []
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        with contextlib.suppress(OSError, ValueError), path.open() as file:
            if _is_held(file.fileno()):
                found.append(int(file.read()))
    return found


def _is_held(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False
