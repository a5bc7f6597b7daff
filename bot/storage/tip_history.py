"""What became of past slots, for people to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select

from bot.domain.deliveries import HISTORY_LENGTH, DeliveryOutcome, DeliveryRecord
from bot.storage.statements import Query
from bot.storage.tables import SUBSCRIPTIONS, TIP_HISTORY
from bot.storage.times import from_ms, to_ms

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.database import Database
    from bot.storage.runners import Row

_H = TIP_HISTORY.c
_RECENT = Query(
    select(_H.slot, _H.at, _H.outcome, _H.tip_id, _H.message_id, _H.detail)
    .where(_H.subscription_id == bindparam("subscription"))
    .order_by(_H.slot.desc())
    .limit(HISTORY_LENGTH)
)
_COUNTS = Query(
    select(_H.outcome, func.count())
    .join_from(TIP_HISTORY, SUBSCRIPTIONS)
    .where(SUBSCRIPTIONS.c.guild_id == bindparam("guild"), _H.at >= bindparam("since"))
    .group_by(_H.outcome)
)


class SqlTipHistory:
    """TipHistory on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def recent(
        self, subscription_id: int, limit: int = HISTORY_LENGTH
    ) -> tuple[DeliveryRecord, ...]:
        """Return the last entries, newest first."""
        rows = await self._database.fetch(_RECENT, subscription=subscription_id)
        return tuple(map(_read, rows[:limit]))

    async def counts(self, guild_id: int, since: datetime) -> dict[DeliveryOutcome, int]:
        """Count how slots of a server ended since an instant; outcomes without any are left out."""
        rows = await self._database.fetch(_COUNTS, guild=guild_id, since=to_ms(since))
        return {DeliveryOutcome(outcome): count for outcome, count in rows}


def _read(row: Row) -> DeliveryRecord:
    slot, at, outcome, tip_id, message_id, detail = row
    ended = DeliveryOutcome(outcome)
    return DeliveryRecord(from_ms(slot), from_ms(at), ended, tip_id, message_id, detail)
