"""Settings remembered for a moment, since every command of a server asks for them."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.guilds import SettingsConflictError

if TYPE_CHECKING:
    from bot.domain.clock import Clock
    from bot.domain.guilds import GuildSettings, GuildSettingsStore

# A server's commands and its settings panel arrive at one process, so only a purge or a move
# of the server to another process can make an entry wrong, and then not for long.
_KEPT_FOR = timedelta(seconds=30)
_MOST_GUILDS = 10_000  # about 8 MB


class RememberedSettings:
    """GuildSettingsStore in front of another one. Saves go through; edits stay safe there."""

    def __init__(self, behind: GuildSettingsStore, clock: Clock) -> None:
        self._behind = behind
        self._clock = clock
        self._kept: OrderedDict[int, tuple[datetime, GuildSettings]] = OrderedDict()

    async def get(self, guild_id: int) -> GuildSettings:
        """Return the settings, all inherited where none were saved."""
        return self._fresh(guild_id) or self._keep(await self._behind.get(guild_id))

    async def save(self, settings: GuildSettings) -> GuildSettings:
        """Write settings that were read before and changed; return them with the new version.

        Raises SettingsConflictError with the present ones when somebody saved in between.
        """
        try:
            return self._keep(await self._behind.save(settings))
        except SettingsConflictError as conflict:
            self._keep(conflict.current)
            raise

    def _fresh(self, guild_id: int) -> GuildSettings | None:
        kept = self._kept.get(guild_id)
        return kept[1] if kept and self._clock.now() < kept[0] else None

    def _keep(self, settings: GuildSettings) -> GuildSettings:
        known = self._fresh(settings.guild_id)
        if known and known.version > settings.version:
            return known  # a read that began before a save ended after it
        self._kept[settings.guild_id] = (self._clock.now() + _KEPT_FOR, settings)
        self._kept.move_to_end(settings.guild_id)
        if len(self._kept) > _MOST_GUILDS:
            self._kept.popitem(last=False)
        return settings
