"""The command tree: the one place where errors of commands are answered."""

from __future__ import annotations

import asyncio
from time import perf_counter
from typing import TYPE_CHECKING, Any, cast

import discord
import structlog
from discord import app_commands

from bot.client.watching import begin, end
from bot.errors import ForbiddenError, UsageError

if TYPE_CHECKING:
    from bot.client.bot import AdvisorBot

log = structlog.get_logger(__name__)

CROWDED_SECONDS = 0.25
"""From here on completions go unanswered: each letter asks anew, and late ones help nobody."""


class AdvisorTree(app_commands.CommandTree[Any]):
    """discord.py's tree, with kind words for every error; what it runs is followed."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Begin to follow a command; all are allowed, but some are another process's."""
        bot = cast("AdvisorBot", interaction.client)
        if interaction.type is discord.InteractionType.autocomplete and await _is_crowded():
            return False
        if not await bot.services.fleet.handover.is_ours(interaction.id):
            return False
        begin(interaction)
        return True

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Answer an error of a command."""
        bot = cast("AdvisorBot", interaction.client)
        await bot.desk.report(interaction, _cause(error))
        end(interaction, bot.services.watcher)


async def _is_crowded() -> bool:
    """Tell whether so much is waiting that one pass of the event loop takes long.

    Then commands wait, too, and their answers must be there within three seconds.
    """
    began = perf_counter()
    await asyncio.sleep(0)
    return perf_counter() - began > CROWDED_SECONDS


def _cause(error: app_commands.AppCommandError) -> Exception:
    match error:
        case app_commands.CommandInvokeError():
            return error.original
        case app_commands.CommandOnCooldown():
            moment = int(discord.utils.utcnow().timestamp() + error.retry_after) + 1
            return UsageError(
                f"That was a lot at once. You can use this command again <t:{moment}:R>."
            )
        case app_commands.MissingPermissions():
            return ForbiddenError("This needs the right **Manage Server**.")
        case app_commands.TransformerError():
            return UsageError(f"“{error.value}” does not fit here. Please choose from the list.")
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return UsageError(
                "This command has just changed. Please type it again; reload Discord if it stays."
            )
        case _:
            return error
