"""A knowledge folder on disk: which files are read, and in what order."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from bot.domain.vocabulary import Category
from bot.knowledge.report import Problem
from bot.knowledge.schema.base import ID

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS = ("careers", "skills", "salaries", "tips", "faq", "questions", "vocabulary")
SINGLE_FILES = ("sources.yaml", "hosts.yaml", "finder.yaml")
UNREAD = ("templates", "schema")
"""Folders for editors: files to copy, and what editors complete keys by."""

_BLANK = re.compile(rb"REPLACE BY|replace-by-[a-z0-9-]+")
_PACKAGE = Path(__file__).parent.parent


def find_folder(chosen: Path | None = None) -> Path:
    """Return the folder to read: the chosen one, else the checkout's, else the wheel's own."""
    if chosen is not None:
        return chosen
    checkout = _PACKAGE.parent / "knowledge"
    return checkout if (checkout / "sources.yaml").is_file() else _PACKAGE / "shipped_knowledge"


def list_files(folder: Path) -> Iterator[Path]:
    """Yield the knowledge files below a folder, in a stable order."""
    for name in FOLDERS:
        yield from sorted((folder / name).glob("*.yaml"))
    for name in SINGLE_FILES:
        if (folder / name).is_file():
            yield folder / name


def read_texts(folder: Path) -> dict[str, bytes]:
    """Return the content of every knowledge file by its relative path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in list_files(folder)}


def fingerprint(texts: dict[str, bytes]) -> str:
    """Return a hash over names and contents."""
    digest = hashlib.blake2b(digest_size=16)
    for name, text in texts.items():
        digest.update(f"{name}\0{len(text)}\0".encode())
        digest.update(text)
    return digest.hexdigest()


def misplaced_files(folder: Path) -> Iterator[Problem]:
    """Find files that look like knowledge and that nobody would read, or under no good name."""
    read = set(list_files(folder))
    for path in sorted(path for ending in ("yaml", "yml") for path in folder.rglob(f"*.{ending}")):
        name = path.relative_to(folder).as_posix()
        place = PurePosixPath(name).parts[0]
        if path not in read and place not in UNREAD:
            allowed = f".yaml files in {', '.join(FOLDERS)}, or {', '.join(SINGLE_FILES)}"
            yield Problem(name, (), "nobody reads this file", allowed)
        elif place == "skills" and path.stem not in set(Category):
            yield Problem(name, (), f"no category {path.stem!r}", ", ".join(Category))
        elif place == "careers" and not re.fullmatch(ID, path.stem):
            what = f"the file name {path.stem!r} is no id"
            yield Problem(name, (), what, "lower-case words with hyphens, as in data-analyst")


def unfilled_blanks(texts: dict[str, bytes]) -> Iterator[Problem]:
    """Find what somebody copied from a template and did not fill in."""
    for name, text in texts.items():
        for blank in _BLANK.finditer(text):
            line = text.count(b"\n", 0, blank.start()) + 1
            what = f"{blank[0].decode()!r} is left of the template"
            yield Problem(name, (), what, "your own words", line=line)
