"""Settings remembered for a moment, since every command of a server asks for them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from bot.domain.guilds import GuildSettings, SettingsConflictError
from bot.errors import StorageError

if TYPE_CHECKING:
    from bot.domain.clock import Clock
    from bot.domain.guilds import GuildSettingsStore

log = structlog.get_logger(__name__)

# News from other processes end an entry at once; this is for news that were missed.
_KEPT_FOR = timedelta(seconds=30)
_MOST_GUILDS = 10_000  # about 8 MB
_PATIENCE_SECONDS = 0.5  # of the three that Discord gives an answer
_RESTS_FOR = timedelta(seconds=5)
"""How long not to ask again a database that does not answer, so that commands do not wait."""


class RememberedSettings:
    """GuildSettingsStore in front of another one. Saves go through; edits stay safe there.

    While the database is away it gives the settings known last, or the defaults, and hardly
    waits: most answers need no database. What an admin saves from such a state is a conflict.
    """

    def __init__(self, behind: GuildSettingsStore, clock: Clock) -> None:
        self._behind = behind
        self._clock = clock
        self._kept: OrderedDict[int, tuple[datetime, GuildSettings]] = OrderedDict()
        self._changes = 0
        self._away_until = clock.now()

    async def get(self, guild_id: int) -> GuildSettings:
        """Return the settings, all inherited where none were saved or none can be read."""
        fresh = self._fresh(guild_id)
        if fresh is not None:
            return fresh
        if not self._is_near(self._away_until, _RESTS_FOR):
            try:
                return await self._read(guild_id)
            except StorageError as error:
                self._away_until = self._clock.now() + _RESTS_FOR
                log.warning("settings are out of reach", reason=str(error))
        _, known = self._kept.get(guild_id, (None, GuildSettings(guild_id)))
        return known

    async def _read(self, guild_id: int) -> GuildSettings:
        changes = self._changes
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                found = await self._behind.get(guild_id)
        except TimeoutError as error:
            raise StorageError("The database takes too long.") from error
        if changes != self._changes:
            return found  # it may have been read before a change that we were just told of
        return self._keep(found)

    async def save(self, settings: GuildSettings) -> GuildSettings:
        """Write settings that were read before and changed; return them with the new version.

        Raises SettingsConflictError with the present ones when somebody saved in between.
        """
        try:
            return self._keep(await self._behind.save(settings))
        except SettingsConflictError as conflict:
            self._keep(conflict.current)
            raise

    def forget(self, guild_id: int | None) -> None:
        """Read the settings of a server anew when they are next asked for; None means of all."""
        self._changes += 1
        if guild_id is None:
            self._kept.clear()
        else:
            self._kept.pop(guild_id, None)

    def _fresh(self, guild_id: int) -> GuildSettings | None:
        kept = self._kept.get(guild_id)
        return kept[1] if kept and self._is_near(kept[0], _KEPT_FOR) else None

    def _is_near(self, instant: datetime, most: timedelta) -> bool:
        """Tell whether an instant is still to come; a clock that was set back makes it far."""
        return timedelta(0) < instant - self._clock.now() <= most

    def _keep(self, settings: GuildSettings) -> GuildSettings:
        known = self._fresh(settings.guild_id)
        if known and known.version > settings.version:
            return known  # a read that began before a save ended after it
        self._kept[settings.guild_id] = (self._clock.now() + _KEPT_FOR, settings)
        self._kept.move_to_end(settings.guild_id)
        if len(self._kept) > _MOST_GUILDS:
            self._kept.popitem(last=False)
        return settings
