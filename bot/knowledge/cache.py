"""A compiled copy of the parsed files, keyed by content; losing it never matters.

It holds plain JSON, which is validated again on every start: a tampered or stale copy can
be no worse than the same text in the knowledge folder.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Any

import orjson

FORMAT = 1  # raise when the way of parsing changes, so that old copies are passed over


def default_folder() -> Path:
    """Return the folder for compiled copies, by the XDG rule."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "career-advisor"


def load(folder: Path, key: str) -> dict[str, Any] | None:
    """Return the compiled copy of this content, or None when there is none that can be read."""
    try:
        return orjson.loads(_path(folder, key).read_bytes())
    except (OSError, ValueError):
        return None


def save(folder: Path, key: str, documents: dict[str, Any]) -> None:
    """Keep a compiled copy and drop older ones; do nothing where the folder cannot be written."""
    with contextlib.suppress(OSError, TypeError):
        content = orjson.dumps(documents)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(content)
        Path(file.name).replace(_path(folder, key))  # whole or not at all
        for old in folder.glob("knowledge-*.json"):
            if old != _path(folder, key):
                old.unlink(missing_ok=True)


def _path(folder: Path, key: str) -> Path:
    return folder / f"knowledge-{FORMAT}-{key}.json"
