"""Tips posted at once because an admin wants to see one; a subscription at most every 30 s."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.errors import UsageError
from bot.tips.rotation import choose_tip
from bot.tips.sending import RefusedError, SendError
from bot.tips.timing import within
from bot.views.subscription_words import REASONS, REMEDIES, stamp

if TYPE_CHECKING:
    from bot.client.tips.delivery import TipDelivery
    from bot.domain.clock import Clock
    from bot.domain.subscriptions import Subscription

COOLDOWN = timedelta(seconds=30)
_SEND_LIMIT = timedelta(seconds=10)


class TipTests:
    """Posts tests. Remembers for 30 s which subscription was tested."""

    def __init__(self, delivery: TipDelivery, clock: Clock) -> None:
        """Post by the sender of this delivery."""
        self._delivery = delivery
        self._clock = clock
        self._tested: dict[int, datetime] = {}

    async def post(self, subscription: Subscription) -> int:
        """Post the tip that would come next; raises UsageError when it cannot be done now."""
        self._take_turn(subscription.id)
        tips = await self._delivery.pool.tips_for(subscription)
        chosen = choose_tip(subscription.id, subscription.state.cursor, tips)
        if chosen is None:
            raise UsageError("There is no tip on this topic. Choose another one with **Edit**.")
        posting = self._delivery.sender.send_test(subscription, chosen[0])
        try:
            return await within(self._clock, _SEND_LIMIT, posting)
        except RefusedError as error:
            remedy = REMEDIES.get(error.reason, "")
            raise UsageError(f"It did not work: {REASONS[error.reason]}. {remedy}") from error
        except (SendError, TimeoutError) as error:
            raise UsageError("Discord did not take the test. Please try again soon.") from error

    def _take_turn(self, number: int) -> None:
        now = self._clock.now()
        self._tested = {key: at for key, at in self._tested.items() if now - at < COOLDOWN}
        if number in self._tested:
            again = self._tested[number] + COOLDOWN + timedelta(seconds=1)
            raise UsageError(f"You can test this subscription again {stamp(again, 'R')}.")
        self._tested[number] = now
