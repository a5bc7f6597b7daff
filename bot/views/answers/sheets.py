"""The cards of own answers: the list, one answer, the question before one is removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.advice.server.server_voice import as_plain, in_server_voice
from bot.domain.own_answers import MAX_ANSWERS
from bot.domain.routes import to
from bot.views.limits import MAX_OPTION_TEXT, cut
from bot.views.office_items import office_button, office_menu
from bot.views.sheet import Sheet, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.own_answers import OwnAnswer, OwnAnswerText

_ON_PAGE = 10
_LONGEST_LINE = 120
_LONGEST_PHRASINGS = 500
_LONGEST_DRAFT = 2300
_NO_FENCE = "`\u200b``"
_LONGEST_ANSWER = 2500  # 2000 as written, and the hosts of its links


class AnswerList(Sheet):
    """One page of all own answers."""

    def __init__(self, answers: Sequence[OwnAnswer], page: int, owner_id: int) -> None:
        """Show a page; one beyond the last is the last."""
        pages = max(1, -(-len(answers) // _ON_PAGE))
        page = min(page, pages - 1)
        shown = answers[page * _ON_PAGE : (page + 1) * _ON_PAGE]
        lines = "\n".join(map(_line, shown)) or (
            "There are none yet. Add the questions that people keep asking here, such as when"
            " mentors have time; they are answered before anything that I know."
        )
        foot = f"-# {len(answers)} of {MAX_ANSWERS}. Page {page + 1} of {pages}."
        super().__init__(
            "💬 This server's own answers",
            ui.TextDisplay(lines),
            ui.TextDisplay(foot),
            *_list_controls(shown, page, pages, owner_id),
        )


def _list_controls(
    shown: Sequence[OwnAnswer], page: int, pages: int, owner_id: int
) -> Iterator[ui.ActionRow[Any]]:
    if shown:
        options = [
            discord.SelectOption(
                label=cut(answer.text.question, MAX_OPTION_TEXT), value=str(answer.id)
            )
            for answer in shown
        ]
        yield row(office_menu(owner_id, to("answer"), "Open one", options))
    buttons = [office_button(owner_id, to("add-answer"), "Add one", "🆕")]
    if page > 0:
        before = to("answers").at_page(page - 1)
        buttons.append(office_button(owner_id, before, "Previous", "◀️"))
    if page < pages - 1:
        after = to("answers").at_page(page + 1)
        buttons.append(office_button(owner_id, after, "More", "▶️"))
    yield row(*buttons)


class AnswerSheet(Sheet):
    """One own answer as members will read it, with all that admins may do about it."""

    def __init__(self, answer: OwnAnswer, owner_id: int, note: str = "") -> None:
        """Show an answer; a note says what has just been done."""
        number, version = str(answer.id), str(answer.version)
        switch = ("Switch off", "⏸️") if answer.text.enabled else ("Switch on", "▶️")
        super().__init__(
            f"💬 {cut(as_plain(answer.text.question), 300)}",
            ui.TextDisplay(f"{note}\n\n{told(answer.text)}" if note else told(answer.text)),
            row(
                office_button(owner_id, to("edit-answer", number), "Edit", "✏️"),
                office_button(owner_id, to("switch-answer", number, version), *switch),
                office_button(
                    owner_id,
                    to("drop-answer", number),
                    "Remove",
                    "🗑️",
                    discord.ButtonStyle.danger,
                ),
                office_button(owner_id, to("answers"), "All answers", "📋"),
            ),
        )


class RemovalSheet(Sheet):
    """Asks once more before an answer is erased."""

    def __init__(self, answer: OwnAnswer, owner_id: int) -> None:
        """Show what would be erased."""
        number, version = str(answer.id), str(answer.version)
        super().__init__(
            "🗑️ Remove this answer?",
            ui.TextDisplay(f"**{cut(as_plain(answer.text.question), 300)}**"),
            ui.TextDisplay(told(answer.text)),
            row(
                office_button(
                    owner_id,
                    to("remove-answer", number, version),
                    "Remove it",
                    "🗑️",
                    discord.ButtonStyle.danger,
                ),
                office_button(owner_id, to("open-answer", number), "Keep it", "↩️"),
            ),
        )


class NoteSheet(Sheet):
    """Says that something is done."""

    def __init__(self, text: str) -> None:
        """Show one line."""
        super().__init__("💬 This server's own answers", ui.TextDisplay(text))


class KeptDraftSheet(Sheet):
    """Nothing was saved; shows why, and gives back what was written."""

    def __init__(self, reason: str, draft: str, present: OwnAnswer | None, owner_id: int) -> None:
        """Show a draft that may be copied; the present answer where it is another by now."""
        texts = [reason]
        buttons = [office_button(owner_id, to("answers"), "All answers", "📋")]
        if present is not None:
            texts.append(f"**It says now:**\n{cut(told(present.text), 900)}")
            again = to("edit-answer", str(present.id))
            buttons.insert(0, office_button(owner_id, again, "Edit what is there now", "✏️"))
        copied = cut(draft.replace("```", _NO_FENCE), _LONGEST_DRAFT)
        texts.append(f"**You wrote:**\n```\n{copied}\n```")
        items: list[ui.Item[Any]] = [ui.TextDisplay(text) for text in texts]
        super().__init__("✋ Not saved", *items, row(*buttons))


def told(text: OwnAnswerText) -> str:
    """Return an answer with all that belongs to it, as Markdown."""
    parts = [cut(in_server_voice(text.answer), _LONGEST_ANSWER)]
    if text.link:
        parts.append(f"🔗 {text.link}")
    if text.phrasings:
        also = cut(" · ".join(map(as_plain, text.phrasings)), _LONGEST_PHRASINGS)
        parts.append(f"-# Also asked as: {also}")
    parts.append(f"-# {'Given to members' if text.enabled else '⏸️ Switched off'}")
    return "\n".join(parts)


def _line(answer: OwnAnswer) -> str:
    mark = "" if answer.text.enabled else "⏸️ "
    return f"- {mark}{cut(as_plain(answer.text.question), _LONGEST_LINE)}"
