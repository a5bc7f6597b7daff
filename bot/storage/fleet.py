"""What several processes on one database share: who leads, what has changed, who takes over."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.storage.changes import Changes
from bot.storage.handover import Handover
from bot.storage.handover_line import HandoverLine
from bot.storage.lasting import LastingConnection
from bot.storage.leadership import Leadership
from bot.storage.succession import Succession
from bot.storage.turns import Turns

if TYPE_CHECKING:
    from bot.storage.addresses import DatabaseAddress
    from bot.storage.database import Database


class Fleet:
    """A process among its peers. Owned by the application, which starts and closes it."""

    def __init__(self, database: Database | None = None, place: str = "all") -> None:
        """Join the peers on a database; without one, or on a file, there are none.

        The place names the shards of this process: who has the same one takes it over.
        """
        is_shared = database is not None and database.is_shared
        self.leadership = Leadership(alone=not is_shared)
        self.changes = Changes()
        self.handover = Handover(place)
        self.turns: Turns | None = None
        """Where several processes identify; alone a process need not ask."""
        self._connection: LastingConnection | None = None
        self._address: DatabaseAddress | None = None
        if database is not None and is_shared:
            self._address = database.address
            self.turns = Turns(database.address)
            line = HandoverLine(database, place)
            self.handover = line.handover
            tenants = (self.leadership, self.changes, line)
            self._connection = LastingConnection(database.address, tenants)

    async def start(self) -> None:
        """Begin to hear of the others."""
        if self._connection is not None:
            await self._connection.start()

    async def until_successor_is_lost(self) -> None:
        """Return when nobody serves any more in place of this process, which was replaced.

        Works after `close`, over a connection of its own.
        """
        if self._address is None:
            raise LookupError("where no other process can be, none takes over")
        succession = Succession(self.handover)
        connection = LastingConnection(self._address, (succession,))
        await connection.start()
        try:
            await succession.lost.wait()
        finally:
            await connection.close()

    async def close(self) -> None:
        """Leave, so that another one may lead."""
        parts = (self.turns, self.handover, self._connection)
        await asyncio.gather(*(part.close() for part in parts if part is not None))
