"""What several processes on one database share: who leads, and what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.storage.changes import Changes
from bot.storage.lasting import LastingConnection
from bot.storage.leadership import Leadership
from bot.storage.turns import Turns

if TYPE_CHECKING:
    from bot.storage.database import Database


class Fleet:
    """A process among its peers. Owned by the application, which starts and closes it."""

    def __init__(self, database: Database | None = None) -> None:
        """Join the peers on a database; without one, or on a file, there are none."""
        is_shared = database is not None and database.is_shared
        self.leadership = Leadership(alone=not is_shared)
        self.changes = Changes()
        self.turns: Turns | None = None
        """Where several processes identify; alone a process need not ask."""
        self._connection: LastingConnection | None = None
        if database is not None and is_shared:
            self.turns = Turns(database.address)
            self._connection = LastingConnection(database.address, (self.leadership, self.changes))

    async def start(self) -> None:
        """Begin to hear of the others."""
        if self._connection is not None:
            await self._connection.start()

    async def close(self) -> None:
        """Leave, so that another one may lead."""
        if self.turns is not None:
            await self.turns.close()
        if self._connection is not None:
            await self._connection.close()
