"""Files of own answers, going out and coming in."""

from __future__ import annotations

import io
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.advice.server.own_answers_import import BrokenFileError, StaleImportError
from bot.advice.server.server_voice import as_plain
from bot.advice.wording import count
from bot.domain.routes import to
from bot.errors import UsageError
from bot.knowledge.guarded_yaml import MAX_BYTES
from bot.views.limits import cut
from bot.views.office import office_of
from bot.views.office_items import office_button
from bot.views.sheet import Sheet, row, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.advice.server.own_answers_import import ImportPlan
    from bot.knowledge.guarded_yaml import LineProblem
    from bot.views.office import Press

_ENDINGS = {".yaml": False, ".yml": False, ".json": True}
_MOST_PROBLEMS = 15
_MOST_NAMED = 5  # questions of each sort on the summary
_LONGEST_NAME = 80


class ProblemsSheet(Sheet):
    """A file that was refused, with what to mend in which line."""

    def __init__(self, problems: Sequence[LineProblem], file_name: str | None) -> None:
        """List the first problems; the attached file holds all of them."""
        lines = "\n".join(f"- {cut(as_plain(str(p)), 200)}" for p in problems[:_MOST_PROBLEMS])
        more = len(problems) - _MOST_PROBLEMS
        items: list[ui.Item[Any]] = [
            ui.TextDisplay("Nothing was imported. Please mend this and upload it again:"),
            ui.TextDisplay(lines),
        ]
        if file_name:
            items.append(ui.TextDisplay(f"-# And {more} more; all are in this file:"))
            items.append(ui.File(f"attachment://{file_name}"))
        super().__init__("🧾 The file has problems", *items)


class ImportSheet(Sheet):
    """What an import would do, with a button that does it."""

    def __init__(self, plan: ImportPlan, owner_id: int, note: str = "") -> None:
        """Show the summary of a plan that waits."""
        texts = [
            note,
            _named("🆕 New", plan.new),
            _named("✏️ Changed", plan.changed),
            _named("🗑️ Removed", plan.removed),
            "-# The file takes the place of all answers of this server. Nothing is written yet.",
        ]
        if plan.changes_nothing:
            texts = ["The file says just what this server has. There is nothing to import."]
        items: list[ui.Item[Any]] = [ui.TextDisplay(text) for text in texts if text]
        if not plan.changes_nothing:
            do = to("import", plan.token)
            style = discord.ButtonStyle.primary
            confirm = office_button(owner_id, do, f"Import {len(plan.texts)}", "✅", style)
            keep = office_button(owner_id, to("answers"), "Leave it as it is", "↩️")
            items.append(row(confirm, keep))
        super().__init__("📥 Import answers", *items)


class DoneSheet(Sheet):
    """Says that an import is written."""

    def __init__(self, plan: ImportPlan, owner_id: int) -> None:
        """Tell how much changed."""
        text = (
            f"✅ {len(plan.new)} new, {len(plan.changed)} changed, {len(plan.removed)} removed."
            f" This server has {count(len(plan.texts), 'answer')} of its own now."
        )
        listed = office_button(owner_id, to("answers"), "All answers", "📋")
        super().__init__("📥 Imported", ui.TextDisplay(text), row(listed))


class ExportSheet(Sheet):
    """Hands a file over."""

    def __init__(self, file_name: str, size: int) -> None:
        """Show the file, and say where it may come back in."""
        text = "Edit it and bring it back with `/answers import`, here or in another server."
        if size > MAX_BYTES:
            text = f"It is larger than the {MAX_BYTES // 1024} KiB that an import takes; split it."
        file: ui.File[Any] = ui.File(f"attachment://{file_name}")
        super().__init__("📤 This server's own answers", ui.TextDisplay(text), file)


async def hand_over(interaction: discord.Interaction[Any], guild_id: int, *, as_json: bool) -> None:
    """Answer with all own answers as a file."""
    data = await office_of(interaction).imports.export(guild_id, as_json=as_json)
    name = f"answers.{'json' if as_json else 'yaml'}"
    file = discord.File(io.BytesIO(data), name)
    await show(interaction, ExportSheet(name, len(data)), [file])


async def take_upload(
    interaction: discord.Interaction[Any], guild_id: int, upload: discord.Attachment
) -> None:
    """Read a file, and answer with what importing it would do, or with its problems."""
    is_json = _ENDINGS.get(PurePath(upload.filename).suffix.lower())
    if is_json is None:
        raise UsageError("I take files that end in .yaml, .yml or .json.")
    if upload.size > MAX_BYTES:
        raise UsageError(f"The file is larger than {MAX_BYTES // 1024} KiB.")
    await interaction.response.defer(ephemeral=True, thinking=True)  # the file comes from afar
    try:
        data = await upload.read()
    except discord.HTTPException as error:
        raise UsageError("Discord did not hand me the file. Please upload it again.") from error
    owner_id = interaction.user.id
    try:
        plan = await office_of(interaction).imports.plan(guild_id, owner_id, data, is_json=is_json)
    except BrokenFileError as broken:
        await _show_problems(interaction, broken.problems)
    else:
        await show(interaction, ImportSheet(plan, owner_id))


async def _show_problems(
    interaction: discord.Interaction[Any], problems: Sequence[LineProblem]
) -> None:
    if len(problems) <= _MOST_PROBLEMS:
        await show(interaction, ProblemsSheet(problems, None))
        return
    name = "problems.txt"
    file = discord.File(io.BytesIO("\n".join(map(str, problems)).encode()), name)
    await show(interaction, ProblemsSheet(problems, name), [file])


async def confirm_import(press: Press) -> None:
    """Write the plan of a press, or show it against what changed in between."""
    owner_id = press.member_id
    try:
        plan = await press.office.imports.confirm(press.guild_id, owner_id, press.arg(0))
    except StaleImportError as stale:
        note = (
            "✋ Somebody changed the answers after you saw this. Nothing is written; now it means:"
        )
        await show(press.interaction, ImportSheet(stale.plan, owner_id, note))
    else:
        await show(press.interaction, DoneSheet(plan, owner_id))


def _named(what: str, questions: Sequence[str]) -> str:
    if not questions:
        return ""
    named = [f"- {cut(as_plain(question), _LONGEST_NAME)}" for question in questions[:_MOST_NAMED]]
    if len(questions) > _MOST_NAMED:
        named.append(f"- and {len(questions) - _MOST_NAMED} more")
    return "\n".join((f"**{what}: {len(questions)}**", *named))
