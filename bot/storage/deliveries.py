"""The queue of tips that lives in the subscriptions' rows, and the budget of the whole fleet.

On PostgreSQL the server's clock is the clock, since those of several machines differ.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, bindparam, func, select, update

from bot.domain.deliveries import LONGEST_HOLD, Claim, ClaimTerms, free_from
from bot.storage.settling import write_records, write_states
from bot.storage.statements import Query
from bot.storage.subscription_rows import read_subscription
from bot.storage.tables import DELIVERY_BUDGET, INSTALLATION, SUBSCRIPTIONS
from bot.storage.times import from_ms, to_ms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.clock import Clock
    from bot.domain.deliveries import Settlement
    from bot.domain.subscriptions import Subscription
    from bot.storage.database import Database
    from bot.storage.transactions import Transaction

_S = SUBSCRIPTIONS.c
_INSTALLATION = Query(select(INSTALLATION.c.name))
_FIRST_READY = Query(select(func.min(_S.ready_at)))
_SERVER_NOW = select(func.clock_timestamp())
_SERVER_NOW_QUERY = Query(_SERVER_NOW)
_FREE_AT = select(DELIVERY_BUDGET.c.free_at).with_for_update()
_DUE = (
    select(SUBSCRIPTIONS)
    .where(_S.ready_at <= bindparam("now"))
    .order_by(_S.ready_at)
    .with_for_update(skip_locked=True)
)
_TRIED = _DUE.where(_S.first_try.is_not(None))
_FRESH = _DUE.where(_S.first_try.is_(None))


class SqlDeliveryStore:
    """DeliveryStore on a database."""

    def __init__(self, database: Database, clock: Clock | None) -> None:
        """Take a clock, or None for the one of the PostgreSQL server."""
        self._database = database
        self._clock = clock

    async def installation(self) -> str:
        """Return the lasting random name of this database."""
        [[name]] = await self._database.fetch(_INSTALLATION)
        return name

    async def until_ready(self) -> timedelta | None:
        """Tell how long until something is ready; zero or less is now, None is never."""
        [[first]] = await self._database.fetch(_FIRST_READY)
        if first is None:
            return None
        if self._clock:
            now = self._clock.now()
        else:
            [[now]] = await self._database.fetch(_SERVER_NOW_QUERY)
        return from_ms(first) - now

    async def claim(self, terms: ClaimTerms) -> Claim:
        """Take due subscriptions, tried ones first, and reserve their part of the budget."""
        async with self._database.writing(patiently=True) as transaction:
            free_at = (await transaction.execute(_FREE_AT)).scalar_one()
            now = await self._now(transaction)
            starts_at = free_from(from_ms(free_at), now)
            name = secrets.token_hex(8)
            if starts_at - now > terms.horizon:
                return Claim(name, now, starts_at, starts_at, ())
            due = await _due(transaction, now, terms.limit)
            claimed = await _lease(transaction, due, name, now, terms.lease)
            requests = sum(terms.price(subscription, now) for subscription in due)
            ends_at = starts_at + timedelta(seconds=requests / terms.per_second)
            if requests:
                await _spend(transaction, ends_at)
        return Claim(name, now, starts_at, ends_at, claimed)

    async def settle(self, settlements: Sequence[Settlement]) -> frozenset[int]:
        """Write the ends of tries in one go; return the ids whose claim still held."""
        ids = sorted({settlement.subscription_id for settlement in settlements})
        held = select(_S.id, _S.claim).where(_S.id.in_(ids)).order_by(_S.id).with_for_update()
        async with self._database.writing(patiently=True) as transaction:
            claims = {row.id: row.claim for row in await transaction.execute(held)}
            ends = [end for end in settlements if claims.get(end.subscription_id) == end.claim]
            await write_states(transaction, ends)
            await write_records(self._database, transaction, ends)
        return frozenset(end.subscription_id for end in ends)

    async def reserve(self, requests: int, per_second: float) -> timedelta:
        """Pay for further requests; return how long to wait before the first."""
        async with self._database.writing(patiently=True) as transaction:
            free_at = from_ms((await transaction.execute(_FREE_AT)).scalar_one())
            now = await self._now(transaction)
            starts_at = free_from(free_at, now)
            await _spend(transaction, starts_at + timedelta(seconds=requests / per_second))
        return starts_at - now

    async def hold(self, duration: timedelta) -> None:
        """Let nobody in the fleet send before this time has passed."""
        async with self._database.writing(patiently=True) as transaction:
            free_at = from_ms((await transaction.execute(_FREE_AT)).scalar_one())
            now = await self._now(transaction)
            until = max(free_from(free_at, now), now + min(duration, LONGEST_HOLD))
            await _spend(transaction, until)

    async def _now(self, transaction: Transaction) -> datetime:
        if self._clock:
            return self._clock.now()
        return (await transaction.execute(_SERVER_NOW)).scalar_one().astimezone(UTC)


async def _due(transaction: Transaction, now: datetime, limit: int) -> list[Subscription]:
    tried = await _rows(transaction, _TRIED.limit(limit), now)
    if len(tried) == limit:
        return tried
    return tried + await _rows(transaction, _FRESH.limit(limit - len(tried)), now)


async def _rows(
    transaction: Transaction, statement: Select[*tuple[Any, ...]], now: datetime
) -> list[Subscription]:
    rows = await transaction.execute(statement, {"now": to_ms(now)})
    return [read_subscription(row) for row in rows]


async def _lease(
    transaction: Transaction,
    due: list[Subscription],
    name: str,
    now: datetime,
    lease: timedelta,
) -> tuple[Subscription, ...]:
    if not due:
        return ()
    statement = (
        update(SUBSCRIPTIONS)
        .where(_S.id.in_([subscription.id for subscription in due]))
        .values(
            ready_at=to_ms(now + lease),
            claim=name,
            attempts=_S.attempts + 1,
            first_try=func.coalesce(_S.first_try, to_ms(now)),
        )
        .returning(SUBSCRIPTIONS)
    )
    taken = {row.id: read_subscription(row) for row in await transaction.execute(statement)}
    return tuple(taken[subscription.id] for subscription in due)


async def _spend(transaction: Transaction, until: datetime) -> None:
    await transaction.execute(update(DELIVERY_BUDGET).values(free_at=to_ms(until)))
