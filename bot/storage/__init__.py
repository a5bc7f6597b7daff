"""Tables, stores and migrations: the only room with SQL."""

from bot.storage.backup import backup
from bot.storage.database import Database
from bot.storage.stores import Stores, database_stores, memory_stores

__all__ = ["Database", "Stores", "backup", "database_stores", "memory_stores"]
