"""Answers interactions: opens routes, builds cards, decides who sees them, and words errors."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import discord
import structlog

from bot.client.failures import FAILURES
from bot.client.trouble import trouble_answer
from bot.domain.readers import Reader
from bot.errors import UsageError
from bot.views.card import PICTURE_NAME, Card, Setting
from bot.views.markdown import harmless

if TYPE_CHECKING:
    from bot.client.services import Services
    from bot.domain.answers import Answer
    from bot.domain.routes import Route

log = structlog.get_logger(__name__)

Interaction = discord.Interaction[Any]


class AdvisorDesk:
    """The one place where interactions get their answers. Holds no state of its own."""

    def __init__(self, services: Services) -> None:
        """Answer with these services."""
        self._services = services

    async def answer(self, interaction: Interaction, route: Route) -> None:
        """Answer a command with the card at a route."""
        answer = await self._open(interaction, route, private=True)
        await self._send(interaction, answer)

    async def turn_to(self, interaction: Interaction, route: Route) -> None:
        """Show another card: in place on one's own, as a private answer on a public one."""
        answer = await self._open(interaction, route, private=True)
        if not _is_own(interaction):
            await self._send(interaction, answer)
        elif answer.chart is None:
            card = Card(answer, self._setting(interaction))
            await interaction.response.edit_message(view=card, attachments=[])
        else:
            await interaction.response.defer()
            await self._complete(interaction, answer)

    async def share(self, interaction: Interaction, route: Route) -> None:
        """Post a private card to the channel, naming who shared it, and mark it as shared."""
        answer = await self._open(interaction, route, private=False)
        await interaction.response.defer()
        picture = await self._draw(answer)
        name = harmless(interaction.user.display_name)
        public = Card(answer, Setting(shared_by=name, has_picture=picture is not None))
        await interaction.followup.send(view=public, files=_files(picture))
        own = await self._open(interaction, route, private=True)
        marked = self._setting(interaction, shared=True, has_picture=picture is not None)
        await interaction.edit_original_response(view=Card(own, marked))

    async def report(self, interaction: Interaction, error: Exception) -> None:
        """Tell the asker kindly what went wrong; what they cannot mend goes to the log."""
        if isinstance(error, UsageError):
            answer = trouble_answer(error)
        else:
            number = f"{interaction.id:x}"[-8:]
            log.error("interaction failed", id=number, exc_info=error)
            answer = trouble_answer(error, number)
        card = Card(answer)
        try:
            if interaction.response.is_done():
                await interaction.followup.send(view=card, ephemeral=True)
            else:
                await interaction.response.send_message(view=card, ephemeral=True)
        except FAILURES as failure:  # expired, answered or cut off: nobody is there to tell
            log.warning("could not report", id=interaction.id, reason=str(failure))

    async def _open(self, interaction: Interaction, route: Route, *, private: bool) -> Answer:
        reader = Reader(
            member=interaction.user.id if private else None,
            locale=str(interaction.locale),
            is_admin=interaction.guild_id is not None
            and interaction.permissions.manage_guild,
            in_server=interaction.guild_id is not None,
        )
        return await self._services.advisor.open(route, reader)

    async def _send(self, interaction: Interaction, answer: Answer) -> None:
        if answer.chart is None:
            card = Card(answer, self._setting(interaction))
            await interaction.response.send_message(view=card, ephemeral=True)
        else:  # the first picture may take longer than Discord's three seconds
            await interaction.response.defer(ephemeral=True, thinking=True)
            await self._complete(interaction, answer)

    async def _complete(self, interaction: Interaction, answer: Answer) -> None:
        """Fill a deferred answer with the card and its picture."""
        picture = await self._draw(answer)
        card = Card(answer, self._setting(interaction, has_picture=picture is not None))
        await interaction.edit_original_response(view=card, attachments=_files(picture))

    async def _draw(self, answer: Answer) -> bytes | None:
        if answer.chart is None or answer.route.page:
            return None
        return await self._services.charts.draw(answer.chart)

    @staticmethod
    def _setting(
        interaction: Interaction, *, shared: bool = False, has_picture: bool = False
    ) -> Setting:
        alone = interaction.guild_id is None and interaction.context.dm_channel
        return Setting(may_share=not alone, shared=shared, has_picture=has_picture)


def _files(picture: bytes | None) -> list[discord.File]:
    return [] if picture is None else [discord.File(io.BytesIO(picture), PICTURE_NAME)]


def _is_own(interaction: Interaction) -> bool:
    """Tell whether the card that was pressed is seen by its asker alone."""
    message = interaction.message
    if message is None:
        return False
    return message.flags.ephemeral or (
        interaction.guild_id is None and interaction.context.dm_channel
    )
