"""Cards about subscriptions: one, all of a server, the history of one, and a notice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.domain.schedules import Cadence
from bot.domain.subscriptions import MAX_SUBSCRIPTIONS, PausedReason
from bot.views.card import ACCENT
from bot.views.limits import MAX_TEXT, cut
from bot.views.subscription_items import DayMenu, RoleMenu, SubscriptionMenu, VerbButton
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

WARNING = discord.Color(0xE0A030)
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


class SubscriptionCard(ui.LayoutView):
    """One subscription with everything that can be done to it."""

    def __init__(self, shown: Shown, headline: str = "", notes: Sequence[str] = ()) -> None:
        """Show it, below a line on what has just happened."""
        super().__init__(timeout=None)
        subscription = shown.subscription
        title = f"## 📬 Tips in {_place(subscription)}"
        lines = [f"**{headline}**"] if headline else []
        lines += [_details(shown), *notes]
        container = _container(title, "\n\n".join(lines))
        container.add_item(_buttons(subscription))
        for menu in _menus(subscription):
            container.add_item(ui.ActionRow(menu))
        container.add_item(_further(shown))
        self.add_item(container)


class SubscriptionsCard(ui.LayoutView):
    """All subscriptions of a server, page by page."""

    def __init__(self, all_shown: Sequence[Shown], page: int = 0) -> None:
        """Show a page; one can be opened from the menu."""
        super().__init__(timeout=None)
        page, pages = _within(page, len(all_shown))
        title = f"## 📬 Tip subscriptions ({len(all_shown)} of {MAX_SUBSCRIPTIONS})"
        start = page * _LINES_ON_A_PAGE
        lines = [_summary(shown) for shown in all_shown[start : start + _LINES_ON_A_PAGE]]
        empty = "Nobody subscribed a channel yet. `/tips subscribe` needs a channel and how often."
        container = _container(title, "\n".join(lines) or empty)
        if all_shown:
            choices = [(shown.short, str(shown.subscription.id)) for shown in all_shown]
            container.add_item(ui.ActionRow(SubscriptionMenu.of(choices)))
        if pages > 1:
            container.add_item(_turns(Verb.LIST, 0, page, pages))
        self.add_item(container)


class HistoryCard(ui.LayoutView):
    """What became of the last slots of a subscription, page by page."""

    def __init__(self, shown: Shown, lines: Sequence[str], page: int = 0) -> None:
        """Show a page, newest first."""
        super().__init__(timeout=None)
        number = shown.subscription.id
        page, pages = _within(page, len(lines))
        start = page * _LINES_ON_A_PAGE
        body = "\n".join(lines[start : start + _LINES_ON_A_PAGE])
        title = f"## 🗒️ History of tips in {_place(shown.subscription)}"
        container = _container(title, body or "Nothing was due yet.")
        if pages > 1:
            container.add_item(_turns(Verb.HISTORY, number, page, pages))
        container.add_item(ui.ActionRow(VerbButton.of(Verb.OPEN, number, "Back", "↩️")))
        self.add_item(container)


class DoubtCard(ui.LayoutView):
    """Asks before a subscription is removed."""

    def __init__(self, shown: Shown) -> None:
        """Ask about this one."""
        super().__init__(timeout=None)
        number = shown.subscription.id
        title = f"## 🗑️ Remove the tips in {_place(shown.subscription)}?"
        container = _container(title, f"{_details(shown)}\n\nIts history goes, too.")
        remove = VerbButton.of(Verb.REMOVE, number, "Remove", "🗑️", discord.ButtonStyle.danger)
        container.add_item(ui.ActionRow(remove, VerbButton.of(Verb.OPEN, number, "Keep", "↩️")))
        self.add_item(container)


class RemovedCard(ui.LayoutView):
    """Confirms that a subscription is gone."""

    def __init__(self, shown: Shown) -> None:
        """Say which one it was, so that it can be made again."""
        super().__init__(timeout=None)
        title = f"## 🗑️ No more tips in {_place(shown.subscription)}"
        container = _container(title, f"This was removed:\n\n{_details(shown)}")
        container.add_item(ui.ActionRow(_all_button()))
        self.add_item(container)


class NoticeCard(ui.LayoutView):
    """Tells admins that tips stopped somewhere, why, and what helps."""

    def __init__(self, stopped: Sequence[Shown]) -> None:
        """Tell about these: paused for a cause, or given up for now."""
        super().__init__(timeout=None)
        texts = [_notice(shown) for shown in stopped[:_LINES_ON_A_PAGE]]
        container = _container("## ⚠️ Tips have stopped", "\n\n".join(texts), WARNING)
        container.add_item(ui.ActionRow(_all_button()))
        self.add_item(container)


def _container(title: str, body: str, color: discord.Color = ACCENT) -> ui.Container[Any]:
    container: ui.Container[Any] = ui.Container(accent_color=color)
    container.add_item(ui.TextDisplay(title))
    return container.add_item(ui.TextDisplay(cut(body, _MAX_BODY)))


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
        turn = VerbButton.of(Verb.PAUSE, number, "Pause", "⏸️")
    else:
        turn = VerbButton.of(Verb.RESUME, number, "Resume", "▶️", discord.ButtonStyle.success)
    return ui.ActionRow(
        VerbButton.of(Verb.EDIT, number, "Edit", "✏️", discord.ButtonStyle.primary),
        turn,
        VerbButton.of(Verb.TEST, number, "Test now", "🧪"),
        VerbButton.of(Verb.HISTORY, number, "History", "🗒️"),
        VerbButton.of(Verb.DOUBT, number, "Remove", "🗑️", discord.ButtonStyle.danger),
    )


def _menus(subscription: Subscription) -> list[ui.Item[Any]]:
    number, schedule = subscription.id, subscription.terms.schedule
    menus: list[ui.Item[Any]] = [RoleMenu.of(number, subscription.terms.role_id)]
    if schedule.cadence is Cadence.WEEKLY:
        menus.insert(0, DayMenu.of_weekdays(number, schedule.weekday))
    if schedule.cadence is Cadence.MONTHLY:
        menus = [*DayMenu.of_days(number, schedule.day), *menus]
    return menus


def _further(shown: Shown) -> ui.ActionRow[Any]:
    row: ui.ActionRow[Any] = ui.ActionRow()
    if shown.is_announcement:
        label = "Stop publishing" if shown.subscription.terms.publish else "Publish each tip"
        row.add_item(VerbButton.of(Verb.PUBLISH, shown.subscription.id, label, "📣"))
    return row.add_item(_all_button())


def _turns(verb: Verb, number: int, page: int, pages: int) -> ui.ActionRow[Any]:
    row: ui.ActionRow[Any] = ui.ActionRow()
    if page > 0:
        row.add_item(VerbButton.of(verb, number, "Previous", "◀️", page=page - 1))
    if page < pages - 1:
        row.add_item(VerbButton.of(verb, number, "More", "▶️", page=page + 1))
    return row


def _within(page: int, lines: int) -> tuple[int, int]:
    pages = max(1, -(-lines // _LINES_ON_A_PAGE))
    return min(page, pages - 1), pages


def _place(subscription: Subscription) -> str:
    return f"<#{subscription.terms.posts_to}>"


def _all_button() -> VerbButton:
    return VerbButton.of(Verb.LIST, 0, "All subscriptions", "📬")
