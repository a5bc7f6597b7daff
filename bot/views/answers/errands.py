"""What presses on the cards of own answers do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.own_answers import AnswerConflictError
from bot.errors import UsageError
from bot.views.answers.form import AnswerForm, save_answer
from bot.views.answers.importing import confirm_import
from bot.views.answers.sheets import AnswerList, AnswerSheet, RemovalSheet
from bot.views.office import Errand, office_of
from bot.views.sheet import show

if TYPE_CHECKING:
    import discord

    from bot.domain.own_answers import OwnAnswer
    from bot.views.office import Press


async def list_answers(interaction: discord.Interaction[Any], guild_id: int, page: int = 0) -> None:
    """Show a page of all own answers."""
    answers = await office_of(interaction).answers.of_guild(guild_id)
    await show(interaction, AnswerList(answers, page, interaction.user.id))


async def _list(press: Press) -> None:
    await list_answers(press.interaction, press.guild_id, press.route.page)


async def _choose(press: Press) -> None:
    chosen = await press.office.answers.named(press.guild_id, press.values[0])
    await show(press.interaction, AnswerSheet(chosen, press.member_id))


async def _open(press: Press) -> None:
    await show(press.interaction, AnswerSheet(await _answer(press), press.member_id))


async def _add(press: Press) -> None:
    await press.interaction.response.send_modal(AnswerForm())


async def _edit(press: Press) -> None:
    await press.interaction.response.send_modal(AnswerForm(await _answer(press)))


async def _drop(press: Press) -> None:
    await show(press.interaction, RemovalSheet(await _answer(press), press.member_id))


async def _switch(press: Press) -> None:
    try:
        switched = await press.office.answers.switch(await _as_seen(press), press.member_id)
    except AnswerConflictError as conflict:
        await _show_changed(press, conflict.current)
    else:
        await show(press.interaction, AnswerSheet(switched, press.member_id))


async def _remove(press: Press) -> None:
    try:
        await press.office.answers.remove(await _as_seen(press), press.member_id)
    except AnswerConflictError as conflict:
        await _show_changed(press, conflict.current)
    else:
        await list_answers(press.interaction, press.guild_id)


async def _answer(press: Press) -> OwnAnswer:
    return await press.office.answers.get(press.guild_id, press.number(0))


async def _as_seen(press: Press) -> OwnAnswer:
    number, version = press.number(0), press.number(1)
    return await press.office.answers.as_seen(press.guild_id, number, version)


async def _show_changed(press: Press, present: OwnAnswer | None) -> None:
    if present is None:
        raise UsageError("Somebody else removed this answer in the meantime.")
    note = "✋ Somebody else changed this answer in the meantime. Your press did nothing."
    await show(press.interaction, AnswerSheet(present, press.member_id, note))


ANSWER_ERRANDS = {
    "answers": Errand(_list),
    "answer": Errand(_choose),
    "open-answer": Errand(_open),
    "add-answer": Errand(_add),
    "edit-answer": Errand(_edit),
    "drop-answer": Errand(_drop),
    "switch-answer": Errand(_switch),
    "remove-answer": Errand(_remove),
    "import": Errand(confirm_import),
    "save-answer": Errand(save_answer),
}
"""By the view of their route; the names are part of button ids and never change."""
