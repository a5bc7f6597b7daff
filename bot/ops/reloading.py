"""Another reading of the knowledge takes over while the bot serves, or is refused as a whole."""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING

import structlog

from bot.advice.resolver import Resolver
from bot.errors import AdvisorError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.advice.advisor import Advisor
    from bot.advice.questions.counselor import Counselor
    from bot.domain.knowledge import KnowledgeBase
    from bot.understanding.recognizer import Recognizer

log = structlog.get_logger(__name__)


class KnowledgeReload:
    """Swaps the knowledge of an advisor and a counselor together. One at a time."""

    def __init__(
        self,
        advisor: Advisor,
        counselor: Counselor,
        read: Callable[[], KnowledgeBase],
        learn: Callable[[KnowledgeBase], Recognizer],
    ) -> None:
        """Read and learn by these functions; both run in a thread."""
        self._advisor = advisor
        self._counselor = counselor
        self._read = read
        self._learn = learn
        self._running = asyncio.Lock()

    async def reload(self) -> bool:
        """Serve what stands in the knowledge folder now; return whether that was possible.

        A knowledge base with any problem is refused with all of them in the log.
        """
        async with self._running:
            try:
                knowledge, recognizer, resolver = await asyncio.to_thread(self._prepare)
            except AdvisorError as error:
                log.error("knowledge refused, the old one stays", problems=str(error))
                return False
            except OSError as error:
                log.error("knowledge not readable, the old one stays", reason=str(error))
                return False
            # Nothing waits between these two, so no question meets half of each.
            self._advisor.replace_knowledge(knowledge, resolver)
            self._counselor.replace_recognizer(recognizer)
            _free_the_old()
        log.info("knowledge replaced", careers=len(knowledge.careers), skills=len(knowledge.skills))
        return True

    def _prepare(self) -> tuple[KnowledgeBase, Recognizer, Resolver]:
        knowledge = self._read()
        return knowledge, self._learn(knowledge), Resolver(knowledge)


def _free_the_old() -> None:
    """Collect what the old knowledge left in circles, which the start has exempted for speed."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
