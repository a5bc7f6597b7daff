"""A server that the bot serves: its settings, who changed them, and whether the bot is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from bot.domain.conflicts import EditConflictError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

AUDIT_LENGTH = 50  # entries kept for each server


class Visibility(StrEnum):
    """Who sees an answer."""

    PRIVATE = "private"
    PUBLIC = "public"


class Sharing(StrEnum):
    """Who may post a card to the channel."""

    EVERYONE = "everyone"
    ADMINS = "admins"
    NOBODY = "nobody"


def _no_exceptions() -> Mapping[int, Visibility]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a server's admins chose. None means: inherit what the program does by itself."""

    guild_id: int
    version: int = 0
    """Counts the saves; 0 was never saved."""
    visibility: Visibility | None = None
    visibility_by_channel: Mapping[int, Visibility] = field(default_factory=_no_exceptions)
    mention_channels: frozenset[int] | None = None
    """Where a mention of the bot is answered; an empty set is nowhere."""
    default_career: str | None = None
    country: str | None = None
    currency: str | None = None
    time_zone: str | None = None
    notice_channel: int | None = None
    question_log: bool | None = None
    sharing: Sharing | None = None


class SettingsConflictError(EditConflictError):
    """Another admin saved the settings first."""

    def __init__(self, current: GuildSettings) -> None:
        super().__init__("Somebody else changed the settings in the meantime.")
        self.current = current


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change by an admin."""

    at: datetime
    member_id: int | None
    """None once they asked to be forgotten."""
    action: str
    """What was changed, such as `settings.visibility` or `tips.pause`."""
    detail: str = ""


class GuildSettingsStore(Protocol):
    """One row of settings a server."""

    async def get(self, guild_id: int) -> GuildSettings:
        """Return the settings, all inherited where none were saved."""
        ...

    async def save(self, settings: GuildSettings) -> GuildSettings:
        """Write settings that were read before and changed; return them with the new version.

        Raises SettingsConflictError with the present ones when somebody saved in between.
        """
        ...


class AuditStore(Protocol):
    """The last changes of each server."""

    async def note(self, guild_id: int, member_id: int, action: str, detail: str = "") -> None:
        """Add an entry; the oldest goes when there are too many."""
        ...

    async def recent(self, guild_id: int) -> tuple[AuditEntry, ...]:
        """Return the entries kept, newest first."""
        ...

    async def of_member(self, member_id: int) -> tuple[tuple[int, AuditEntry], ...]:
        """Return every entry of a member with its server, newest first: their export."""
        ...

    async def forget_member(self, member_id: int) -> int:
        """Take a member's id off all entries; return how many."""
        ...


class GuildStore(Protocol):
    """Whether the bot is in a server; rows of one that it left are erased after a while."""

    async def present(self) -> frozenset[int]:
        """Return the servers with rows that the bot has not left, as far as it noticed."""
        ...

    async def mark_left(self, guild_ids: Collection[int]) -> None:
        """Start the time of retention; one that has left before keeps its first date."""
        ...

    async def mark_present(self, guild_ids: Collection[int]) -> frozenset[int]:
        """Stop the time of retention; return those that had been marked as left."""
        ...

    async def purge_left_before(self, when: datetime) -> frozenset[int]:
        """Erase all rows of servers left before an instant; return their ids."""
        ...
