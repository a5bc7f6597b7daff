"""What the client is given by the composition root."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.client.tips.terms import TipTerms
from bot.client.watching import Unwatched, Watcher
from bot.storage.fleet import Fleet

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.advice.advisor import Advisor
    from bot.advice.questions.counselor import Counselor
    from bot.advice.server.office import Office
    from bot.charts import ChartService
    from bot.domain.clock import Clock
    from bot.storage.database import Database
    from bot.storage.stores import Stores


@dataclass(slots=True)
class Services:
    """The rooms that commands and buttons use."""

    advisor: Advisor
    counselor: Counselor
    stores: Stores
    charts: ChartService
    clock: Clock
    office: Office
    tips: TipTerms = field(default_factory=TipTerms)
    watcher: Watcher = field(default_factory=Unwatched)
    fleet: Fleet = field(default_factory=Fleet)
    database: Database | None = None
    """None where the stores are in memory."""
    closers: list[Callable[[], Awaitable[None]]] = field(
        default_factory=list["Callable[[], Awaitable[None]]"]
    )
    """What to close, last opened first."""

    async def close(self) -> None:
        """Close everything once."""
        while self.closers:
            await self.closers.pop()()
