"""Subscriptions in words: when, on what, in which state, and what became of each slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.deliveries import DeliveryOutcome
from bot.domain.schedules import Cadence
from bot.domain.subscriptions import PausedReason
from bot.views.limits import MAX_OPTION_TEXT, cut
from bot.views.markdown import harmless

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.deliveries import DeliveryRecord
    from bot.domain.schedules import Schedule
    from bot.domain.subscriptions import Subscription

CADENCE_NAMES = {
    Cadence.EVERY_6_HOURS: "Every 6 hours",
    Cadence.EVERY_12_HOURS: "Every 12 hours",
    Cadence.DAILY: "Every day",
    Cadence.WEEKDAYS: "Monday to Friday",
    Cadence.WEEKLY: "Every week",
    Cadence.MONTHLY: "Every month",
}
"""What admins choose from, in this order."""

REASONS = {
    PausedReason.BY_ADMIN: "an admin paused it",
    PausedReason.CHANNEL_GONE: "the channel or thread is gone",
    PausedReason.ACCESS_LOST: "I can no longer see the channel",
    PausedReason.PERMISSION_LOST: "I may no longer post in the channel",
    PausedReason.THREAD_CLOSED: "the thread is closed",
    PausedReason.CONTENT_BLOCKED: "the server's AutoMod blocks what I post",
    PausedReason.GUILD_GONE: "I was not in this server",
    PausedReason.ZONE_UNKNOWN: "its time zone no longer exists",
}
REMEDIES = {
    PausedReason.CHANNEL_GONE: "Choose another channel with **Edit**, then press **Resume**.",
    PausedReason.ACCESS_LOST: "Allow **View Channel** for me in the channel's settings.",
    PausedReason.PERMISSION_LOST: "Allow **Send Messages** for me in the channel's settings"
    " (in a thread **Send Messages in Threads**).",
    PausedReason.THREAD_CLOSED: "Unlock the thread, or choose another channel with **Edit**.",
    PausedReason.CONTENT_BLOCKED: "Let AutoMod pass my messages, then press **Resume**.",
    PausedReason.ZONE_UNKNOWN: "Choose another time zone with **Edit**, then press **Resume**.",
}
_OUTCOMES = {
    DeliveryOutcome.DELIVERED: "✅ Delivered",
    DeliveryOutcome.LATE: "⏭️ Skipped: I was away for too long",
    DeliveryOutcome.DOUBTFUL: "⏭️ Skipped: it may have been posted before an outage",
    DeliveryOutcome.NO_TIPS: "⏭️ Skipped: there is no tip on this topic",
    DeliveryOutcome.FAILED: "❌ Given up after hours of trying",
    DeliveryOutcome.PAUSED: "⏸️ Paused",
}


_LONGEST_CAUSE = 100


def schedule_words(schedule: Schedule) -> str:
    """Return when tips come: "Every Monday at 09:00 (Europe/Berlin)"."""
    return f"{_when(schedule)} ({schedule.zone})"


def _when(schedule: Schedule) -> str:
    at = f"{schedule.at:%H:%M}"
    match schedule.cadence:
        case Cadence.EVERY_6_HOURS | Cadence.EVERY_12_HOURS:
            step = 6 if schedule.cadence is Cadence.EVERY_6_HOURS else 12
            hours = sorted((schedule.at.hour + hour) % 24 for hour in range(0, 24, step))
            times = [f"{hour:02}:{schedule.at:%M}" for hour in hours]
            return f"Every {step} hours: {', '.join(times[:-1])} and {times[-1]}"
        case Cadence.EVERY_MINUTE:
            return "Every minute, in the preview only"
        case Cadence.WEEKLY:
            return f"Every {schedule.weekday.capitalize()} at {at}"
        case Cadence.MONTHLY:
            last = ", or its last day," if schedule.day > 28 else ""
            return f"On day {schedule.day} of every month{last} at {at}"
        case _:
            return f"{CADENCE_NAMES[schedule.cadence]} at {at}"


def state_words(subscription: Subscription) -> str:
    """Return whether it runs, and if not, why."""
    state = subscription.state
    if state.paused is not None:
        return f"⏸️ Paused: {REASONS[state.paused]}"
    if state.attempts:
        return "🔁 Trying to deliver"
    return "▶️ Running"


def next_words(subscription: Subscription) -> str:
    """Return the next slot in each reader's own time."""
    if subscription.state.paused is not None:
        return "none while paused"
    return f"{stamp(subscription.state.next_run)} ({stamp(subscription.state.next_run, 'R')})"


def short_words(subscription: Subscription, channel: str, topic: str) -> str:
    """Return a subscription as one choice of a list: without markup, 100 characters at most."""
    parts = [f"#{channel}", _when(subscription.terms.schedule), topic]
    if subscription.state.paused is not None:
        parts.append("paused")
    return cut(" · ".join(parts), MAX_OPTION_TEXT)


def record_words(record: DeliveryRecord, title: str | None, link: str | None) -> str:
    """Return a line of history: the slot, how it ended, and why."""
    words = _OUTCOMES[record.outcome]
    if title:
        words += f": {title}" if link is None else f": [{title}]({link})"
    if record.detail:
        words += f" ({harmless(cut(_cause(record.detail), _LONGEST_CAUSE))})"
    return f"{stamp(record.slot, 'f')} — {words}"


def _cause(detail: str) -> str:
    """Return an error without the name of its class."""
    name, colon, cause = detail.partition(": ")
    return cause if colon and name.isidentifier() else detail


def stamp(instant: datetime, style: str = "F") -> str:
    """Return an instant that Discord shows in each reader's own time."""
    return f"<t:{int(instant.timestamp())}:{style}>"
