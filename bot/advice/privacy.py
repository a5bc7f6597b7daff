"""What is stored about a member: told, handed over, erased."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.domain.answers import Answer, Bullets, Text
from bot.domain.routes import to

if TYPE_CHECKING:
    from bot.domain.clock import Clock
    from bot.domain.guilds import AuditStore
    from bot.domain.progress import ProgressStore
    from bot.domain.stores import SubscriptionStore
    from bot.domain.subscriptions import Subscription


@dataclass(frozen=True, slots=True)
class Erased:
    """How much was stored about a member until now."""

    ticks: int
    subscriptions: int
    """That still run, without the member's name on them."""
    changes: int
    """Entries of servers' lists of changes, without the member's name from now on."""


class Privacy:
    """Everything stored under a member's id, over all stores."""

    def __init__(
        self,
        progress: ProgressStore,
        subscriptions: SubscriptionStore,
        audit: AuditStore,
        clock: Clock,
        contact: str | None = None,
    ) -> None:
        """Look into these stores; the contact is the operator's."""
        self._progress = progress
        self._subscriptions = subscriptions
        self._audit = audit
        self._clock = clock
        self._contact = contact

    async def export(self, member_id: int) -> bytes:
        """Return a JSON file with everything that is stored about a member."""
        ticks = await self._progress.all_ticks(member_id)
        subscriptions = await self._subscriptions.of_member(member_id)
        changes = await self._audit.of_member(member_id)
        whole = {
            "member": str(member_id),
            "exported_at": self._clock.now().isoformat(),
            "ticked_milestones": [
                {"career": tick.career, "milestone": tick.milestone, "at": tick.at.isoformat()}
                for tick in ticks
            ],
            "subscriptions_made": list(map(_subscription, subscriptions)),
            "changes_made_as_admin": [
                {
                    "server": str(guild_id),
                    "at": entry.at.isoformat(),
                    "action": entry.action,
                    "detail": entry.detail,
                }
                for guild_id, entry in changes
            ],
        }
        return json.dumps(whole, ensure_ascii=False, indent=2).encode()

    async def forget(self, member_id: int) -> Erased:
        """Erase it all at once, and tell how much it was."""
        return Erased(
            ticks=await self._progress.forget_member(member_id),
            subscriptions=await self._subscriptions.forget_member(member_id),
            changes=await self._audit.forget_member(member_id),
        )

    def policy(self) -> Answer:
        """Say what is stored, for how long, and what one can do about it."""
        contact = self._contact or "the person or group that hosts this bot"
        return Answer(
            route=to("help"),
            title="🔒 Your privacy",
            blocks=(
                Bullets(
                    "Stored about you",
                    (
                        "Milestones that you ticked, until you reset or delete them.",
                        "If you are an admin: your id beside the subscriptions you made and the"
                        " last 50 changes of each server.",
                        "Nothing else. No message is stored, and no question with a name or an id;"
                        " for ten minutes I keep in mind what you last asked in a direct message"
                        " or thread, so that you can follow up.",
                    ),
                ),
                Bullets(
                    "Stored about servers",
                    (
                        "Settings, subscriptions and own answers; erased 30 days after I was"
                        " removed from the server.",
                        "Only where an admin switched it on: how often which question was asked,"
                        " without names, for 30 days.",
                    ),
                ),
                Bullets(
                    "Your choice",
                    (
                        "`/privacy export` gives you a file with all that is stored about you.",
                        "`/privacy delete` erases it at once.",
                        f"Anything else: ask {contact}.",
                    ),
                ),
                Text("-# Nothing is sold, shared, or used to judge people."),
            ),
            personal=True,
        )


def _subscription(subscription: Subscription) -> dict[str, Any]:
    terms = subscription.terms
    return {
        "server": str(subscription.guild_id),
        "channel": str(terms.channel_id),
        "cadence": terms.schedule.cadence.value,
        "topic": str(terms.topic),
        "made_at": subscription.created_at.isoformat(),
    }
