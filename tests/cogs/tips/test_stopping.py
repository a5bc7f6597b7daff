"""Tips that cannot go out: paused with a reason, told to an admin, and taken up again."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.deliveries import DeliveryOutcome
from bot.domain.subscriptions import PausedReason
from tests.cogs.reading import text_of
from tests.cogs.tips.conftest import posts

DAY = 24 * 3600.0
TO_NINE = 9 * 3600.0 + 1


async def test_a_server_that_always_fails_is_given_up_and_told(
    simcord_env, subscribe, feed, guild, stores, only
):
    notices = guild.create_text_channel("mods")
    await _set_notice_channel(stores, guild, notices)
    await subscribe()
    simcord_env.inject_error("POST", f"/channels/{feed.id}/messages", status=503, times=None)

    for _ in range(10):
        await simcord_env.advance_time(DAY / 20 + 2000)

    subscription = await only()
    [record] = await stores.history.recent(subscription.id)
    assert record.outcome is DeliveryOutcome.FAILED
    assert subscription.state.next_run.isoformat() == "2026-01-02T09:00:00+00:00"
    assert "given up after hours" in text_of(notices.last_message)


async def test_a_lost_right_pauses_with_a_notice_and_mends_by_itself(
    simcord_env, subscribe, feed, guild, stores, only, rights
):
    notices = guild.create_text_channel("mods")
    await _set_notice_channel(stores, guild, notices)
    await subscribe()
    await rights.deny(feed, "send_messages")

    await simcord_env.advance_time(TO_NINE + 60)

    assert (await only()).state.paused is PausedReason.PERMISSION_LOST
    assert len(posts(simcord_env, feed)) == 1  # refused once, confirmed by another question
    [notice] = notices.history()
    assert "I may no longer post in the channel" in text_of(notice)
    assert "I go on by myself" in text_of(notice)

    await rights.restore(feed)
    await simcord_env.advance_time(15)

    assert (await only()).state.paused is None
    await simcord_env.advance_time(DAY)
    assert len(feed.history()) == 1


async def test_a_broken_channel_is_asked_at_most_twice(simcord_env, subscribe, feed, only):
    await subscribe()
    simcord_env.inject_error(
        "POST", f"/channels/{feed.id}/messages", status=403, code=50013, times=None
    )

    await simcord_env.advance_time(TO_NINE + 3600)

    assert (await only()).state.paused is PausedReason.PERMISSION_LOST
    assert len(posts(simcord_env, feed)) == 2  # the cache knew of no missing right


async def test_a_deleted_channel_pauses_and_is_not_asked_again(simcord_env, subscribe, feed, only):
    await subscribe()
    simcord_env.backend.delete_channel(feed.id)
    await simcord_env.settle()

    await simcord_env.advance_time(TO_NINE + 60)

    assert (await only()).state.paused is PausedReason.CHANNEL_GONE


async def test_without_a_notice_channel_the_next_command_tells(
    simcord_env, subscribe, admin, channel, feed, rights
):
    await subscribe()
    await rights.deny(feed, "send_messages")
    await simcord_env.advance_time(TO_NINE + 60)

    shown = await admin.slash(channel, "career browse")

    [notice] = shown.followups
    assert notice.ephemeral
    assert "Tips have stopped" in text_of(notice)
    again = await admin.slash(channel, "career browse")
    assert again.followups == []


async def test_a_notice_channel_that_refuses_leaves_it_to_the_next_command(
    simcord_env, subscribe, admin, channel, feed, guild, stores, rights
):
    notices = guild.create_text_channel("mods")
    await _set_notice_channel(stores, guild, notices)
    await rights.deny(notices, "send_messages")
    await subscribe()
    await rights.deny(feed, "send_messages")
    await simcord_env.advance_time(TO_NINE + 60)

    shown = await admin.slash(channel, "career browse")

    assert "Tips have stopped" in text_of(shown.followups[0])


async def test_a_notice_is_told_after_a_restart_too(
    simcord_env, subscribe, admin, channel, feed, rights, make_tips_bot
):
    await subscribe()
    await rights.deny(feed, "send_messages")
    await simcord_env.advance_time(TO_NINE + 60)
    await simcord_env.restart_bot(make_tips_bot())

    shown = await admin.slash(channel, "career browse")

    assert "Tips have stopped" in text_of(shown.followups[0])


async def test_a_member_is_told_nothing(simcord_env, subscribe, member, channel, feed, rights):
    await subscribe()
    await rights.deny(feed, "send_messages")
    await simcord_env.advance_time(TO_NINE + 60)

    shown = await member.slash(channel, "career browse")

    assert shown.followups == []


async def test_an_outage_of_the_server_is_waited_for(simcord_env, subscribe, feed, guild, only):
    await subscribe()
    known = simcord_env.bot.get_guild(guild.id)
    known.unavailable = True
    with simcord_env._bot_scope():
        simcord_env.bot.dispatch("guild_unavailable", known)
    await simcord_env.advance_time(TO_NINE + 120)
    assert (await only()).state.paused is None
    assert posts(simcord_env, feed) == []

    known.unavailable = False
    await simcord_env.advance_time(900)

    assert len(feed.history()) == 1


async def test_a_removal_pauses_and_coming_back_resumes(simcord_env, subscribe, guild, only):
    await subscribe()
    known = simcord_env.bot.get_guild(guild.id)
    with simcord_env._bot_scope():  # or what follows would sleep in real time
        simcord_env.bot.dispatch("guild_remove", known)
    await simcord_env.settle()
    assert (await only()).state.paused is PausedReason.GUILD_GONE

    with simcord_env._bot_scope():
        simcord_env.bot.dispatch("guild_join", known)
    await simcord_env.advance_time(15)

    assert (await only()).state.paused is None


async def test_a_removal_while_the_bot_was_off_pauses_at_the_next_start(
    simcord_env, subscribe, stores, only, make_tips_bot
):
    await subscribe()
    left = await stores.subscriptions.add(4711, (await only()).terms, 1, simcord_env.now())

    await simcord_env.restart_bot(make_tips_bot())

    found = await stores.subscriptions.get(4711, left.id)
    assert found.state.paused is PausedReason.GUILD_GONE
    assert (await only()).state.paused is None


async def test_what_mends_without_an_event_is_found_once_a_day(
    simcord_env, subscribe, feed, stores, guild, only
):
    await subscribe()
    await stores.subscriptions.pause(guild.id, 1, PausedReason.ACCESS_LOST)

    await simcord_env.advance_time(DAY + 60)

    assert (await only()).state.paused is None


async def _set_notice_channel(stores, guild, channel):
    settings = await stores.settings.get(guild.id)
    await stores.settings.save(replace(settings, notice_channel=channel.id))
