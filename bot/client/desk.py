"""Answers interactions: opens routes, builds cards, decides who sees them, and words errors."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
import structlog

from bot.advice.server.hidden import HIDEABLE_VIEWS
from bot.client.failures import FAILURES
from bot.client.house import House
from bot.client.trouble import memory_trouble, trouble_answer
from bot.client.watching import FAILED, REFUSED, Following, note_outcome, number_of
from bot.errors import ForbiddenError, StorageError, UsageError
from bot.views.card import PICTURE_NAME, Card, Feedback, Setting
from bot.views.markdown import harmless

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from bot.client.services import Services
    from bot.domain.answers import Answer
    from bot.domain.readers import Reader
    from bot.domain.routes import Route

log = structlog.get_logger(__name__)

Interaction = discord.Interaction[Any]


class AdvisorDesk:
    """The one place where interactions get their answers. Holds no state of its own."""

    def __init__(self, services: Services) -> None:
        """Answer with these services."""
        self._services = services
        self.house = House(services.stores.settings, services.advisor)

    async def answer(self, interaction: Interaction, route: Route) -> None:
        """Answer a command with the card at a route."""
        answer = await self._open(interaction, route, private=True)
        await self.send(interaction, answer)

    async def turn_to(self, interaction: Interaction, route: Route) -> None:
        """Show another card: in place on one's own, as a private answer on a public one."""
        answer = await self._open(interaction, route, private=True)
        if not _is_own(interaction):
            await self.send(interaction, answer)
        elif answer.chart is None:
            card = Card(answer, await self._setting(interaction))
            await interaction.response.edit_message(view=card, attachments=[])
        else:
            await interaction.response.defer()
            await self._complete(interaction, answer)

    async def share(self, interaction: Interaction, route: Route) -> None:
        """Post a private card to the channel, naming who shared it, and mark it as shared."""
        if not await self.house.may_share(interaction):
            raise ForbiddenError("The admins of this server keep sharing to themselves.")
        answer = await self._open(interaction, route, private=False)
        await interaction.response.defer()
        picture = await self.draw(answer)
        name = harmless(interaction.user.display_name)
        public = Card(answer, Setting(shared_by=name, has_picture=picture is not None))
        await interaction.followup.send(view=public, files=picture_files(picture))
        own = await self._open(interaction, route, private=True)
        marked = await self._setting(interaction, shared=True, has_picture=picture is not None)
        await interaction.edit_original_response(view=Card(own, marked))

    def following(self, interaction: Interaction) -> AbstractContextManager[None]:
        """Follow a press for the time of a block: in log lines and in figures."""
        return Following(interaction, self._services.watcher)

    async def report(self, interaction: Interaction, error: Exception) -> None:
        """Tell the asker kindly what went wrong; what they cannot mend goes to the log."""
        note_outcome(interaction, REFUSED if isinstance(error, UsageError) else FAILED)
        card = Card(self.trouble(interaction.id, error))
        try:
            if interaction.response.is_done():
                await interaction.followup.send(view=card, ephemeral=True)
            else:
                await interaction.response.send_message(view=card, ephemeral=True)
        except FAILURES as failure:  # expired, answered or cut off: nobody is there to tell
            log.warning("could not report", id=interaction.id, reason=str(failure))

    @staticmethod
    def trouble(source_id: int, error: Exception) -> Answer:
        """Return what to say about an error; a fault of ours is logged under an id."""
        if isinstance(error, UsageError):
            return trouble_answer(error)
        if isinstance(error, StorageError):  # expected while the database is away: one line
            log.warning("answering needs the database", reason=str(error))
            return memory_trouble()
        number = number_of(source_id)
        log.error("answering failed", id=number, exc_info=error)
        return trouble_answer(error, number)

    async def judge(self, interaction: Interaction, mark: str, *, is_up: bool) -> None:
        """Take a thumb on the answer to a question."""
        if interaction.guild_id is not None and mark:
            message_id = 0 if interaction.message is None else interaction.message.id
            voter = (message_id, interaction.user.id)
            log_ = self._services.office.log
            await log_.note_thumb(interaction.guild_id, mark, voter, is_up=is_up)
        thanks = "Thank you, that helps." if is_up else "Thank you. **Not what I meant** may help."
        await interaction.response.send_message(thanks, ephemeral=True)

    async def reader(self, interaction: Interaction, *, private: bool) -> Reader:
        """Return who reads an answer; a public one shows nobody's ticks."""
        return await self.house.reader(interaction, private=private)

    async def send(
        self, interaction: Interaction, answer: Answer, feedback: Feedback | None = None
    ) -> None:
        """Send an answer as the first response.

        The whole channel sees it where admins chose so; what is personal only the asker sees.
        """
        is_press = interaction.type is discord.InteractionType.component
        hidden = answer.personal or is_press or not await self.house.is_public(interaction)
        if answer.chart is None:
            setting = await self._setting(interaction, hidden=hidden)
            card = Card(answer, setting, feedback)
            await interaction.response.send_message(view=card, ephemeral=hidden)
        else:  # the first picture may take longer than Discord's three seconds
            await interaction.response.defer(ephemeral=hidden, thinking=True)
            await self._complete(interaction, answer, feedback, hidden=hidden)

    async def _open(self, interaction: Interaction, route: Route, *, private: bool) -> Answer:
        reader = await self.reader(interaction, private=private)
        if route.view in HIDEABLE_VIEWS:
            hidden = await self._services.office.hidden.of_guild(reader.guild)
            reader = replace(reader, hidden=hidden)
        answer = await self._services.advisor.open(route, reader)
        return await self._services.office.hidden.leave_out(answer, reader.guild)

    async def _complete(
        self,
        interaction: Interaction,
        answer: Answer,
        feedback: Feedback | None = None,
        *,
        hidden: bool = True,
    ) -> None:
        """Fill a deferred answer with the card and its picture."""
        picture = await self.draw(answer)
        has_picture = picture is not None
        setting = await self._setting(interaction, hidden=hidden, has_picture=has_picture)
        card = Card(answer, setting, feedback)
        await interaction.edit_original_response(view=card, attachments=picture_files(picture))

    async def draw(self, answer: Answer) -> bytes | None:
        """Return the picture of an answer's first page, or None where there is none."""
        if answer.chart is None or answer.route.page:
            return None
        return await self._services.charts.draw(answer.chart)

    async def _setting(
        self,
        interaction: Interaction,
        *,
        hidden: bool = True,
        shared: bool = False,
        has_picture: bool = False,
    ) -> Setting:
        shareable = hidden and await self.house.may_share(interaction)
        return Setting(may_share=shareable, shared=shared, has_picture=has_picture)


def picture_files(picture: bytes | None) -> list[discord.File]:
    """Return a picture as the attachment that its card shows."""
    return [] if picture is None else [discord.File(io.BytesIO(picture), PICTURE_NAME)]


def _is_own(interaction: Interaction) -> bool:
    """Tell whether the card that was pressed is seen by its asker alone."""
    message = interaction.message
    if message is None:
        return False
    return message.flags.ephemeral or (
        interaction.guild_id is None and interaction.context.dm_channel
    )
