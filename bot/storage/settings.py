"""Servers' settings in the database."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from bot.domain.guilds import GuildSettings, SettingsConflictError, Sharing, Visibility
from bot.storage.changes import Subject
from bot.storage.guilds import hold_guild
from bot.storage.statements import Query
from bot.storage.tables import GUILD_SETTINGS

if TYPE_CHECKING:
    from bot.storage.database import Database
    from bot.storage.runners import Row

_COLUMNS = GUILD_SETTINGS.c
_SETTINGS = Query(select(GUILD_SETTINGS).where(_COLUMNS.guild_id == bindparam("guild")))


class SqlGuildSettingsStore:
    """GuildSettingsStore on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, guild_id: int) -> GuildSettings:
        """Return the settings, all inherited where none were saved."""
        rows = await self._database.fetch(_SETTINGS, guild=guild_id)
        return _read(rows[0]) if rows else GuildSettings(guild_id)

    async def save(self, settings: GuildSettings) -> GuildSettings:
        """Write settings that were read before and changed; return them with the new version.

        Raises SettingsConflictError with the present ones when somebody saved in between.
        """
        if not await self._write(settings):
            raise SettingsConflictError(await self.get(settings.guild_id))
        return await self.get(settings.guild_id)

    async def _write(self, settings: GuildSettings) -> bool:
        values = _written(settings)
        changing = self._database.changing(Subject.SETTINGS, settings.guild_id)
        async with changing as transaction:
            await hold_guild(self._database, transaction, settings.guild_id)
            if settings.version == 0:
                insert = self._database.insert(GUILD_SETTINGS).values(values)
                result = await transaction.execute(insert.on_conflict_do_nothing())
            else:
                result = await transaction.execute(
                    update(GUILD_SETTINGS)
                    .where(
                        _COLUMNS.guild_id == settings.guild_id,
                        _COLUMNS.version == settings.version,
                    )
                    .values(values)
                )
            return result.rowcount == 1


def _read(row: Row) -> GuildSettings:
    values = dict(zip(_COLUMNS.keys(), row, strict=True))
    by_channel: dict[str, str] = json.loads(values["visibility_by_channel"])
    channels = values["mention_channels"]
    visibility, log, sharing = values["visibility"], values["question_log"], values["sharing"]
    values |= {
        "visibility": Visibility(visibility) if visibility else None,
        "visibility_by_channel": MappingProxyType(
            {int(channel): Visibility(shown) for channel, shown in by_channel.items()}
        ),
        "mention_channels": None if channels is None else frozenset[int](json.loads(channels)),
        "question_log": None if log is None else bool(log),
        "sharing": Sharing(sharing) if sharing else None,
    }
    return GuildSettings(**values)


def _written(settings: GuildSettings) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(settings, name) for name in _COLUMNS.keys()}  # noqa: SIM118 - not a dict
    channels, log = settings.mention_channels, settings.question_log
    return values | {
        "version": settings.version + 1,
        "visibility_by_channel": json.dumps(dict(settings.visibility_by_channel)),
        "mention_channels": None if channels is None else json.dumps(sorted(channels)),
        "question_log": None if log is None else int(log),
    }
