"""One try at one slot: choose the tip, look back if need be, send, and say what came of it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.deliveries import DeliveryOutcome
from bot.domain.subscriptions import DoubtPolicy
from bot.errors import StorageError
from bot.tips import verdicts
from bot.tips.lateness import is_past_nonce
from bot.tips.rotation import choose_tip
from bot.tips.sending import (
    LookBackDeniedError,
    MessageGoneError,
    RateLimitedError,
    RefusedError,
    SendError,
    TipPost,
    UnauthorizedError,
    nonce_for,
)
from bot.tips.timing import within

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.clock import Clock
    from bot.domain.subscriptions import PausedReason, Subscription, TipCursor
    from bot.tips.budget import Budget
    from bot.tips.pacing import Pacer
    from bot.tips.sending import TipPool, TipSender
    from bot.tips.verdicts import Verdict

_LOG = logging.getLogger(__name__)
SEND_LIMIT = timedelta(seconds=10)  # discord.py alone would try for minutes, beyond the lease
CLAIM_GUARD = timedelta(seconds=50)  # the lease of 60 s less one send
_MOST_TURNS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """A claimed slot with its place in the budget."""

    subscription: Subscription
    due_at: datetime
    """The store's time at the claim; all that is written back is counted from it."""
    received_at: datetime
    """This process's time just after the claim."""
    guarded_from: datetime
    """This process's time just before the claim, so that the lease is never overestimated."""
    planned: datetime
    """When the first request was paid for, in this process's time."""

    def store_time(self, clock: Clock) -> datetime:
        """Return the present instant by the store's clock."""
        return self.due_at + (clock.now() - self.received_at)


def price(subscription: Subscription, now: datetime) -> int:
    """Return how many requests a due row needs at once; a second one is paid when it comes."""
    is_fresh = subscription.state.first_try is None
    return int(verdicts.over_before_trying(subscription, now, is_fresh=is_fresh) is None)


def needs_request(claimed: Subscription, now: datetime) -> bool:
    """Tell the same of a row that was just claimed."""
    return _over_when_claimed(claimed, now) is None


def _over_when_claimed(claimed: Subscription, now: datetime) -> DeliveryOutcome | None:
    return verdicts.over_before_trying(claimed, now, is_fresh=claimed.state.attempts == 1)


class Attempts:
    """Makes tries. Shared by all tasks of one worker; keeps nothing of any of them."""

    def __init__(
        self, sender: TipSender, pool: TipPool, clock: Clock, pacer: Pacer, budget: Budget
    ) -> None:
        self._sender = sender
        self._pool = pool
        self._clock = clock
        self._pacer = pacer
        self._budget = budget

    async def attempt(self, turn: Turn, installation: str) -> Verdict:
        """Make one try; raises UnauthorizedError, anything else becomes a verdict."""
        subscription = turn.subscription
        outcome = _over_when_claimed(subscription, turn.due_at)
        if outcome:
            is_failure = outcome is DeliveryOutcome.FAILED
            detail = subscription.state.last_error if is_failure else None
            return verdicts.ended(subscription, turn.due_at, outcome, detail=detail)
        try:
            return await self._try(turn, installation)
        except UnauthorizedError:
            raise
        except RefusedError as error:
            return await self._after_refusal(turn, error)
        except Exception as error:  # one bad row must not stop the others
            return await self._after_failure(turn, error)

    async def _try(self, turn: Turn, installation: str) -> Verdict:
        subscription = turn.subscription
        tips = await self._pool.tips_for(subscription)
        chosen = choose_tip(subscription.id, subscription.state.cursor, tips)
        if chosen is None:
            return self._ended(turn, DeliveryOutcome.NO_TIPS)
        if not await self._may_send(turn, turn.planned):
            return verdicts.released(subscription, turn.store_time(self._clock))
        slot = subscription.state.next_run
        nonce = nonce_for(installation, subscription.id, slot)
        post = TipPost(subscription, chosen[0], slot, nonce)
        if is_past_nonce(subscription.state, turn.due_at):
            return await self._look_back_and_send(turn, post, chosen)
        return await self._send(turn, post, chosen)

    async def _may_send(self, turn: Turn, planned: datetime) -> bool:
        """Wait for the turn that was paid for, or pay for another if this process lags."""
        for _ in range(_MOST_TURNS):
            if await self._pacer.turn(planned):
                return self._clock.now() - turn.guarded_from < CLAIM_GUARD
            if self._pacer.is_held:
                break
            planned = await self._budget.pay()
        return False

    async def _send(self, turn: Turn, post: TipPost, chosen: tuple[str, TipCursor]) -> Verdict:
        message_id = None
        try:
            message_id = await within(self._clock, SEND_LIMIT, self._sender.send(post))
        except MessageGoneError:  # an earlier try of ours or of discord.py's own did arrive
            _LOG.info("tip for subscription %d was deleted in its channel", post.subscription.id)
        return self._delivered(turn, chosen, message_id)

    async def _look_back_and_send(
        self, turn: Turn, post: TipPost, chosen: tuple[str, TipCursor]
    ) -> Verdict:
        try:
            found = await within(self._clock, SEND_LIMIT, self._sender.find(post))
        except LookBackDeniedError:
            if turn.subscription.terms.when_in_doubt is DoubtPolicy.SKIP:
                return self._ended(turn, DeliveryOutcome.DOUBTFUL)
            found = None
        if found is not None:
            return self._delivered(turn, chosen, found)
        if not await self._may_send(turn, await self._budget.pay()):
            return verdicts.released(turn.subscription, turn.store_time(self._clock))
        return await self._send(turn, post, chosen)

    async def _after_refusal(self, turn: Turn, error: RefusedError) -> Verdict:
        """Pause after one confirmation: a fresh look, or a second refusal of the same slot."""
        subscription = turn.subscription
        reason: PausedReason | None = error.reason
        if not verdicts.was_refused_before(subscription):
            reason = await self._confirm(turn)
        now = turn.store_time(self._clock)
        if reason is None:
            return verdicts.refused_once(subscription, now, error)
        return verdicts.paused(subscription, now, reason, str(error))

    async def _confirm(self, turn: Turn) -> PausedReason | None:
        try:
            if not await self._may_send(turn, await self._budget.pay()):
                return None
            asked = self._sender.confirm(turn.subscription)
            return await within(self._clock, SEND_LIMIT, asked)
        except UnauthorizedError:
            raise
        except Exception as error:
            _LOG.warning("no second look at subscription %d: %s", turn.subscription.id, error)
            return None

    async def _after_failure(self, turn: Turn, error: Exception) -> Verdict:
        if isinstance(error, RateLimitedError) and error.is_global:
            self._pacer.hold(error.retry_after)
            await self._budget.hold(error.retry_after)
        if not isinstance(error, SendError | TimeoutError | StorageError):
            _LOG.error("tip for subscription %d", turn.subscription.id, exc_info=error)
        return verdicts.failed(turn.subscription, turn.store_time(self._clock), error)

    def _ended(self, turn: Turn, outcome: DeliveryOutcome) -> Verdict:
        return verdicts.ended(turn.subscription, turn.store_time(self._clock), outcome)

    def _delivered(
        self, turn: Turn, chosen: tuple[str, TipCursor], message_id: int | None
    ) -> Verdict:
        now = turn.store_time(self._clock)
        return verdicts.delivered(turn.subscription, now, chosen, message_id)
