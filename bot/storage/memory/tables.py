"""What the database would hold, as dictionaries that the stores of this package share."""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.deliveries import DeliveryRecord
    from bot.domain.guilds import AuditEntry, GuildSettings
    from bot.domain.own_answers import HiddenKind, OwnAnswer
    from bot.domain.question_log import AskedQuestion
    from bot.domain.subscriptions import Subscription


@dataclass(slots=True)
class Opinions:
    """How often a question was asked and how its answer was liked."""

    times: int = 0
    up: int = 0
    down: int = 0


@dataclass(slots=True)
class MemoryTables:
    """One database's worth of rows; it lives as long as somebody holds it."""

    installation: str = field(default_factory=lambda: secrets.token_hex(8))
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    left_at: dict[int, datetime | None] = field(default_factory=dict[int, "datetime | None"])
    settings: dict[int, GuildSettings] = field(default_factory=dict[int, "GuildSettings"])
    audit: dict[int, list[AuditEntry]] = field(
        default_factory=lambda: defaultdict[int, "list[AuditEntry]"](list)
    )
    answers: dict[int, OwnAnswer] = field(default_factory=dict[int, "OwnAnswer"])
    hidden: set[tuple[int, HiddenKind, str]] = field(
        default_factory=set["tuple[int, HiddenKind, str]"]
    )
    questions: dict[AskedQuestion, Opinions] = field(
        default_factory=lambda: defaultdict["AskedQuestion", Opinions](Opinions)
    )
    commands: Counter[tuple[int, date, str]] = field(default_factory=Counter[tuple[int, date, str]])
    ticks: dict[int, dict[tuple[str, str], datetime]] = field(
        default_factory=lambda: defaultdict[int, "dict[tuple[str, str], datetime]"](dict)
    )
    subscriptions: dict[int, Subscription] = field(default_factory=dict[int, "Subscription"])
    claims: dict[int, str] = field(default_factory=dict[int, str])
    history: dict[int, dict[datetime, DeliveryRecord]] = field(
        default_factory=lambda: defaultdict[int, "dict[datetime, DeliveryRecord]"](dict)
    )
    free_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    def touch_guild(self, guild_id: int) -> None:
        """Make sure that the server is known."""
        self.left_at.setdefault(guild_id, None)

    def drop_subscription(self, subscription_id: int) -> None:
        """Erase a subscription with its history."""
        self.subscriptions.pop(subscription_id, None)
        self.claims.pop(subscription_id, None)
        self.history.pop(subscription_id, None)

    def drop_guild(self, guild_id: int) -> None:
        """Erase a server with all that is its own."""
        self.left_at.pop(guild_id, None)
        self.settings.pop(guild_id, None)
        self.audit.pop(guild_id, None)
        for number in [a.id for a in self.answers.values() if a.guild_id == guild_id]:
            del self.answers[number]
        self.hidden = {entry for entry in self.hidden if entry[0] != guild_id}
        self.drop_log(guild_id)
        for number in [s.id for s in self.subscriptions.values() if s.guild_id == guild_id]:
            self.drop_subscription(number)

    def drop_log(self, guild_id: int) -> None:
        """Erase the counts of a server."""
        for question in [q for q in self.questions if q.guild_id == guild_id]:
            del self.questions[question]
        for use in [use for use in self.commands if use[0] == guild_id]:
            del self.commands[use]
