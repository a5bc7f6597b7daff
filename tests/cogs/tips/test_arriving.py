"""Tips that arrive by themselves, with time moved and Discord failing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.deliveries import DeliveryOutcome
from bot.domain.vocabulary import TipKind
from tests.cogs.reading import labels_of, text_of
from tests.cogs.tips.conftest import posts

DAY = 24 * 3600.0
TO_NINE = 9 * 3600.0 + 1


async def test_a_tip_arrives_at_its_time_and_names_its_subject(
    simcord_env, subscribe, feed, only, stores
):
    await subscribe(topic="python")
    await simcord_env.advance_time(TO_NINE - 2)
    assert posts(simcord_env, feed) == []

    await simcord_env.advance_time(2)

    [post] = posts(simcord_env, feed)
    assert post["enforce_nonce"] is True
    assert len(post["nonce"]) <= 25
    text = text_of(feed.last_message)
    assert text.startswith("### 💡 ")
    assert "Python" in text
    assert labels_of(feed.last_message) == ["More on this", "Helpful"]
    [record] = await stores.history.recent((await only()).id)
    assert record.outcome is DeliveryOutcome.DELIVERED
    assert record.message_id == feed.last_message.id


async def test_no_tip_comes_twice_while_others_are_left(simcord_env, subscribe, feed):
    await subscribe(topic="stage:professional")

    await simcord_env.advance_time(9 * DAY)

    titles = [text_of(message).splitlines()[0] for message in feed.history()]
    assert len(titles) == 9
    assert len(set(titles)) == 9


async def test_only_the_chosen_role_can_be_pinged(simcord_env, subscribe, feed, guild):
    readers = guild.create_role("Readers", mentionable=True)
    await subscribe(role=readers)

    await simcord_env.advance_time(TO_NINE)

    [post] = posts(simcord_env, feed)
    assert post["allowed_mentions"] == {"parse": [], "roles": [readers.id]}
    assert f"<@&{readers.id}>" in text_of(feed.last_message)


async def test_without_a_role_nobody_can_be_pinged(simcord_env, subscribe, feed):
    await subscribe()

    await simcord_env.advance_time(TO_NINE)

    [post] = posts(simcord_env, feed)
    assert post["allowed_mentions"] == {"parse": []}


async def test_more_on_this_opens_the_subject_for_the_presser_alone(
    simcord_env, subscribe, feed, member
):
    await subscribe(topic="python")
    await simcord_env.advance_time(TO_NINE)

    shown = await member.click(feed.last_message, label="More on this")

    assert shown.ephemeral
    assert "Python" in text_of(shown.response)


async def test_a_thank_is_counted_once_where_the_server_keeps_a_log(
    simcord_env, subscribe, feed, member, other_member, guild, stores
):
    settings = await stores.settings.get(guild.id)
    await stores.settings.save(replace(settings, question_log=True))
    await subscribe()
    await simcord_env.advance_time(TO_NINE)

    for presser in (member, member, other_member):
        shown = await presser.click(feed.last_message, label="Helpful")
        assert shown.ephemeral

    counts = await stores.questions.commands(guild.id, simcord_env.now().date())
    assert counts["tip helpful"] == 2


async def test_a_thank_is_not_counted_where_the_log_is_off(
    simcord_env, subscribe, feed, member, guild, stores
):
    await subscribe()
    await simcord_env.advance_time(TO_NINE)

    await member.click(feed.last_message, label="Helpful")

    assert await stores.questions.commands(guild.id, simcord_env.now().date()) == {}


async def test_a_hidden_tip_never_comes(simcord_env, subscribe, feed, knowledge, guild, stores):
    from bot.domain.own_answers import HiddenKind

    pool = [tip.id for tip in knowledge.tips.values() if tip.kind is TipKind.HABIT]
    for tip_id in pool[1:]:
        await stores.answers.hide(guild.id, HiddenKind.TIP, tip_id)
    await subscribe(topic="habit")

    await simcord_env.advance_time(2 * DAY)

    titles = {text_of(message).splitlines()[0] for message in feed.history()}
    assert titles == {f"### 💡 {knowledge.tips[pool[0]].title}"}


async def test_a_published_tip_reaches_followers(simcord_env, subscribe, guild):
    news = guild.create_news_channel("announcements")
    await subscribe(news, publish=True)

    await simcord_env.advance_time(TO_NINE + 5)

    path = f"/channels/{news.id}/messages/{news.last_message.id}/crosspost"
    assert [r.path for r in simcord_env.http_requests].count(path) == 1


async def test_a_tip_in_an_archived_thread_arrives(simcord_env, subscribe, guild, feed):
    thread = simcord_env.backend.create_thread(feed.id, "tips", simcord_env.backend.bot_user.id)
    handle = type(feed)(simcord_env, guild, thread)
    await subscribe(handle)

    await simcord_env.advance_time(TO_NINE)

    assert "💡" in text_of(handle.last_message)


@pytest.mark.parametrize("status", [500, 503])
async def test_a_failing_server_gets_the_tip_later_under_the_same_nonce(
    simcord_env, subscribe, feed, status
):
    await subscribe()
    simcord_env.inject_error("POST", f"/channels/{feed.id}/messages", status=status, times=2)

    await simcord_env.advance_time(TO_NINE + 60)

    nonces = [post["nonce"] for post in posts(simcord_env, feed)]
    assert len(nonces) == 3
    assert len(set(nonces)) == 1
    assert len(feed.history()) == 1


async def test_a_restart_delivers_what_came_due_meanwhile_once(
    simcord_env, subscribe, feed, make_tips_bot
):
    await subscribe()
    await simcord_env.bot.tip_delivery.stop()
    await simcord_env.advance_time(TO_NINE + 1800)
    assert feed.history() == []

    await simcord_env.restart_bot(make_tips_bot())
    await simcord_env.advance_time(60)

    assert len(feed.history()) == 1


async def test_an_admin_elsewhere_in_time_gets_it_on_their_morning(simcord_env, subscribe, feed):
    await subscribe(timezone="Asia/Tokyo")  # nine there is midnight, the start of this test

    await simcord_env.advance_time(DAY - 5)
    assert feed.history() == []
    await simcord_env.advance_time(10)

    assert len(feed.history()) == 1


async def test_the_preview_may_offer_a_cadence_that_one_can_wait_for(
    simcord_env, subscribe, feed, make_tips_bot
):
    await simcord_env.restart_bot(make_tips_bot(offers_test_cadence=True))
    shown = await subscribe(cadence="every_minute")
    assert "Every minute, in the preview only" in text_of(shown.response)

    await simcord_env.advance_time(181)

    assert len(feed.history()) == 3


async def test_the_cadence_of_the_preview_is_offered_nowhere_else(simcord_env):
    [tips] = [c for c in await simcord_env.bot.tree.fetch_commands() if c.name == "tips"]
    [subscribe] = [option for option in tips.options if option.name == "subscribe"]

    assert "every_minute" not in str([option.to_dict() for option in subscribe.options])
