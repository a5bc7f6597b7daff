"""From what an admin typed to the terms of a subscription."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.clock_times import read_time
from bot.domain.schedules import Cadence, Schedule
from bot.domain.subscriptions import SubscriptionTerms
from bot.errors import UsageError
from bot.understanding.time_zones import time_zones
from bot.understanding.tip_topics import TipTopics

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.topics import Topic
    from bot.views.tips_desk import Wishes


class WishReader:
    """Reads wishes by the names of the knowledge in force."""

    def __init__(self, knowledge: Callable[[], KnowledgeBase]) -> None:
        """Ask for the knowledge anew each time, since it may be replaced."""
        self._knowledge = knowledge
        self._topics: TipTopics | None = None

    @property
    def topics(self) -> TipTopics:
        """The topics on which there are tips."""
        if self._topics is None or self._topics.knowledge is not self._knowledge():
            self._topics = TipTopics(self._knowledge())
        return self._topics

    def first_terms(self, wishes: Wishes, guild_id: int, zone: str | None) -> SubscriptionTerms:
        """Return the terms of a new subscription. Raises UsageError for what cannot be read."""
        schedule = Schedule(wishes.cadence or Cadence.DAILY, zone=zone or "UTC")
        terms = SubscriptionTerms(wishes.channel_id or 0, schedule)
        return self.changed_terms(terms, wishes, guild_id)

    def changed_terms(
        self, terms: SubscriptionTerms, wishes: Wishes, guild_id: int
    ) -> SubscriptionTerms:
        """Return terms with what was wished. Raises UsageError for what cannot be read."""
        if wishes.role_id == guild_id:  # Discord's id of @everyone
            raise UsageError("A tip cannot ping everyone. Choose a role that people take for it.")
        role_id = terms.role_id if wishes.role_id is None else wishes.role_id or None
        return replace(
            terms,
            channel_id=wishes.channel_id or terms.channel_id,
            schedule=_schedule(terms.schedule, wishes),
            topic=self._topic(terms.topic, wishes.topic),
            role_id=role_id,
            publish=terms.publish if wishes.publish is None else wishes.publish,
        )

    def _topic(self, present: Topic, typed: str | None) -> Topic:
        if typed is None or typed.strip() == str(present):
            return present  # a form sends it back unchanged, also when its tips have gone
        return self.topics.resolve(typed)


def _schedule(present: Schedule, wishes: Wishes) -> Schedule:
    typed_zone = wishes.time_zone
    return Schedule(
        cadence=wishes.cadence or present.cadence,
        at=present.at if wishes.time is None else read_time(wishes.time),
        weekday=wishes.weekday or present.weekday,
        day=wishes.day or present.day,
        zone=present.zone if typed_zone is None else time_zones().resolve(typed_zone),
    )
