"""What several processes on one database share: who leads, and what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.storage.changes import Changes
from bot.storage.lasting import LastingConnection
from bot.storage.leadership import Leadership

if TYPE_CHECKING:
    from bot.storage.database import Database


class Fleet:
    """A process among its peers. Owned by the application, which starts and closes it."""

    def __init__(self, database: Database | None = None) -> None:
        """Join the peers on a database; without one, or on a file, there are none."""
        is_shared = database is not None and database.is_shared
        self.leadership = Leadership(alone=not is_shared)
        self.changes = Changes()
        self._connection: LastingConnection | None = None
        if database is not None and is_shared:
            self._connection = LastingConnection(database.address, (self.leadership, self.changes))

    async def start(self) -> None:
        """Begin to hear of the others."""
        if self._connection is not None:
            await self._connection.start()

    async def close(self) -> None:
        """Leave, so that another one may lead."""
        if self._connection is not None:
            await self._connection.close()
