"""/answers: a server's own questions and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from discord import Attachment, Interaction, app_commands
from discord.ext import commands

from bot.cogs._admin import AnswerOption, HiddenOption, HideableOption
from bot.views.answers.errands import list_answers
from bot.views.answers.form import AnswerForm
from bot.views.answers.importing import hand_over, take_upload
from bot.views.answers.sheets import NoteSheet, RemovalSheet
from bot.views.guard import require_manage_server
from bot.views.office import office_of
from bot.views.sheet import show

if TYPE_CHECKING:
    from bot.client import AdvisorBot


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
class AnswersCog(commands.GroupCog, group_name="answers", group_description="Own answers"):
    """Answer what people keep asking in a server."""

    @app_commands.command()
    async def add(self, interaction: Interaction[Any]) -> None:
        """Add a question with this server's own answer."""
        require_manage_server(interaction)
        await interaction.response.send_modal(AnswerForm())

    @app_commands.command()
    @app_commands.describe(question="The question whose answer you want to change")
    async def edit(self, interaction: Interaction[Any], question: AnswerOption) -> None:
        """Change one of this server's own answers."""
        guild_id = require_manage_server(interaction)
        seen = await office_of(interaction).answers.named(guild_id, question)
        await interaction.response.send_modal(AnswerForm(seen))

    @app_commands.command()
    @app_commands.describe(question="The question whose answer you want to remove")
    async def remove(self, interaction: Interaction[Any], question: AnswerOption) -> None:
        """Remove one of this server's own answers."""
        guild_id = require_manage_server(interaction)
        seen = await office_of(interaction).answers.named(guild_id, question)
        await show(interaction, RemovalSheet(seen, interaction.user.id))

    @app_commands.command()
    async def list(self, interaction: Interaction[Any]) -> None:
        """See all of this server's own answers."""
        await list_answers(interaction, require_manage_server(interaction))

    @app_commands.command()
    @app_commands.describe(format="YAML is easier to edit")
    async def export(
        self, interaction: Interaction[Any], format: Literal["yaml", "json"] = "yaml"
    ) -> None:
        """Get this server's own answers as a file."""
        guild_id = require_manage_server(interaction)
        await hand_over(interaction, guild_id, as_json=format == "json")

    @app_commands.command(name="import")
    @app_commands.describe(
        file="A YAML or JSON file of at most 256 KiB, such as /answers export makes"
    )
    async def import_(self, interaction: Interaction[Any], file: Attachment) -> None:
        """Replace this server's own answers by those of a file, after a look at the changes."""
        await take_upload(interaction, require_manage_server(interaction), file)

    @app_commands.command()
    @app_commands.describe(what="A general question or a tip")
    async def hide(self, interaction: Interaction[Any], what: HideableOption) -> None:
        """Keep a general question or tip away from this server."""
        guild_id = require_manage_server(interaction)
        thing = await office_of(interaction).hidden.hide(guild_id, interaction.user.id, what)
        await show(interaction, NoteSheet(f"🙈 Hidden in this server: {thing.title}"))

    @app_commands.command()
    @app_commands.describe(what="Something that is hidden")
    async def unhide(self, interaction: Interaction[Any], what: HiddenOption) -> None:
        """Show a general question or tip in this server again."""
        guild_id = require_manage_server(interaction)
        thing = await office_of(interaction).hidden.unhide(guild_id, interaction.user.id, what)
        await show(interaction, NoteSheet(f"👀 Shown in this server again: {thing.title}"))


async def setup(bot: AdvisorBot) -> None:
    """Add the cog."""
    await bot.add_cog(AnswersCog())
