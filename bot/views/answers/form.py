"""The form for one own answer; what was written is never lost, even where it cannot be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.advice.server.own_answers import read_draft
from bot.domain.own_answer_rules import MAX_ANSWER, MAX_LINK, MAX_PHRASINGS, MAX_QUESTION
from bot.domain.own_answers import AnswerConflictError
from bot.errors import UsageError
from bot.views.answers.sheets import AnswerSheet, KeptDraftSheet
from bot.views.form import Form, text_field
from bot.views.office import office_of
from bot.views.sheet import show

if TYPE_CHECKING:
    from bot.domain.own_answers import OwnAnswer

_MOST_PHRASING_LETTERS = 4000  # Discord's limit for one field


class AnswerForm(Form):
    """Adds an answer, or edits one as it was when the form was opened."""

    def __init__(self, seen: OwnAnswer | None = None, question: str = "") -> None:
        """Begin empty, with a question, or with an answer to edit."""
        super().__init__("Edit an answer" if seen else "Add an answer of this server")
        self._seen = seen
        text = seen.text if seen else None
        self._question = text_field(
            "question", most=MAX_QUESTION, value=text.question if text else question
        )
        self._phrasings = text_field(
            "also",
            most=_MOST_PHRASING_LETTERS,
            value="\n".join(text.phrasings) if text else None,
            long=True,
            required=False,
        )
        self._answer = text_field(
            "answer", most=MAX_ANSWER, value=text.answer if text else None, long=True
        )
        self._link = text_field(
            "link",
            most=MAX_LINK,
            value=text.link if text else None,
            placeholder="https://…",
            required=False,
        )
        self._enabled: ui.Checkbox[Any] = ui.Checkbox(
            custom_id="enabled", default=text.enabled if text else True
        )
        self._lay_out()

    def _lay_out(self) -> None:
        also = f"One a line, at most {MAX_PHRASINGS}. Typos are understood anyway."
        self.add_item(ui.Label(text="Question", component=self._question))
        self.add_item(
            ui.Label(text="Other ways to ask it", description=also, component=self._phrasings)
        )
        self.add_item(
            ui.Label(text="Answer", description="Markdown is fine.", component=self._answer)
        )
        self.add_item(ui.Label(text="Link to read more", component=self._link))
        self.add_item(ui.Label(text="Give this answer to members", component=self._enabled))

    async def take(self, interaction: discord.Interaction[Any], guild_id: int) -> None:
        """Save what was entered, or give it back."""
        owner_id = interaction.user.id
        try:
            saved = await self._save(interaction, guild_id)
        except AnswerConflictError as conflict:
            reason = (
                "Somebody else changed this answer while your form was open."
                if conflict.current
                else "Somebody else removed this answer while your form was open."
            )
            sheet = KeptDraftSheet(reason, self._draft(), conflict.current, owner_id)
        except UsageError as error:
            sheet = KeptDraftSheet(str(error), self._draft(), None, owner_id)
        else:
            sheet = AnswerSheet(saved, owner_id, "✅ Saved. Members get it from now on.")
        await show(interaction, sheet)

    async def _save(self, interaction: discord.Interaction[Any], guild_id: int) -> OwnAnswer:
        answers = office_of(interaction).answers
        text = read_draft(
            self._question.value,
            self._phrasings.value,
            self._answer.value,
            self._link.value,
            enabled=self._enabled.value,
        )
        if self._seen is None:
            return await answers.add(guild_id, interaction.user.id, text)
        return await answers.edit(self._seen, interaction.user.id, text)

    def _draft(self) -> str:
        fields = (self._question, self._answer, self._link, self._phrasings)
        return "\n".join(field.value for field in fields if field.value)
