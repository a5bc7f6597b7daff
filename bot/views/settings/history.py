"""Who changed what: the list of changes, and what an admin missed while a card was open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ui
from discord.utils import format_dt

from bot.advice.server.setting_catalog import INFO
from bot.domain.routes import to
from bot.views.limits import cut
from bot.views.markdown import harmless
from bot.views.office_items import office_button
from bot.views.sheet import Sheet, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.guilds import AuditEntry

_ON_PAGE = 10  # of 50: within 4000 characters however long the details are
_LONGEST_DETAIL = 250


class HistorySheet(Sheet):
    """One page of the last changes, newest first."""

    def __init__(self, entries: Sequence[AuditEntry], page: int, owner_id: int) -> None:
        """Show a page; one beyond the last is the last."""
        pages = max(1, -(-len(entries) // _ON_PAGE))
        page = min(page, pages - 1)
        shown = entries[page * _ON_PAGE : (page + 1) * _ON_PAGE]
        text = "\n".join(map(entry_line, shown)) or "Nothing has been changed yet."
        buttons = [office_button(owner_id, to("settings"), "All settings", "⚙️")]
        if page > 0:
            newer = to("audit").at_page(page - 1)
            buttons.append(office_button(owner_id, newer, "Newer", "◀️"))
        if page < pages - 1:
            older = to("audit").at_page(page + 1)
            buttons.append(office_button(owner_id, older, "Older", "▶️"))
        foot = f"-# Page {page + 1} of {pages}. The last 50 changes are kept."
        super().__init__(
            "📜 Who changed what",
            ui.TextDisplay(text),
            ui.TextDisplay(foot),
            row(*buttons),
        )


class StaleSheet(Sheet):
    """Told to the admin whose change came second: what changed, and that nothing was lost."""

    def __init__(self, changes: Sequence[AuditEntry], name: str, owner_id: int) -> None:
        """Show the changes, with a way to look again."""
        lines = "\n".join(map(entry_line, changes[:_ON_PAGE])) or "It is not known what."
        super().__init__(
            "✋ Somebody else changed the settings",
            ui.TextDisplay(f"While your card was open:\n{lines}\n\nYour change was not made."),
            row(
                office_button(owner_id, to("setting", name), "Look again", "🔄"),
                office_button(owner_id, to("settings"), "All settings", "⚙️"),
            ),
        )


def entry_line(entry: AuditEntry) -> str:
    """Return a change as one line; cards ping nobody."""
    who = f"<@{entry.member_id}>" if entry.member_id else "somebody who asked to be forgotten"
    area, _, rest = entry.action.partition(".")
    detail = cut(entry.detail, _LONGEST_DETAIL)
    if area == "settings" and rest in INFO:
        what, detail = f"**{INFO[rest].label}**", f": {detail}"
    else:  # details of other areas hold what people wrote
        what, detail = f"**{area} {rest}**", f": {harmless(detail)}" if detail else ""
    return f"- {format_dt(entry.at, 'R')} {who} {what}{detail}"
