"""A compiled copy of files that passed every check; losing it never matters.

It is keyed by the files' content and by the code that checked them, so neither a new fact nor a
new rule meets an old copy. It holds JSON, a line a file, behind its own hash: a damaged copy is
passed over. Models validate it anew; a forged one can be no worse than a forged knowledge file.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any

import orjson

_DIGEST_BYTES = 16
_PACKAGE = Path(__file__).parent.parent
_RULES = ("knowledge/**/*.py", "domain/*.py")


def default_folder() -> Path:
    """Return the folder for compiled copies, by the XDG rule."""
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "career-advisor"
    except RuntimeError:  # a user without a home, as in many containers
        return Path(os.devnull) / "career-advisor"  # can be neither read nor written


def key_of(fingerprint: str) -> str:
    """Return the key of a content, as this code reads and checks it."""
    digest = hashlib.blake2b(fingerprint.encode(), digest_size=_DIGEST_BYTES)
    for path in sorted(path for pattern in _RULES for path in _PACKAGE.glob(pattern)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def load(folder: Path, key: str) -> dict[str, bytes] | None:
    """Return every file as JSON by its name, or None when there is no copy that is whole."""
    try:
        stored = _path(folder, key).read_bytes()
    except OSError:
        return None
    digest, content = stored[:_DIGEST_BYTES], stored[_DIGEST_BYTES:]
    if digest != _digest(content):
        return None
    lines = (line.partition(b"\t") for line in content.splitlines())
    return {name.decode(): document for name, _, document in lines}


def save(folder: Path, key: str, documents: dict[str, Any]) -> None:
    """Keep a compiled copy and drop older ones; do nothing where the folder cannot be written."""
    with contextlib.suppress(OSError, TypeError):
        lines = (name.encode() + b"\t" + orjson.dumps(doc) for name, doc in documents.items())
        content = b"\n".join(lines)  # JSON holds no line breaks of its own
        folder.mkdir(parents=True, exist_ok=True)
        _write_whole(_path(folder, key), _digest(content) + content)
        for old in folder.glob("knowledge-*"):
            if old != _path(folder, key):
                old.unlink(missing_ok=True)


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: two bots may start at once."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    try:
        Path(file.name).replace(path)
    except OSError:
        Path(file.name).unlink(missing_ok=True)
        raise


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST_BYTES).digest()


def _path(folder: Path, key: str) -> Path:
    return folder / f"knowledge-{key}"
