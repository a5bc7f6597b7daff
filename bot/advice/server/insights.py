"""What a server asked in the last 30 days: numbers, and the questions that found no answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.advice.server.masking import masked
from bot.advice.server.question_log import find_marked, mark_of
from bot.domain.deliveries import DeliveryOutcome
from bot.domain.house_rules import keeps_question_log
from bot.domain.question_log import LOG_DAYS, OWN_ANSWER
from bot.errors import UsageError
from bot.understanding.alike import group_alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.clock import Clock
    from bot.domain.deliveries import TipHistory
    from bot.domain.guilds import GuildSettingsStore
    from bot.domain.question_log import QuestionCount, QuestionLogStore

UNDERSTOOD = frozenset({"answer", "clarify", OWN_ANSWER})
"""Decisions that count as understood."""
_UNMASKED_FROM = 3
"""A question asked as often as this, to the letter, is nobody's own."""
_MOST_UNANSWERED = 5


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Questions that ask the same and found no answer."""

    question: str
    """The commonest wording, masked where it might be somebody's own."""
    times: int
    """Over all wordings."""
    mark: str
    """Finds the wording again."""


@dataclass(frozen=True, slots=True)
class Insight:
    """The numbers of one server."""

    since: date
    by_intent: tuple[tuple[str, int], ...]
    """Most asked first."""
    by_day: tuple[tuple[date, int], ...]
    """Every day from the first with a question, in order."""
    understood: int
    thumbs_up: int
    thumbs_down: int
    commands: tuple[tuple[str, int], ...]
    """Most used first."""
    tips: int
    unanswered: tuple[Unanswered, ...]

    @property
    def questions(self) -> int:
        """How many questions there were."""
        return sum(times for _, times in self.by_intent)


class Insights:
    """Reads the log of a server for its admins."""

    def __init__(
        self,
        settings: GuildSettingsStore,
        store: QuestionLogStore,
        history: TipHistory,
        clock: Clock,
    ) -> None:
        """Read these stores."""
        self._settings = settings
        self._store = store
        self._history = history
        self._clock = clock

    async def read(self, guild_id: int) -> Insight:
        """Return the numbers of the last 30 days. Raises UsageError where the log is off."""
        if not keeps_question_log(await self._settings.get(guild_id)):
            raise UsageError(
                "The question log is off, so there is nothing to see. An admin can switch it on"
                " with `/settings`; it counts questions without names and forgets after 30 days."
            )
        now = self._clock.now()
        since = now.date() - timedelta(days=LOG_DAYS)
        counts = await self._store.questions(guild_id, since)
        commands = await self._store.commands(guild_id, since)
        tips = await self._history.counts(guild_id, now - timedelta(days=LOG_DAYS))
        return Insight(
            since=since,
            by_intent=_by_intent(counts),
            by_day=_by_day(counts, now.date()),
            understood=sum(c.times for c in counts if c.question.decision in UNDERSTOOD),
            thumbs_up=sum(count.thumbs_up for count in counts),
            thumbs_down=sum(count.thumbs_down for count in counts),
            commands=tuple(commands.items()),
            tips=tips.get(DeliveryOutcome.DELIVERED, 0),
            unanswered=tuple(_unanswered(counts)),
        )

    async def question_marked(self, guild_id: int, mark: str) -> str:
        """Return a question that found no answer, as masked as it was shown.

        Raises UsageError when it is forgotten.
        """
        asked = await find_marked(self._store, guild_id, mark)
        if asked is None:
            raise UsageError("This question is forgotten by now. Please open /insights again.")
        counts = await self._store.questions(guild_id, date.min)
        times = sum(c.times for c in counts if c.question.question == asked.question)
        return _shown(asked.question, times)


def _by_intent(counts: Sequence[QuestionCount]) -> tuple[tuple[str, int], ...]:
    totals: Counter[str] = Counter()
    for count in counts:
        totals[count.question.intent] += count.times
    return tuple(totals.most_common())


def _by_day(counts: Sequence[QuestionCount], today: date) -> tuple[tuple[date, int], ...]:
    totals: Counter[date] = Counter()
    for count in counts:
        totals[count.question.day] += count.times
    first = min(totals, default=today)
    days = (first + timedelta(days=n) for n in range((today - first).days + 1))
    return tuple((day, totals[day]) for day in days)


def _unanswered(counts: Sequence[QuestionCount]) -> list[Unanswered]:
    totals: Counter[str] = Counter()
    marks: dict[str, str] = {}
    for count in counts:
        if count.question.decision not in UNDERSTOOD:
            totals[count.question.question] += count.times
            marks[count.question.question] = mark_of(count.question)
    found: list[Unanswered] = []
    for group in group_alike(totals.items())[:_MOST_UNANSWERED]:
        wording, times = group[0]
        all_times = sum(times for _, times in group)
        found.append(Unanswered(_shown(wording, times), all_times, marks[wording]))
    return found


def _shown(question: str, times: int) -> str:
    return question if times >= _UNMASKED_FROM else masked(question)
