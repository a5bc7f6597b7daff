"""Subscriptions and claims as the tests of this folder need them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.deliveries import ClaimTerms, Settlement
from bot.domain.schedules import Cadence, Schedule
from bot.domain.subscriptions import SubscriptionTerms
from tests.tips.clocks import START

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.deliveries import Claim, DeliveryRecord
    from bot.domain.subscriptions import Subscription
    from bot.storage import Stores

DAILY = Schedule(Cadence.DAILY)
TERMS = SubscriptionTerms(channel_id=1000, schedule=DAILY)
LEASE = timedelta(seconds=60)
DAY = timedelta(days=1)
CLAIM_TERMS = ClaimTerms(
    limit=20,
    lease=LEASE,
    price=lambda _subscription, _now: 1,
    per_second=40,
    horizon=timedelta(seconds=5),
)


async def subscribe(
    stores: Stores, guild: int = 100, due: datetime = START, made_by: int = 11
) -> Subscription:
    return await stores.subscriptions.add(guild, TERMS, made_by, due)


def done(
    claim: Claim, subscription: Subscription, record: DeliveryRecord | None = None
) -> Settlement:
    """Settle a slot as delivered: the next one stands."""
    state = subscription.state
    next_run = state.next_run + DAY
    after = replace(state, next_run=next_run, ready_at=next_run, attempts=0, first_try=None)
    return Settlement(subscription.id, claim.id, after, record)
