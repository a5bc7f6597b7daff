"""Cards about subscriptions: one, all of a server, the history of one, and a notice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import discord
from discord import ui

from bot.domain.schedules import Cadence
from bot.domain.subscriptions import MAX_SUBSCRIPTIONS, PausedReason
from bot.views.limits import MAX_TEXT, cut
from bot.views.sheet import Sheet, row
from bot.views.subscription_items import (
    day_menus,
    role_menu,
    subscription_menu,
    verb_button,
    weekday_menu,
)
from bot.views.subscription_words import (
    REASONS,
    REMEDIES,
    next_words,
    schedule_words,
    state_words,
)
from bot.views.tips_desk import Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.subscriptions import Subscription

T = TypeVar("T")

_LINES_ON_A_PAGE = 8  # subscriptions or slots
_MAX_BODY = MAX_TEXT - 600


@dataclass(frozen=True, slots=True)
class Shown:
    """A subscription with what is needed to name it."""

    subscription: Subscription
    topic: str
    """In words."""
    short: str
    """In a menu: no markup, at most 100 characters."""
    is_announcement: bool = False


class SubscriptionCard(Sheet):
    """One subscription with everything that can be done to it."""

    def __init__(self, shown: Shown, headline: str = "", notes: Sequence[str] = ()) -> None:
        """Show it, below a line on what has just happened."""
        subscription = shown.subscription
        lines = [f"**{headline}**"] if headline else []
        lines += [_details(shown), *notes]
        super().__init__(
            f"📬 Tips in {_place(subscription)}",
            _text("\n\n".join(lines)),
            _buttons(subscription),
            *map(row, _menus(subscription)),
            _further(shown),
        )


class SubscriptionsCard(Sheet):
    """All subscriptions of a server, page by page."""

    def __init__(self, all_shown: Sequence[Shown], page: int = 0) -> None:
        """Show a page; one can be opened from the menu."""
        page, pages = _within(page, len(all_shown))
        lines = [_summary(shown) for shown in _on_page(all_shown, page)]
        empty = "Nobody subscribed a channel yet. `/tips subscribe` needs a channel and how often."
        items: list[ui.Item[Any]] = [_text("\n\n".join(lines) or empty)]
        if all_shown:
            choices = [(shown.short, str(shown.subscription.id)) for shown in all_shown]
            items.append(row(subscription_menu(choices)))
        if pages > 1:
            items.append(_turns(Verb.LIST, 0, page, pages))
        title = f"📬 Tip subscriptions ({len(all_shown)} of {MAX_SUBSCRIPTIONS})"
        super().__init__(title, *items)


class HistoryCard(Sheet):
    """What became of the last slots of a subscription, page by page."""

    def __init__(self, shown: Shown, lines: Sequence[str], page: int = 0) -> None:
        """Show a page, newest first."""
        number = shown.subscription.id
        page, pages = _within(page, len(lines))
        body = "\n".join(_on_page(lines, page)) or "Nothing was due yet."
        items: list[ui.Item[Any]] = [_text(body)]
        if pages > 1:
            items.append(_turns(Verb.HISTORY, number, page, pages))
        items.append(row(verb_button(Verb.OPEN, number, "Back", "↩️")))
        super().__init__(f"🗒️ History of tips in {_place(shown.subscription)}", *items)


class DoubtCard(Sheet):
    """Asks before a subscription is removed."""

    def __init__(self, shown: Shown) -> None:
        """Ask about this one."""
        number = shown.subscription.id
        super().__init__(
            f"🗑️ Remove the tips in {_place(shown.subscription)}?",
            _text(f"{_details(shown)}\n\nIts history goes, too."),
            row(
                verb_button(Verb.REMOVE, number, "Remove", "🗑️", discord.ButtonStyle.danger),
                verb_button(Verb.OPEN, number, "Keep", "↩️"),
            ),
        )


class RemovedCard(Sheet):
    """Confirms that a subscription is gone."""

    def __init__(self, shown: Shown) -> None:
        """Say which one it was, so that it can be made again."""
        super().__init__(
            f"🗑️ No more tips in {_place(shown.subscription)}",
            _text(f"This was removed:\n\n{_details(shown)}"),
            row(_all_button()),
        )


class NoticeCard(Sheet):
    """Tells admins that tips stopped somewhere, why, and what helps."""

    def __init__(self, stopped: Sequence[Shown]) -> None:
        """Tell about these: paused for a cause, or given up for now."""
        texts = map(_notice, stopped[:_LINES_ON_A_PAGE])
        super().__init__("⚠️ Tips have stopped", _text("\n\n".join(texts)), row(_all_button()))


def _text(body: str) -> ui.TextDisplay[Any]:
    return ui.TextDisplay(cut(body, _MAX_BODY))


def _on_page(things: Sequence[T], page: int) -> Sequence[T]:
    start = page * _LINES_ON_A_PAGE
    return things[start : start + _LINES_ON_A_PAGE]


def _details(shown: Shown) -> str:
    subscription = shown.subscription
    terms = subscription.terms
    pings = f"<@&{terms.role_id}>" if terms.role_id else "nobody"
    lines = [
        f"🕘 {schedule_words(terms.schedule)}",
        f"🏷️ Topic: {shown.topic}",
        f"⏰ Next tip: {next_words(subscription)}",
        f"🔔 Pings {pings}",
        state_words(subscription),
    ]
    if terms.publish:
        lines.insert(4, "📣 Published to following servers")
    remedy = REMEDIES.get(subscription.state.paused or PausedReason.BY_ADMIN)
    return "\n".join([*lines, f"-# {remedy}"] if remedy else lines)


def _summary(shown: Shown) -> str:
    subscription = shown.subscription
    when = schedule_words(subscription.terms.schedule)
    return (
        f"**{_place(subscription)}** · {shown.topic}\n{when}\n"
        f"{state_words(subscription)} · next: {next_words(subscription)}"
    )


def _notice(shown: Shown) -> str:
    place, reason = _place(shown.subscription), shown.subscription.state.paused
    if reason is None:
        return (
            f"**{place}**: a tip was given up after hours of trying, because Discord did not"
            " take it. The next one comes as planned."
        )
    further = " I go on by myself once that is mended." if reason.may_mend else ""
    return f"**{place}** is paused: {REASONS[reason]}. {REMEDIES.get(reason, '')}{further}"


def _buttons(subscription: Subscription) -> ui.ActionRow[Any]:
    number = subscription.id
    if subscription.state.paused is None:
        turn = verb_button(Verb.PAUSE, number, "Pause", "⏸️")
    else:
        turn = verb_button(Verb.RESUME, number, "Resume", "▶️", discord.ButtonStyle.success)
    return row(
        verb_button(Verb.EDIT, number, "Edit", "✏️", discord.ButtonStyle.primary),
        turn,
        verb_button(Verb.TEST, number, "Test now", "🧪"),
        verb_button(Verb.HISTORY, number, "History", "🗒️"),
        verb_button(Verb.DOUBT, number, "Remove", "🗑️", discord.ButtonStyle.danger),
    )


def _menus(subscription: Subscription) -> list[ui.Item[Any]]:
    number, schedule = subscription.id, subscription.terms.schedule
    menus: list[ui.Item[Any]] = [role_menu(number, subscription.terms.role_id)]
    if schedule.cadence is Cadence.WEEKLY:
        menus.insert(0, weekday_menu(number, schedule.weekday))
    if schedule.cadence is Cadence.MONTHLY:
        menus = [*day_menus(number, schedule.day), *menus]
    return menus


def _further(shown: Shown) -> ui.ActionRow[Any]:
    if not shown.is_announcement:
        return row(_all_button())
    label = "Stop publishing" if shown.subscription.terms.publish else "Publish each tip"
    return row(verb_button(Verb.PUBLISH, shown.subscription.id, label, "📣"), _all_button())


def _turns(verb: Verb, number: int, page: int, pages: int) -> ui.ActionRow[Any]:
    turns: list[ui.Button[Any]] = []
    if page > 0:
        turns.append(verb_button(verb, number, "Previous", "◀️", page=page - 1))
    if page < pages - 1:
        turns.append(verb_button(verb, number, "More", "▶️", page=page + 1))
    return row(*turns)


def _within(page: int, lines: int) -> tuple[int, int]:
    pages = max(1, -(-lines // _LINES_ON_A_PAGE))
    return min(page, pages - 1), pages


def _place(subscription: Subscription) -> str:
    return f"<#{subscription.terms.posts_to}>"


def _all_button() -> ui.Button[Any]:
    return verb_button(Verb.LIST, 0, "All subscriptions", "📬")
