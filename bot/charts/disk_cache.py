"""Pictures in a folder, bounded by their bytes; a folder that fails is as good as none."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Final

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_END: Final = b"IEND\xaeB`\x82"
_UNFINISHED: Final = ".part"
_KEEP: Final = 0.9
"""Share of the limit that is left after a clean-up, so that not every picture causes one."""


class DiskCache:
    """PNG files named by content key; several processes may share the folder."""

    def __init__(self, folder: Path | None, limit_bytes: int) -> None:
        self._folder = folder
        self._limit_bytes = limit_bytes
        self._size_bytes: int | None = None
        """As far as this process knows; None until the folder was read."""

    def get(self, key: str) -> bytes | None:
        """Return a whole picture and count it as used."""
        if self._folder is None:
            return None
        path = self._folder / f"{key}.png"
        with contextlib.suppress(OSError):
            picture = path.read_bytes()
            if picture.startswith(_SIGNATURE) and picture.endswith(_END):
                with contextlib.suppress(OSError):  # a folder may be readable only
                    os.utime(path)
                return picture
        return None

    def put(self, key: str, picture: bytes) -> None:
        """Keep a picture, and drop the oldest when they have become too many."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            _write_whole(self._folder / f"{key}.png", picture)
            if self._size_bytes is None:
                self._size_bytes = sum(size for _, size, _ in _files(self._folder))
            else:
                self._size_bytes += len(picture)
            if self._size_bytes > self._limit_bytes:
                self._size_bytes = _shrink(self._folder, int(self._limit_bytes * _KEEP))


def _write_whole(path: Path, picture: bytes) -> None:
    """Write under another name first: nobody may read half a picture."""
    handle, name = tempfile.mkstemp(suffix=_UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(picture)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _files(folder: Path) -> list[tuple[float, int, Path]]:
    """Return when each file was used last, its size and its path; oldest first."""
    found: list[tuple[float, int, Path]] = []
    for path in folder.iterdir():
        if path.suffix in {".png", _UNFINISHED}:
            with contextlib.suppress(FileNotFoundError):  # another process may clean up too
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
    return sorted(found)


def _shrink(folder: Path, limit_bytes: int) -> int:
    """Remove the oldest files until the rest fits; return how much is left."""
    files = _files(folder)
    left = sum(size for _, size, _ in files)
    for _, size, path in files:
        if left <= limit_bytes:
            break
        path.unlink(missing_ok=True)
        left -= size
    return left
