"""A reader's own ticks, where they can be read: a roadmap is knowledge and waits for nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from bot.domain.answers import Text
from bot.errors import StorageError

if TYPE_CHECKING:
    from bot.domain.answers import Answer
    from bot.domain.careers import Career
    from bot.domain.progress import ProgressStore
    from bot.domain.readers import Reader

log = structlog.get_logger(__name__)

Ticks = Mapping[str, object]
"""The reader's milestones of one career that are done, by id."""

_PATIENCE_SECONDS = 1.0
"""Discord gives up on an answer after three, and other things are asked of the database, too."""
_OUT_OF_REACH = "-# Your ticks are out of reach just now; none of them is lost."


async def read_own_ticks(progress: ProgressStore, reader: Reader, career: Career) -> Ticks | None:
    """Return what a reader has ticked; None while nobody can tell."""
    if reader.member is None:
        return {}
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            return await progress.ticks(reader.member, career.id)
    except (StorageError, TimeoutError) as error:
        log.warning("ticks are out of reach", reason=str(error) or "the database takes too long")
        return None


def owning_up(answer: Answer, ticks: Ticks | None) -> Answer:
    """Return an answer that says so where it had to do without the reader's ticks."""
    if ticks is not None:
        return answer
    return replace(answer, blocks=(*answer.blocks, Text(_OUT_OF_REACH)))
