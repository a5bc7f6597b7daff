"""The servers' subscriptions in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, and_, bindparam, case, delete, func, insert, or_, select, update

from bot.domain.conflicts import ListFullError
from bot.domain.subscriptions import (
    MAX_SUBSCRIPTIONS,
    DeliveryState,
    PausedReason,
    Subscription,
    SubscriptionTerms,
)
from bot.storage.guilds import hold_guild
from bot.storage.statements import Query
from bot.storage.subscription_rows import read_subscription, state_values, terms_values
from bot.storage.tables import SUBSCRIPTIONS
from bot.storage.times import to_ms

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.clock import Clock
    from bot.storage.database import Database

_S = SUBSCRIPTIONS.c
_BY_ID = select(SUBSCRIPTIONS).order_by(_S.id)
_OF_GUILD = Query(_BY_ID.where(_S.guild_id == bindparam("guild")))
_ONE = Query(_BY_ID.where(_S.guild_id == bindparam("guild"), _S.id == bindparam("subscription_id")))
_OF_MEMBER = Query(_BY_ID.where(_S.created_by == bindparam("member")))
_MAY_MEND = or_(*(_S.paused_reason == reason.value for reason in PausedReason if reason.may_mend))
_PAUSED = _BY_ID.where(_MAY_MEND, _S.id > bindparam("after")).limit(
    bindparam("most", type_=Integer)
)
_PAUSED_OF_ALL = Query(_PAUSED)
_PAUSED_OF_GUILD = Query(_PAUSED.where(_S.guild_id == bindparam("guild")))

# Starting over: whoever holds a claim loses it, and the slot has not been tried.
_FRESH = {"claim": None, "attempts": 0, "first_try": None, "last_error": None}


class SqlSubscriptionStore:
    """SubscriptionStore on a database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def add(
        self, guild_id: int, terms: SubscriptionTerms, created_by: int, next_run: datetime
    ) -> Subscription:
        """Add one; raises ListFullError when the server has MAX_SUBSCRIPTIONS."""
        row = {
            "guild_id": guild_id,
            "created_by": created_by,
            "created_at": to_ms(self._clock.now()),
            **terms_values(terms),
            **state_values(DeliveryState(next_run, next_run)),
        }
        count = select(func.count()).where(_S.guild_id == guild_id)
        async with self._database.writing() as transaction:
            await hold_guild(self._database, transaction, guild_id)
            if (await transaction.execute(count)).scalar_one() >= MAX_SUBSCRIPTIONS:
                message = f"A server can have {MAX_SUBSCRIPTIONS} subscriptions; remove one first."
                raise ListFullError(message)
            statement = insert(SUBSCRIPTIONS).values(row).returning(SUBSCRIPTIONS)
            return read_subscription((await transaction.execute(statement)).one())

    async def get(self, guild_id: int, subscription_id: int) -> Subscription | None:
        """Return one, if the server has it."""
        found = await self._fetch(_ONE, guild=guild_id, subscription_id=subscription_id)
        return found[0] if found else None

    async def of_guild(self, guild_id: int) -> tuple[Subscription, ...]:
        """Return all of a server."""
        return await self._fetch(_OF_GUILD, guild=guild_id)

    async def of_member(self, member_id: int) -> tuple[Subscription, ...]:
        """Return those that a member made: their export."""
        return await self._fetch(_OF_MEMBER, member=member_id)

    async def edit(
        self, guild_id: int, subscription_id: int, terms: SubscriptionTerms, next_run: datetime
    ) -> Subscription | None:
        """Change the terms and start over at a slot; a paused one stays paused."""
        slot = to_ms(next_run)
        ready_at = case((_S.paused_reason.is_(None), slot), else_=None)
        values = terms_values(terms) | _FRESH | {"next_run": slot, "ready_at": ready_at}
        return await self._change(guild_id, subscription_id, values)

    async def pause(
        self, guild_id: int, subscription_id: int, reason: PausedReason
    ) -> Subscription | None:
        """Let one rest; whoever is delivering it loses the claim."""
        return await self._change(guild_id, subscription_id, _resting(reason))

    async def pause_guild(self, guild_id: int, reason: PausedReason) -> int:
        """Let all of a server rest that do not rest yet; return how many."""
        awake = and_(_S.guild_id == guild_id, _S.paused_reason.is_(None))
        async with self._database.writing(patiently=True) as transaction:
            statement = update(SUBSCRIPTIONS).where(awake).values(_resting(reason))
            return (await transaction.execute(statement)).rowcount

    async def resume(
        self, guild_id: int, subscription_id: int, next_run: datetime
    ) -> Subscription | None:
        """Go on at a slot."""
        slot = to_ms(next_run)
        values = _FRESH | {"paused_reason": None, "next_run": slot, "ready_at": slot}
        return await self._change(guild_id, subscription_id, values)

    async def paused(
        self, guild_id: int | None = None, after_id: int = 0, limit: int = 500
    ) -> tuple[Subscription, ...]:
        """Return those that rest for a reason that may mend, of one server or of all.

        By id, at most limit, from the first above after_id.
        """
        if guild_id is None:
            return await self._fetch(_PAUSED_OF_ALL, after=after_id, most=limit)
        return await self._fetch(_PAUSED_OF_GUILD, guild=guild_id, after=after_id, most=limit)

    async def remove(self, guild_id: int, subscription_id: int) -> bool:
        """Erase one with its history; tell whether it was there."""
        statement = delete(SUBSCRIPTIONS).where(_S.guild_id == guild_id, _S.id == subscription_id)
        async with self._database.writing() as transaction:
            return (await transaction.execute(statement)).rowcount == 1

    async def forget_member(self, member_id: int) -> int:
        """Take a member's id off all subscriptions; return how many."""
        statement = update(SUBSCRIPTIONS).where(_S.created_by == member_id)
        async with self._database.writing() as transaction:
            return (await transaction.execute(statement.values(created_by=None))).rowcount

    async def _fetch(self, query: Query, **parameters: Any) -> tuple[Subscription, ...]:
        return tuple(map(read_subscription, await self._database.fetch(query, **parameters)))

    async def _change(
        self, guild_id: int, subscription_id: int, values: dict[str, Any]
    ) -> Subscription | None:
        chosen = and_(_S.guild_id == guild_id, _S.id == subscription_id)
        statement = update(SUBSCRIPTIONS).where(chosen).values(values).returning(SUBSCRIPTIONS)
        async with self._database.writing() as transaction:
            row = (await transaction.execute(statement)).one_or_none()
        return None if row is None else read_subscription(row)


def _resting(reason: PausedReason) -> dict[str, Any]:
    return {
        "paused_reason": reason.value,
        "ready_at": None,
        "claim": None,
        "attempts": 0,
        "first_try": None,
    }
