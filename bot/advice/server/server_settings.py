"""Reads and changes a server's settings: no save overwrites one that the admin has not seen."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.advice.server.setting_catalog import INFO, in_words
from bot.advice.server.setting_names import read_name
from bot.domain.conflicts import EditConflictError
from bot.domain.guilds import SettingsConflictError, Sharing, Visibility
from bot.errors import OutdatedCardError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.advice.advisor import Advisor
    from bot.domain.guilds import AuditEntry, AuditStore, GuildSettings, GuildSettingsStore
    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.question_log import QuestionLogStore

SettingValue = (
    str | int | bool | Visibility | Sharing | frozenset[int] | dict[int, Visibility] | None
)
ACTION = "settings."
"""How the audit entries of this use case begin; the name of the setting follows."""


class StaleSettingsError(EditConflictError):
    """The admin's card is older than the settings; carries what changed since."""

    def __init__(self, current: GuildSettings, changes: tuple[AuditEntry, ...]) -> None:
        """Keep what stands, and the changes since the card was opened, newest first."""
        super().__init__("Somebody else changed the settings in the meantime.")
        self.current = current
        self.changes = changes


class ServerSettings:
    """The settings of all servers, as admins see and change them."""

    def __init__(
        self,
        advisor: Advisor,
        settings: GuildSettingsStore,
        audit: AuditStore,
        questions: QuestionLogStore,
    ) -> None:
        """Work on these stores; names come from the advisor's knowledge."""
        self._advisor = advisor
        self._settings = settings
        self._audit = audit
        self._questions = questions

    @property
    def knowledge(self) -> KnowledgeBase:
        """The knowledge base whose careers and countries can be chosen."""
        return self._advisor.knowledge

    async def read(self, guild_id: int) -> GuildSettings:
        """Return what holds now."""
        return await self._settings.get(guild_id)

    async def audit(self, guild_id: int) -> tuple[AuditEntry, ...]:
        """Return the last changes by admins, newest first."""
        return await self._audit.recent(guild_id)

    async def change(
        self, seen: tuple[int, int], member_id: int, name: str, value: SettingValue
    ) -> GuildSettings:
        """Set one setting of a server, seen at a version; None takes the choice back.

        Raises StaleSettingsError, and writes nothing, when somebody saved since then.
        """
        guild_id, version = seen
        info = INFO.get(name)
        if info is None:
            raise OutdatedCardError
        before = await self._settings.get(guild_id)
        if before.version != version:
            raise await self._stale(before, version)
        try:
            after = await self._settings.save(_with(before, name, value))
        except SettingsConflictError as conflict:
            raise await self._stale(conflict.current, version) from conflict
        words = (in_words(info, settings, self.knowledge) for settings in (before, after))
        await self._audit.note(guild_id, member_id, ACTION + name, " → ".join(words))
        if name == "question_log" and not after.question_log:
            await self._questions.forget_guild(guild_id)
        return after

    async def _stale(self, current: GuildSettings, version: int) -> StaleSettingsError:
        recent = await self._audit.recent(current.guild_id)
        changes = [entry for entry in recent if entry.action.startswith(ACTION)]
        return StaleSettingsError(current, tuple(changes[: max(current.version - version, 1)]))

    def read_choice(self, name: str, written: str) -> SettingValue:
        """Return the value that an option of a menu, or a typed name, stands for.

        Raises UsageError when it is none.
        """
        try:
            match name:
                case "visibility":
                    return Visibility(written)
                case "sharing":
                    return Sharing(written)
                case "question_log":
                    return {"on": True, "off": False}[written]
                case _:
                    return read_name(name, written, self.knowledge)
        except (ValueError, KeyError) as error:
            raise UsageError("This choice does not exist here. Please open a new card.") from error


def with_exceptions(
    present: Mapping[int, Visibility], shown: Visibility, channels: Collection[int]
) -> dict[int, Visibility]:
    """Return the exceptions once these channels, and no others, are shown this way."""
    kept = {channel: v for channel, v in present.items() if v is not shown}
    return {**kept, **dict.fromkeys(channels, shown)}


def _with(settings: GuildSettings, name: str, value: SettingValue) -> GuildSettings:
    if name == "visibility_by_channel":
        exceptions = value if isinstance(value, dict) else {}
        return replace(settings, visibility_by_channel=MappingProxyType(exceptions))
    return replace(settings, **{name: value})
