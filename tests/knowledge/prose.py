"""Every piece of prose in the shipped knowledge, with the place where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.files import KnowledgeFiles

NO_PROSE = frozenset(
    "id title plural emoji group name short full_name aliases misspellings ambiguous evidence "
    "issuer url docs link source license publisher also keywords of kind topic level stage "
    "skill skills career careers related before occupation code period basis country currency "
    "unit".split()
)
"""Fields that hold names, ids and the words of others."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


class Piece(NamedTuple):
    """One text."""

    place: str
    """File and path, as in "careers/data-analyst.day"."""
    field: str
    text: str


def texts(files: KnowledgeFiles) -> Iterator[Piece]:
    """Yield every string of careers, skills, tips and questions, names among them."""
    for kind in ("careers", "all_skills", "tips", "faq"):
        for key, entry in getattr(files, kind).items():
            yield from _inside(f"{kind}/{key}", "", entry)
    for vocabulary, terms in files.vocabulary.items():
        for key, term in terms.items():
            yield from _inside(f"vocabulary/{vocabulary}/{key}", "", term)


def prose(files: KnowledgeFiles) -> Iterator[Piece]:
    """Yield what is written in sentences."""
    return (piece for piece in texts(files) if piece.field not in NO_PROSE)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return _SENTENCE_END.split(text.strip())


def _inside(place: str, field: str, value: object) -> Iterator[Piece]:
    if isinstance(value, str):
        yield Piece(place, field, value)
    elif isinstance(value, BaseModel):
        for name, item in vars(value).items():
            yield from _inside(f"{place}.{name}", name, item)
    elif isinstance(value, list):
        for i, item in enumerate(cast("list[object]", value)):
            yield from _inside(f"{place}[{i}]", field, item)
    elif isinstance(value, dict):
        for key, item in cast("dict[str, object]", value).items():
            yield from _inside(f"{place}.{key}", field, item)
