"""The sender of tips on the simulated Discord: looking back, asking again, outages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.client.tips.errors import send_error
from bot.client.tips.sender import DiscordTipSender
from bot.domain.schedules import Cadence, Schedule
from bot.domain.subscriptions import (
    DeliveryState,
    PausedReason,
    Subscription,
    SubscriptionTerms,
)
from bot.tips.sending import (
    InvalidPostError,
    LookBackDeniedError,
    MessageGoneError,
    RateLimitedError,
    RefusedError,
    SendError,
    TipPost,
    UnauthorizedError,
    nonce_for,
)

if TYPE_CHECKING:
    from bot.domain.knowledge import KnowledgeBase

SLOT = datetime(2026, 1, 1, tzinfo=UTC)  # the simulated time begins then
MARK = nonce_for("installation", 1, SLOT)


@pytest.fixture
def simcord_bot() -> discord.Client:
    """A client without anything else, so that only the sender is looked at."""
    intents = discord.Intents(guilds=True)
    return discord.Client(intents=intents, member_cache_flags=discord.MemberCacheFlags.none())


@pytest.fixture
def guild(simcord_env: Any) -> Any:
    return simcord_env.create_guild("Learners")


@pytest.fixture
def feed(guild: Any) -> Any:
    return guild.create_text_channel("daily-tips")


@pytest.fixture
def sender(simcord_env: Any, knowledge: KnowledgeBase) -> DiscordTipSender:
    return DiscordTipSender(simcord_env.bot, lambda: knowledge)


@pytest.fixture
def subscription(guild: Any, feed: Any) -> Subscription:
    terms = SubscriptionTerms(feed.id, Schedule(Cadence.DAILY))
    state = DeliveryState(SLOT, SLOT, attempts=1, first_try=SLOT)
    return Subscription(1, guild.id, terms, 1, SLOT, state)


@pytest.fixture
def post(subscription: Subscription, knowledge: KnowledgeBase) -> TipPost:
    return TipPost(subscription, next(iter(knowledge.tips)), SLOT, MARK)


async def test_the_mark_of_a_slot_is_found_again(sender, post, feed):
    sent = await sender.send(post)

    assert await sender.find(post) == sent
    assert sent == feed.last_message.id


async def test_a_test_and_another_slot_are_not_taken_for_it(sender, post, subscription):
    await sender.send_test(subscription, post.tip_id)
    await sender.send(replace(post, nonce=nonce_for("installation", 1, SLOT + timedelta(days=1))))

    assert await sender.find(post) is None


async def test_it_is_found_below_the_talk_of_many(sender, post, feed, guild, simcord_env):
    sent = await sender.send(post)
    member = guild.add_member(simcord_env.create_user("Mina"))
    for _ in range(60):
        simcord_env.backend.create_message(feed.id, member.id, "hello")
    await simcord_env.settle()

    assert await sender.find(post) == sent


async def test_an_empty_channel_is_no_proof_without_the_right_to_read(
    sender, post, feed, simcord_env
):
    denied = discord.Permissions(read_message_history=True).value
    bot_id = simcord_env.backend.bot_user.id
    simcord_env.backend.set_overwrite(feed.id, Overwrite(bot_id, OverwriteType.MEMBER, 0, denied))
    await simcord_env.settle()
    await sender.send(post)

    with pytest.raises(LookBackDeniedError):
        await sender.find(post)


async def test_an_empty_channel_that_can_be_read_holds_nothing(sender, post):
    assert await sender.find(post) is None


@pytest.mark.parametrize(
    ("denied", "reason"),
    [
        ("view_channel", PausedReason.ACCESS_LOST),
        ("send_messages", PausedReason.PERMISSION_LOST),
        ("attach_files", None),
    ],
)
async def test_a_fresh_look_says_what_is_wrong(
    sender, subscription, feed, simcord_env, denied, reason
):
    value = discord.Permissions(**{denied: True}).value
    bot_id = simcord_env.backend.bot_user.id
    simcord_env.backend.set_overwrite(feed.id, Overwrite(bot_id, OverwriteType.MEMBER, 0, value))
    await simcord_env.settle()

    assert await sender.confirm(subscription) is reason


async def test_a_fresh_look_finds_a_channel_gone(sender, subscription, feed, simcord_env):
    simcord_env.backend.delete_channel(feed.id)

    assert await sender.confirm(subscription) is PausedReason.CHANNEL_GONE


async def test_a_locked_thread_is_closed_for_those_who_may_not_unlock(
    sender, subscription, feed, simcord_env
):
    backend = simcord_env.backend
    thread = backend.create_thread(feed.id, "tips", backend.bot_user.id)
    in_thread = replace(subscription, terms=replace(subscription.terms, thread_id=thread.id))
    backend.edit_channel(thread.id, {}, thread_metadata={"locked": True})
    assert await sender.confirm(in_thread) is None

    denied = discord.Permissions(manage_threads=True).value
    backend.set_overwrite(feed.id, Overwrite(backend.bot_user.id, OverwriteType.MEMBER, 0, denied))
    await simcord_env.settle()

    assert await sender.confirm(in_thread) is PausedReason.THREAD_CLOSED


async def test_an_outage_of_the_server_is_temporary_and_asks_nothing(
    sender, post, guild, simcord_env
):
    simcord_env.bot.get_guild(guild.id).unavailable = True
    asked = len(simcord_env.http_requests)

    for request in (sender.send(post), sender.confirm(post.subscription)):
        with pytest.raises(SendError, match="outage") as caught:
            await request
        assert type(caught.value) is SendError
    assert len(simcord_env.http_requests) == asked


async def test_a_channel_that_the_cache_lacks_gets_its_tip(sender, post, feed, simcord_env):
    simcord_env.bot._connection._guilds.clear()

    await sender.send(post)

    assert len(simcord_env.backend.messages[feed.id]) == 1


async def test_rights_are_not_judged_where_another_process_serves(
    sender, subscription, simcord_env
):
    simcord_env.bot._connection._guilds.clear()

    with pytest.raises(SendError, match="another process"):
        await sender.confirm(subscription)


async def test_there_an_empty_look_back_is_a_proof_only_if_anything_can_be_read(
    sender, post, feed, guild, simcord_env
):
    member = guild.add_member(simcord_env.create_user("Mina"))
    simcord_env.bot._connection._guilds.clear()
    with pytest.raises(LookBackDeniedError):
        await sender.find(post)

    message = simcord_env.backend.create_message(feed.id, member.id, "older than the slot")
    simcord_env.backend.messages[feed.id] = {1: replace(message, id=1)}

    assert await sender.find(post) is None


async def test_a_tip_that_has_left_the_knowledge_is_a_fault_of_ours(sender, post):
    with pytest.raises(InvalidPostError):
        await sender.send(replace(post, tip_id="no-such-tip"))


async def test_the_library_keeps_nothing_of_a_card(sender, post, simcord_env):
    for n in range(5):
        await sender.send(replace(post, nonce=f"mark{n}"))

    store = simcord_env.bot._connection._view_store
    assert not store._views
    assert not store._synced_message_views


@pytest.mark.parametrize(
    ("status", "code", "kind", "reason"),
    [
        (401, 0, UnauthorizedError, None),
        (403, 50001, RefusedError, PausedReason.ACCESS_LOST),
        (403, 50013, RefusedError, PausedReason.PERMISSION_LOST),
        (403, 160005, RefusedError, PausedReason.THREAD_CLOSED),
        (403, 0, SendError, None),  # Cloudflare refuses the address, not the channel
        (404, 10003, RefusedError, PausedReason.CHANNEL_GONE),
        (404, 10004, RefusedError, PausedReason.GUILD_GONE),
        (404, 10008, MessageGoneError, None),
        (400, 50008, RefusedError, PausedReason.CHANNEL_GONE),
        (400, 50035, InvalidPostError, None),
        (400, 200000, RefusedError, PausedReason.CONTENT_BLOCKED),
        (429, 0, RateLimitedError, None),
        (500, 0, SendError, None),
        (503, 0, SendError, None),
    ],
)
async def test_answers_of_discord_in_the_words_of_the_delivery(
    sender, post, simcord_env, status, code, kind, reason
):
    simcord_env.inject_error("POST", "/channels/*/messages", status=status, code=code)

    with pytest.raises(SendError) as caught:
        await sender.send(post)

    assert type(caught.value) is kind
    assert getattr(caught.value, "reason", None) is reason


def test_a_broken_line_is_temporary():
    assert type(send_error(ConnectionResetError(104, "reset"))) is SendError
    assert type(send_error(TimeoutError())) is SendError
