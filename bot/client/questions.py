"""Questions in people's own words: from a command, a direct message, or a mention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import structlog

from bot.client.desk import picture_files
from bot.client.failures import FAILURES
from bot.domain.house_rules import answers_mentions_in
from bot.domain.readers import Reader
from bot.domain.routes import to
from bot.errors import StorageError
from bot.views.card import Card, Feedback, Setting

if TYPE_CHECKING:
    from bot.advice.conversations import Conversations
    from bot.advice.counselor import Counsel
    from bot.client.desk import AdvisorDesk
    from bot.client.services import Services
    from bot.domain.answers import Answer
    from bot.domain.recognition import Slots
    from bot.domain.routes import Route

log = structlog.get_logger(__name__)

Interaction = discord.Interaction[Any]


class QuestionDesk:
    """Answers questions; remembers the last one of a conversation for ten minutes."""

    def __init__(
        self, services: Services, desk: AdvisorDesk, conversations: Conversations
    ) -> None:
        """Answer with these services, through this desk."""
        self._services = services
        self._desk = desk
        self._conversations = conversations

    async def ask(self, interaction: Interaction, question: str) -> None:
        """Answer a question put by a command."""
        reader = await self._desk.reader(interaction, private=True)
        place = _place(interaction.channel, interaction.user, interaction.guild_id)
        answer, feedback = await self._reply(question, reader, interaction.guild_id, place)
        await self._desk.send(interaction, answer, feedback)

    async def ask_in_message(self, message: discord.Message, question: str) -> None:
        """Answer a question in a direct message, or in one that mentions the bot."""
        if not await self._is_answered_in(message.channel, message.guild):
            return
        try:
            answer, feedback = await self._reply_to_message(message, question)
        except Exception as error:  # noqa: BLE001 -- nobody else would answer
            answer, feedback = self._desk.trouble(message.id, error), None
        picture = await self._desk.draw(answer)
        card = Card(answer, Setting(has_picture=picture is not None), feedback)
        try:
            await message.reply(view=card, files=picture_files(picture), mention_author=False)
        except FAILURES as failure:
            log.warning("could not answer a message", id=message.id, reason=str(failure))

    async def _reply_to_message(
        self, message: discord.Message, question: str
    ) -> tuple[Answer, Feedback | None]:
        is_direct = message.guild is None
        reader = Reader(member=message.author.id if is_direct else None, in_server=not is_direct)
        if not question:  # somebody only called the bot's name
            return await self._services.advisor.open(to("help"), reader), None
        guild_id = None if message.guild is None else message.guild.id
        place = _place(message.channel, message.author, guild_id)
        return await self._reply(question, reader, guild_id, place)

    async def _is_answered_in(self, channel: Any, guild: discord.Guild | None) -> bool:
        """Tell whether admins let mentions be answered in a channel."""
        if guild is None:
            return True
        try:
            settings = await self._services.stores.settings.get(guild.id)
        except StorageError:
            return True  # what admins chose is out of reach: the default stands
        places = (channel.id, getattr(channel, "parent_id", None))
        return answers_mentions_in(settings, filter(None, places))

    async def _reply(
        self, question: str, reader: Reader, guild_id: int | None, place: tuple[int, int] | None
    ) -> tuple[Answer, Feedback | None]:
        previous = None if place is None else self._conversations.previous(place)
        counsel = await self._services.counselor.ask(question, reader, previous)
        if place is not None:
            self._conversations.remember(place, counsel.recognition)
        return counsel.answer, self._feedback(counsel, "")

    def _feedback(self, counsel: Counsel, mark: str) -> Feedback | None:
        if counsel.decision in {"refuse", "did_you_mean"}:
            return None
        return Feedback(mark, _correction(counsel.recognition.slots))


def _correction(slots: Slots) -> Route:
    career = slots.careers[0] if slots.careers else None
    skill = slots.skills[0] if slots.skills else None
    return to("meant", career, skill)


def _place(
    channel: Any, person: discord.abc.User, guild_id: int | None
) -> tuple[int, int] | None:
    """Return where a conversation goes on: direct messages and threads, not busy channels."""
    is_quiet = guild_id is None or isinstance(channel, discord.Thread)
    return (channel.id, person.id) if is_quiet and channel is not None else None
