"""A subscription as a row and back: the one place that knows which column is which field."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

from bot.domain.schedules import Cadence, Schedule, Weekday
from bot.domain.subscriptions import (
    DeliveryState,
    DoubtPolicy,
    PausedReason,
    Subscription,
    SubscriptionTerms,
    TipCursor,
)
from bot.domain.topics import Topic
from bot.storage.tables import SUBSCRIPTIONS
from bot.storage.times import from_ms, from_ms_or_none, to_ms, to_ms_or_none

if TYPE_CHECKING:
    from bot.storage.runners import Row

_NAMES = tuple(SUBSCRIPTIONS.c.keys())


def read_subscription(row: Row) -> Subscription:
    """Build a subscription from all columns in the table's order."""
    values = dict(zip(_NAMES, row, strict=True))
    return Subscription(
        id=values["id"],
        guild_id=values["guild_id"],
        terms=_read_terms(values),
        created_by=values["created_by"],
        created_at=from_ms(values["created_at"]),
        state=_read_state(values),
    )


def _read_terms(values: dict[str, Any]) -> SubscriptionTerms:
    hour, minute = divmod(values["minute_of_day"], 60)
    return SubscriptionTerms(
        channel_id=values["channel_id"],
        thread_id=values["thread_id"],
        schedule=Schedule(
            cadence=Cadence(values["cadence"]),
            at=time(hour, minute),
            weekday=Weekday(values["weekday"]),
            day=values["day"],
            zone=values["zone"],
        ),
        topic=Topic.parse(values["topic"]),
        role_id=values["role_id"],
        publish=bool(values["publish"]),
        when_in_doubt=DoubtPolicy(values["when_in_doubt"]),
    )


def _read_state(values: dict[str, Any]) -> DeliveryState:
    reason = values["paused_reason"]
    return DeliveryState(
        next_run=from_ms(values["next_run"]),
        ready_at=from_ms_or_none(values["ready_at"]),
        attempts=values["attempts"],
        first_try=from_ms_or_none(values["first_try"]),
        cursor=TipCursor(values["tip_cycle"], values["tip_position"]),
        paused=PausedReason(reason) if reason else None,
        last_error=values["last_error"],
    )


def terms_values(terms: SubscriptionTerms) -> dict[str, Any]:
    """Return the columns that hold what an admin chose."""
    schedule = terms.schedule
    return {
        "channel_id": terms.channel_id,
        "thread_id": terms.thread_id,
        "cadence": schedule.cadence.value,
        "minute_of_day": schedule.at.hour * 60 + schedule.at.minute,
        "weekday": schedule.weekday.value,
        "day": schedule.day,
        "zone": schedule.zone,
        "topic": str(terms.topic),
        "role_id": terms.role_id,
        "publish": int(terms.publish),
        "when_in_doubt": terms.when_in_doubt.value,
    }


def state_values(state: DeliveryState) -> dict[str, Any]:
    """Return the columns that hold a state which nobody has claimed."""
    return {
        "next_run": to_ms(state.next_run),
        "ready_at": to_ms_or_none(state.ready_at),
        "claim": None,
        "attempts": state.attempts,
        "first_try": to_ms_or_none(state.first_try),
        "tip_cycle": state.cursor.cycle,
        "tip_position": state.cursor.position,
        "paused_reason": state.paused.value if state.paused else None,
        "last_error": state.last_error,
    }
