"""All stores together, as the composition root hands them out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.storage.audit import SqlAuditStore
from bot.storage.changes import Subject
from bot.storage.deliveries import SqlDeliveryStore
from bot.storage.guilds import SqlGuildStore
from bot.storage.memory.deliveries import MemoryDeliveryStore
from bot.storage.memory.guilds import (
    MemoryAuditStore,
    MemoryGuildSettingsStore,
    MemoryGuildStore,
)
from bot.storage.memory.own_answers import MemoryAnswerStore
from bot.storage.memory.progress import MemoryProgressStore
from bot.storage.memory.question_log import MemoryQuestionLogStore
from bot.storage.memory.subscriptions import MemorySubscriptionStore, MemoryTipHistory
from bot.storage.memory.tables import MemoryTables
from bot.storage.own_answers import SqlAnswerStore
from bot.storage.progress import SqlProgressStore
from bot.storage.question_log import SqlQuestionLogStore
from bot.storage.remembered import RememberedSettings
from bot.storage.settings import SqlGuildSettingsStore
from bot.storage.subscriptions import SqlSubscriptionStore
from bot.storage.tip_history import SqlTipHistory

if TYPE_CHECKING:
    from bot.domain.clock import Clock
    from bot.domain.deliveries import DeliveryStore, TipHistory
    from bot.domain.guilds import AuditStore, GuildSettingsStore, GuildStore
    from bot.domain.own_answers import AnswerStore
    from bot.domain.progress import ProgressStore
    from bot.domain.question_log import QuestionLogStore
    from bot.domain.stores import SubscriptionStore
    from bot.storage.changes import Changes
    from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Stores:
    """One of each."""

    guilds: GuildStore
    settings: GuildSettingsStore
    audit: AuditStore
    answers: AnswerStore
    questions: QuestionLogStore
    progress: ProgressStore
    subscriptions: SubscriptionStore
    deliveries: DeliveryStore
    history: TipHistory


def database_stores(
    database: Database,
    clock: Clock,
    *,
    changes: Changes | None = None,
    moves_time: bool = False,
) -> Stores:
    """Return the stores of an open and upgraded database; changes come from other processes.

    Where time is moved, as in tests, PostgreSQL's own clock is not asked.
    """
    settings = RememberedSettings(SqlGuildSettingsStore(database), clock)
    if changes is not None:
        changes.listen(Subject.SETTINGS, settings.forget)
    delivery_clock = clock if moves_time or not database.is_shared else None
    return Stores(
        guilds=SqlGuildStore(database, clock),
        settings=settings,
        audit=SqlAuditStore(database, clock),
        answers=SqlAnswerStore(database),
        questions=SqlQuestionLogStore(database),
        progress=SqlProgressStore(database, clock),
        subscriptions=SqlSubscriptionStore(database, clock),
        deliveries=SqlDeliveryStore(database, delivery_clock),
        history=SqlTipHistory(database),
    )


def memory_stores(clock: Clock, tables: MemoryTables | None = None) -> Stores:
    """Return stores that forget everything when the last one goes."""
    tables = tables or MemoryTables()
    return Stores(
        guilds=MemoryGuildStore(tables, clock),
        settings=MemoryGuildSettingsStore(tables),
        audit=MemoryAuditStore(tables, clock),
        answers=MemoryAnswerStore(tables),
        questions=MemoryQuestionLogStore(tables),
        progress=MemoryProgressStore(tables, clock),
        subscriptions=MemorySubscriptionStore(tables, clock),
        deliveries=MemoryDeliveryStore(tables, clock),
        history=MemoryTipHistory(tables),
    )
