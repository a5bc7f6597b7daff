"""Posts tips with discord.py. Asks Discord rather than the cache whether a channel is there."""

from __future__ import annotations

from datetime import timedelta
from secrets import token_hex
from typing import TYPE_CHECKING, Any, TypeVar

import discord

from bot.client.rate_limits import unless_limited
from bot.client.tips.errors import NETWORK_ERRORS, send_error
from bot.domain.subscriptions import PausedReason
from bot.tips.sending import InvalidPostError, LookBackDeniedError, RefusedError, SendError
from bot.views.channel_rights import lacking, missing_rights
from bot.views.tip_card import TipCard, TipSetting, carries

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from bot.domain.knowledge import KnowledgeBase
    from bot.domain.subscriptions import Subscription
    from bot.tips.sending import TipPost

T = TypeVar("T")

_CLOCKS_DIFFER = timedelta(minutes=2)  # Discord's clock and the database's, at most
_MOST_LOOKED_AT = 300  # messages: three requests, and only in a busy channel
_TEST_MARK_BYTES = 12  # as long as the mark of a slot


class DiscordTipSender:
    """TipSender with a client of discord.py. Keeps nothing."""

    def __init__(self, client: discord.Client, knowledge: Callable[[], KnowledgeBase]) -> None:
        """Post as this client; the knowledge is asked for anew each time, since it may change."""
        self._client = client
        self._knowledge = knowledge

    async def send(self, post: TipPost) -> int:
        """Post it with its nonce enforced; return the message's id."""
        return await self._post(post.subscription, post.tip_id, post.nonce, is_test=False)

    async def send_test(self, subscription: Subscription, tip_id: str) -> int:
        """Post a tip now, marked as a test; no slot knows of it."""
        mark = token_hex(_TEST_MARK_BYTES)
        return await self._post(subscription, tip_id, mark, is_test=True)

    async def find(self, post: TipPost) -> int | None:
        """Look for the slot's mark in the channel since the slot; return the message's id.

        Raises LookBackDeniedError without the right to read.
        """
        since = post.subscription.state.first_try or post.slot
        messages = self._channel(post.subscription).history(
            limit=_MOST_LOOKED_AT, after=since - _CLOCKS_DIFFER, oldest_first=True
        )
        found, looked_at = await self._ask(_look_through(messages, post.nonce))
        if not looked_at and not await self._may_read_history(post.subscription):
            raise LookBackDeniedError("no right to read the history")  # Discord shows it as empty
        return found

    async def confirm(self, subscription: Subscription) -> PausedReason | None:
        """Ask afresh whether the channel still takes messages; None when it does."""
        self._refuse_outage(subscription)
        if self._client.get_guild(subscription.guild_id) is None:
            raise SendError("another process serves this server, and knows its rights")
        try:
            channel = await self._ask(self._client.fetch_channel(subscription.terms.posts_to))
        except RefusedError as error:
            return error.reason
        return _refusal_of(channel)

    async def publish(self, channel_id: int, message_id: int) -> None:
        """Publish a message of an announcement channel."""
        channel = self._client.get_partial_messageable(channel_id)
        await self._ask(channel.get_partial_message(message_id).publish())

    async def _post(
        self, subscription: Subscription, tip_id: str, mark: str, *, is_test: bool
    ) -> int:
        self._refuse_outage(subscription)
        knowledge, terms = self._knowledge(), subscription.terms
        tip = knowledge.tips.get(tip_id)
        if tip is None:
            raise InvalidPostError(f"there is no tip {tip_id} any more")
        role_id = None if is_test else terms.role_id  # a test must not wake up a whole role
        card = TipCard(knowledge, tip, TipSetting(mark, terms.topic, role_id, is_test))
        request = self._channel(subscription).send(
            view=card, nonce=mark, allowed_mentions=_only(role_id)
        )
        return (await self._ask(request)).id

    async def _ask(self, request: Coroutine[Any, Any, T]) -> T:
        """Make a request; raises SendErrors only."""
        try:
            return await unless_limited(self._client.http, request)
        except NETWORK_ERRORS as error:
            raise send_error(error) from error

    def _channel(self, subscription: Subscription) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(
            subscription.terms.posts_to, guild_id=subscription.guild_id
        )

    def _refuse_outage(self, subscription: Subscription) -> None:
        """Wait while Discord says that the server is down: what it answers then is no refusal."""
        guild = self._client.get_guild(subscription.guild_id)
        if guild is not None and guild.unavailable:
            raise SendError("the server is in an outage")

    async def _may_read_history(self, subscription: Subscription) -> bool:
        """Tell by the cache; in the server of another process by whether anything can be read."""
        guild = self._client.get_guild(subscription.guild_id)
        channel = guild and guild.get_channel_or_thread(subscription.terms.posts_to)
        if channel is not None:
            return not lacking(channel, ("read_message_history",))
        latest = self._channel(subscription).history(limit=1)
        _, looked_at = await self._ask(_look_through(latest, mark=""))  # anything will do
        return looked_at > 0


def _only(role_id: int | None) -> discord.AllowedMentions:
    if role_id is None:
        return discord.AllowedMentions.none()
    return discord.AllowedMentions(
        everyone=False, users=False, replied_user=False, roles=[discord.Object(role_id)]
    )


async def _look_through(
    messages: AsyncIterator[discord.Message], mark: str
) -> tuple[int | None, int]:
    """Return the message that carries the mark, and how many were looked at."""
    looked_at = 0
    async for message in messages:
        looked_at += 1
        if carries(message, mark):
            return message.id, looked_at
    return None, looked_at


def _refusal_of(channel: object) -> PausedReason | None:
    """Return why a channel that is there takes no tips, None when it does."""
    if not isinstance(channel, discord.TextChannel | discord.Thread):
        return PausedReason.CHANNEL_GONE
    missing = missing_rights(channel)
    if "manage_threads" in missing:
        return PausedReason.THREAD_CLOSED
    return PausedReason.PERMISSION_LOST if missing else None
