"""The form for one own answer; what was written is never lost, even where it cannot be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.advice.server.own_answers import read_draft
from bot.domain.own_answer_rules import MAX_ANSWER, MAX_LINK, MAX_PHRASINGS, MAX_QUESTION
from bot.domain.own_answers import AnswerConflictError, OwnAnswerText
from bot.domain.routes import to
from bot.errors import UsageError
from bot.views.answers.sheets import AnswerSheet, KeptDraftSheet
from bot.views.form import Form, text_field
from bot.views.office import form_id
from bot.views.sheet import show

if TYPE_CHECKING:
    from bot.domain.own_answers import OwnAnswer
    from bot.views.form import Entered
    from bot.views.office import Press

_MOST_PHRASING_LETTERS = 4000  # Discord's limit for one field


class AnswerForm(Form):
    """Adds an answer, or edits one as it was when the form was opened."""

    def __init__(self, seen: OwnAnswer | None = None, question: str = "") -> None:
        """Begin empty, with a question, or with an answer to edit."""
        route = to("save-answer", *((str(seen.id), str(seen.version)) if seen else ()))
        title = "Edit an answer" if seen else "Add an answer of this server"
        super().__init__(title, form_id(route))
        text = seen.text if seen else OwnAnswerText(question, "")
        also = f"One a line, at most {MAX_PHRASINGS}. Typos are understood anyway."
        for label in (
            ui.Label(
                text="Question",
                component=text_field("question", most=MAX_QUESTION, value=text.question),
            ),
            ui.Label(
                text="Other ways to ask it", description=also, component=_phrasings(text.phrasings)
            ),
            ui.Label(
                text="Answer",
                description="Markdown is fine.",
                component=text_field("answer", most=MAX_ANSWER, value=text.answer, long=True),
            ),
            ui.Label(text="Link to read more", component=_link(text.link)),
            ui.Label(
                text="Give this answer to members",
                component=ui.Checkbox[Any](custom_id="enabled", default=text.enabled),
            ),
        ):
            self.add_item(label)


def _phrasings(phrasings: tuple[str, ...]) -> ui.TextInput[Any]:
    value = "\n".join(phrasings)
    return text_field("also", most=_MOST_PHRASING_LETTERS, value=value, long=True, required=False)


def _link(link: str | None) -> ui.TextInput[Any]:
    return text_field("link", most=MAX_LINK, value=link, placeholder="https://…", required=False)


async def save_answer(press: Press) -> None:
    """Save what was entered, or give it back."""
    try:
        saved = await _save(press, press.entered)
    except AnswerConflictError as conflict:
        what = "changed" if conflict.current else "removed"
        reason = f"Somebody else {what} this answer while your form was open."
        sheet = KeptDraftSheet(reason, _draft(press.entered), conflict.current, press.member_id)
    except UsageError as error:
        sheet = KeptDraftSheet(str(error), _draft(press.entered), None, press.member_id)
    else:
        sheet = AnswerSheet(saved, press.member_id, "✅ Saved. Members get it from now on.")
    await show(press.interaction, sheet)


async def _save(press: Press, entered: Entered) -> OwnAnswer:
    answers = press.office.answers
    text = read_draft(
        entered.text("question"),
        entered.text("also"),
        entered.text("answer"),
        entered.text("link"),
        enabled=entered.is_checked("enabled"),
    )
    if not press.arg(0):
        return await answers.add(press.guild_id, press.member_id, text)
    seen = await answers.as_seen(press.guild_id, press.number(0), press.number(1))
    return await answers.edit(seen, press.member_id, text)


def _draft(entered: Entered) -> str:
    fields = (entered.text(name) for name in ("question", "answer", "link", "also"))
    return "\n".join(filter(None, fields))
