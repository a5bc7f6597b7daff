"""How the ends of tries are written: the new state, and a line of history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, select, update

from bot.domain.deliveries import HISTORY_LENGTH
from bot.storage.subscription_rows import state_values
from bot.storage.tables import SUBSCRIPTIONS, TIP_HISTORY
from bot.storage.times import to_ms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.deliveries import DeliveryRecord, Settlement
    from bot.storage.database import Database
    from bot.storage.transactions import Transaction

_H = TIP_HISTORY.c
_STATE = update(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.id == bindparam("subscription"))
_OLDER = TIP_HISTORY.alias()
_OLDEST_KEPT = (
    select(_OLDER.c.slot)
    .where(_OLDER.c.subscription_id == bindparam("subscription"))
    .order_by(_OLDER.c.slot.desc())
    .limit(1)
    .offset(HISTORY_LENGTH - 1)
    .scalar_subquery()
)
_TRIM = delete(TIP_HISTORY).where(
    _H.subscription_id == bindparam("subscription"), _H.slot < _OLDEST_KEPT
)


async def write_states(transaction: Transaction, ends: Sequence[Settlement]) -> None:
    """Put each row into the state that its try ended in, and drop the claim."""
    if not ends:
        return
    rows = [{"subscription": end.subscription_id, **state_values(end.state)} for end in ends]
    await transaction.execute(_STATE, rows)


async def write_records(
    database: Database, transaction: Transaction, ends: Sequence[Settlement]
) -> None:
    """Add lines of history and drop those beyond the last HISTORY_LENGTH."""
    rows = [_values(end.subscription_id, end.record) for end in ends if end.record]
    if not rows:
        return
    insert = database.insert(TIP_HISTORY)
    newer = {name: insert.excluded[name] for name in ("at", "outcome", "tip_id", "detail")}
    newer["message_id"] = insert.excluded.message_id
    key = ["subscription_id", "slot"]
    await transaction.execute(insert.on_conflict_do_update(index_elements=key, set_=newer), rows)
    await transaction.execute(_TRIM, [{"subscription": row["subscription_id"]} for row in rows])


def _values(subscription_id: int, record: DeliveryRecord) -> dict[str, Any]:
    return {
        "subscription_id": subscription_id,
        "slot": to_ms(record.slot),
        "at": to_ms(record.at),
        "outcome": record.outcome.value,
        "tip_id": record.tip_id,
        "message_id": record.message_id,
        "detail": record.detail,
    }
