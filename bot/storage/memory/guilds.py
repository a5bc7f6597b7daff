"""Servers, their settings and their audit list in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.guilds import (
    AUDIT_LENGTH,
    AuditEntry,
    GuildSettings,
    SettingsConflictError,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from bot.domain.clock import Clock
    from bot.storage.memory.tables import MemoryTables


class MemoryGuildStore:
    """GuildStore on dictionaries."""

    def __init__(self, tables: MemoryTables, clock: Clock) -> None:
        self._tables = tables
        self._clock = clock

    async def present(self) -> frozenset[int]:
        """Return the servers with rows that the bot has not left, as far as it noticed."""
        return frozenset(guild for guild, left in self._tables.left_at.items() if left is None)

    async def mark_left(self, guild_ids: Collection[int]) -> None:
        """Start the time of retention; one that has left before keeps its first date."""
        for guild_id in await self.present() & set(guild_ids):
            self._tables.left_at[guild_id] = self._clock.now()

    async def mark_present(self, guild_ids: Collection[int]) -> frozenset[int]:
        """Stop the time of retention; return those that had been marked as left."""
        left = {guild for guild, at in self._tables.left_at.items() if at} & set(guild_ids)
        self._tables.left_at.update(dict.fromkeys(left))
        return frozenset(left)

    async def purge_left_before(self, when: datetime) -> frozenset[int]:
        """Erase all rows of servers left before an instant; return their ids."""
        gone = {guild for guild, left in self._tables.left_at.items() if left and left < when}
        for guild_id in gone:
            self._tables.drop_guild(guild_id)
        return frozenset(gone)


class MemoryGuildSettingsStore:
    """GuildSettingsStore on dictionaries."""

    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    async def get(self, guild_id: int) -> GuildSettings:
        """Return the settings, all inherited where none were saved."""
        return self._tables.settings.get(guild_id, GuildSettings(guild_id))

    async def save(self, settings: GuildSettings) -> GuildSettings:
        """Write settings that were read before and changed; return them with the new version.

        Raises SettingsConflictError with the present ones when somebody saved in between.
        """
        present = await self.get(settings.guild_id)
        if present.version != settings.version:
            raise SettingsConflictError(present)
        self._tables.touch_guild(settings.guild_id)
        saved = replace(settings, version=settings.version + 1)
        self._tables.settings[settings.guild_id] = saved
        return saved


class MemoryAuditStore:
    """AuditStore on dictionaries."""

    def __init__(self, tables: MemoryTables, clock: Clock) -> None:
        self._tables = tables
        self._clock = clock

    async def note(self, guild_id: int, member_id: int, action: str, detail: str = "") -> None:
        """Add an entry; the oldest goes when there are too many."""
        self._tables.touch_guild(guild_id)
        entries = self._tables.audit[guild_id]
        entries.append(AuditEntry(self._clock.now(), member_id, action, detail))
        del entries[:-AUDIT_LENGTH]

    async def recent(self, guild_id: int) -> tuple[AuditEntry, ...]:
        """Return the entries kept, newest first."""
        return tuple(reversed(self._tables.audit.get(guild_id, [])))

    async def of_member(self, member_id: int) -> tuple[tuple[int, AuditEntry], ...]:
        """Return every entry of a member with its server, newest first: their export."""
        entries = [(guild, entry) for guild, all_ in self._tables.audit.items() for entry in all_]
        entries.sort(key=lambda pair: pair[1].at)
        return tuple(pair for pair in reversed(entries) if pair[1].member_id == member_id)

    async def forget_member(self, member_id: int) -> int:
        """Take a member's id off all entries; return how many."""
        forgotten = 0
        for entries in self._tables.audit.values():
            for index, entry in enumerate(entries):
                if entry.member_id == member_id:
                    entries[index] = replace(entry, member_id=None)
                    forgotten += 1
        return forgotten
