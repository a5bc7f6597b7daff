"""Questions in people's own words: from a command, a direct message, or a mention."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, Any

import discord
import structlog

from bot.advice.server.server_voice import show_own_answer
from bot.client.desk import picture_files
from bot.client.failures import FAILURES
from bot.client.watching import ANSWERED, FAILED, number_of
from bot.domain.question_log import OWN_ANSWER
from bot.domain.routes import to
from bot.views.card import Card, Feedback, Setting

if TYPE_CHECKING:
    from bot.advice.questions.conversations import Conversations
    from bot.advice.questions.counselor import Counsel
    from bot.client.desk import AdvisorDesk
    from bot.client.services import Services
    from bot.domain.answers import Answer
    from bot.domain.readers import Reader
    from bot.domain.recognition import Slots
    from bot.domain.routes import Route

log = structlog.get_logger(__name__)

_IN_MESSAGE = "message"
"""What direct messages and mentions are counted as, beside the names of commands."""

Interaction = discord.Interaction[Any]


class QuestionDesk:
    """Answers questions; remembers the last one of a conversation for ten minutes."""

    def __init__(self, services: Services, desk: AdvisorDesk, conversations: Conversations) -> None:
        """Answer with these services, through this desk."""
        self._services = services
        self._desk = desk
        self._conversations = conversations

    async def ask(self, interaction: Interaction, question: str) -> None:
        """Answer a question put by a command."""
        reader = await self._desk.reader(interaction, private=True)
        place = _place(interaction.channel, interaction.user, interaction.guild_id)
        answer, feedback = await self._reply(question, reader, place)
        await self._desk.send(interaction, answer, feedback)

    async def ask_in_message(self, message: discord.Message, question: str) -> None:
        """Answer a question in a direct message, or in one that mentions the bot."""
        structlog.contextvars.bind_contextvars(interaction=number_of(message.id))
        began = perf_counter()
        if not await self._desk.house.answers_mentions_in(message):
            return
        outcome = ANSWERED
        try:
            answer, feedback = await self._reply_to_message(message, question)
        except Exception as error:  # nobody else would answer
            answer, feedback, outcome = self._desk.trouble(message.id, error), None, FAILED
        picture = await self._desk.draw(answer)
        card = Card(answer, Setting(has_picture=picture is not None), feedback)
        try:
            await message.reply(view=card, files=picture_files(picture), mention_author=False)
        except FAILURES as failure:
            log.warning("could not answer a message", id=message.id, reason=str(failure))
            outcome = FAILED
        self._services.watcher.interaction_ended(_IN_MESSAGE, outcome, perf_counter() - began)

    async def _reply_to_message(
        self, message: discord.Message, question: str
    ) -> tuple[Answer, Feedback | None]:
        reader = await self._desk.house.reader_of_message(message)
        if not question:  # somebody only called the bot's name
            return await self._services.advisor.open(to("help"), reader), None
        place = _place(message.channel, message.author, reader.guild)
        return await self._reply(question, reader, place)

    async def _reply(
        self, question: str, reader: Reader, place: tuple[int, int] | None
    ) -> tuple[Answer, Feedback | None]:
        if own := await self._own_answer(question, reader.guild):
            return own
        office = self._services.office
        reader = replace(reader, hidden=await office.hidden.of_guild(reader.guild))
        previous = None if place is None else self._conversations.previous(place)
        counsel = await self._services.counselor.ask(question, reader, previous)
        if place is not None:
            self._conversations.remember(place, counsel.recognition)
        intent, decision = counsel.recognition.intent, counsel.decision
        mark = await office.log.note(reader.guild, question, intent, decision)
        answer = await office.hidden.leave_out(counsel.answer, reader.guild)
        return answer, self._feedback(counsel, mark or "")

    async def _own_answer(
        self, question: str, guild_id: int | None
    ) -> tuple[Answer, Feedback] | None:
        """Return what the server's admins want to be answered, if they said so."""
        office = self._services.office
        found = None if guild_id is None else await office.finder.find(guild_id, question)
        if found is None:
            return None
        mark = await office.log.note(guild_id, question, OWN_ANSWER, OWN_ANSWER)
        return show_own_answer(found), Feedback(mark or "", to("meant"))

    def _feedback(self, counsel: Counsel, mark: str) -> Feedback | None:
        if counsel.decision in {"refuse", "did_you_mean"}:
            return None
        return Feedback(mark, _correction(counsel.recognition.slots))


def _correction(slots: Slots) -> Route:
    career = slots.careers[0] if slots.careers else None
    skill = slots.skills[0] if slots.skills else None
    return to("meant", career, skill)


def _place(channel: Any, person: discord.abc.User, guild_id: int | None) -> tuple[int, int] | None:
    """Return where a conversation goes on: direct messages and threads, not busy channels."""
    is_quiet = guild_id is None or isinstance(channel, discord.Thread)
    return (channel.id, person.id) if is_quiet and channel is not None else None
