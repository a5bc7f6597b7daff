"""What a try leads to: the row's next state and the line of history. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.deliveries import DeliveryOutcome, DeliveryRecord
from bot.domain.schedules import UnknownZoneError
from bot.domain.subscriptions import PausedReason
from bot.tips.cadence import next_run
from bot.tips.lateness import LONGEST_BACKOFF, backoff, is_given_up, is_too_late
from bot.tips.sending import InvalidPostError, RateLimitedError

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from bot.domain.subscriptions import DeliveryState, Subscription, TipCursor

_REFUSED = "refused: "  # begins last_error after a refusal that was not confirmed
_LONGEST_ERROR = 200


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one try ended. Without a record the slot stays, and another try follows."""

    state: DeliveryState
    record: DeliveryRecord | None = None


def over_before_trying(
    subscription: Subscription, now: datetime, *, is_fresh: bool
) -> DeliveryOutcome | None:
    """Tell how a due slot ends without a request, None when it is to be sent.

    A slot that was tried is not late: it may have been posted, and has hours of its own.
    """
    state = subscription.state
    if is_given_up(state, now):
        return DeliveryOutcome.FAILED
    if is_fresh and is_too_late(subscription.terms.schedule.cadence, state.next_run, now):
        return DeliveryOutcome.LATE
    return None


def delivered(
    subscription: Subscription, now: datetime, tip: tuple[str, TipCursor], message_id: int | None
) -> Verdict:
    """Settle a slot whose tip stands in the channel."""
    tip_id, cursor = tip
    verdict = ended(subscription, now, DeliveryOutcome.DELIVERED, tip_id, message_id)
    return replace(verdict, state=replace(verdict.state, cursor=cursor))


def ended(
    subscription: Subscription,
    now: datetime,
    outcome: DeliveryOutcome,
    tip_id: str | None = None,
    message_id: int | None = None,
    detail: str | None = None,
) -> Verdict:
    """Settle a slot: the next one stands, counted from now, so that nothing is made up for."""
    state = subscription.state
    try:
        slot = next_run(subscription.terms.schedule, max(now, state.next_run))
    except UnknownZoneError as error:  # the zone left the database since it was chosen
        return paused(subscription, now, PausedReason.ZONE_UNKNOWN, str(error))
    after = replace(
        state, next_run=slot, ready_at=slot, attempts=0, first_try=None, last_error=detail
    )
    record = DeliveryRecord(state.next_run, now, outcome, tip_id, message_id, detail)
    return Verdict(after, record)


def paused(subscription: Subscription, now: datetime, reason: PausedReason, detail: str) -> Verdict:
    """Let a subscription rest with its reason."""
    state = subscription.state
    after = replace(
        state, ready_at=None, attempts=0, first_try=None, paused=reason, last_error=detail
    )
    record = DeliveryRecord(state.next_run, now, DeliveryOutcome.PAUSED, detail=detail)
    return Verdict(after, record)


def released(subscription: Subscription, now: datetime) -> Verdict:
    """Put a slot back that was claimed in vain: this try does not count."""
    state = subscription.state
    first_try = state.first_try if state.attempts > 1 else None
    after = replace(state, ready_at=now, attempts=state.attempts - 1, first_try=first_try)
    return Verdict(after)


def failed(subscription: Subscription, now: datetime, error: Exception) -> Verdict:
    """Settle a try that failed: another follows, unless the fault is ours or hours have passed."""
    detail = _words(error)
    if isinstance(error, InvalidPostError) or is_given_up(subscription.state, now):
        return ended(subscription, now, DeliveryOutcome.FAILED, detail=detail)
    wait = _wait_after(subscription, error)
    return Verdict(replace(subscription.state, ready_at=now + wait, last_error=detail))


def refused_once(subscription: Subscription, now: datetime, error: Exception) -> Verdict:
    """Settle a refusal that a fresh look did not confirm: the next one will be believed."""
    verdict = failed(subscription, now, error)
    if verdict.record:
        return verdict
    return Verdict(replace(verdict.state, last_error=_REFUSED + _words(error)))


def was_refused_before(subscription: Subscription) -> bool:
    """Tell whether the last try of this slot was refused, too."""
    return (subscription.state.last_error or "").startswith(_REFUSED)


def _wait_after(subscription: Subscription, error: Exception) -> timedelta:
    wait = backoff(subscription.id, subscription.state.attempts)
    if isinstance(error, RateLimitedError):
        return min(max(wait, error.retry_after), LONGEST_BACKOFF)
    return wait


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:_LONGEST_ERROR]
