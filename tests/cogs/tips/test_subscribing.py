"""/tips subscribe, driven the way an admin would."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import discord
import pytest

from tests.cogs.reading import labels_of, text_of

NINE_ON_THE_FIRST = 1767258000  # 2026-01-01T09:00Z; the simulated time begins at midnight


async def test_channel_and_cadence_alone_save_at_once(admin, channel, feed, guild, stores):
    shown = await admin.slash(channel, "tips subscribe", channel=feed, cadence="daily")

    assert shown.ephemeral
    assert shown.modal is None
    text = text_of(shown.response)
    assert f"Tips in <#{feed.id}>" in text
    assert "Every day at 09:00 (UTC)" in text
    assert f"<t:{NINE_ON_THE_FIRST}:F>" in text
    [saved] = await stores.subscriptions.of_guild(guild.id)
    assert saved.terms.channel_id == feed.id
    assert saved.created_by == admin.id
    [entry] = await stores.audit.recent(guild.id)
    assert (entry.member_id, entry.action) == (admin.id, "tips.subscribe")


async def test_all_options_are_taken(admin, channel, guild, stores):
    news = guild.create_news_channel("announcements")
    readers = guild.create_role("Tip readers", mentionable=True)

    shown = await admin.slash(
        channel,
        "tips subscribe",
        channel=news,
        cadence="weekly",
        time="8:30 pm",
        weekday="friday",
        day=31,
        timezone="New York",
        topic="backend developer",
        role=readers,
        publish=True,
    )

    text = text_of(shown.response)
    assert "Every Friday at 20:30 (America/New_York)" in text
    assert "Topic: Backend Developer" in text
    assert f"<@&{readers.id}>" in text
    assert "Published" in text
    assert "Stop publishing" in labels_of(shown.response)
    [saved] = await stores.subscriptions.of_guild(guild.id)
    assert str(saved.terms.topic) == "career:backend-developer"
    assert (saved.terms.schedule.day, saved.terms.publish) == (31, True)


@pytest.mark.parametrize("typed", ["9", "9:00", "9am", "09.00", "0900"])
async def test_a_time_may_be_typed_in_many_ways(admin, channel, feed, typed):
    shown = await admin.slash(
        channel, "tips subscribe", channel=feed, cadence="weekdays", time=typed
    )

    assert "Monday to Friday at 09:00" in text_of(shown.response)


async def test_the_time_zone_of_the_server_is_the_default(admin, channel, feed, guild, stores):
    settings = await stores.settings.get(guild.id)
    await stores.settings.save(replace(settings, time_zone="Asia/Tokyo"))

    shown = await admin.slash(channel, "tips subscribe", channel=feed, cadence="monthly")

    assert "On day 1 of every month at 09:00 (Asia/Tokyo)" in text_of(shown.response)


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("time", "25:00", "no time of day"),
        ("timezone", "Atlantis", "no time zone “Atlantis”"),
        ("topic", "underwater basket weaving", "no tips on"),
    ],
)
async def test_what_cannot_be_read_is_said_and_nothing_is_saved(
    admin, channel, feed, guild, stores, option, typed, said
):
    shown = await admin.slash(
        channel, "tips subscribe", channel=feed, cadence="daily", **{option: typed}
    )

    assert said in text_of(shown.followups[0] if shown.followups else shown.response)
    assert await stores.subscriptions.of_guild(guild.id) == ()


async def test_everyone_cannot_be_pinged(admin, channel, feed, guild):
    shown = await admin.slash(
        channel, "tips subscribe", channel=feed, cadence="daily", role=guild.default_role
    )

    assert "cannot ping everyone" in text_of(shown.response)


async def test_a_role_that_would_get_no_ping_is_warned_about(admin, channel, feed, guild, rights):
    quiet = guild.create_role("Quiet")
    await rights.deny(feed, "mention_everyone")

    shown = await admin.slash(channel, "tips subscribe", channel=feed, cadence="daily", role=quiet)

    assert f"<@&{quiet.id}> gets no ping yet" in text_of(shown.response)


async def test_publishing_elsewhere_than_in_announcements_is_left_out(
    admin, channel, feed, guild, stores
):
    shown = await admin.slash(
        channel, "tips subscribe", channel=feed, cadence="daily", publish=True
    )

    assert "Only posts in announcement channels" in text_of(shown.response)
    [saved] = await stores.subscriptions.of_guild(guild.id)
    assert saved.terms.publish is False


@pytest.mark.parametrize(
    ("kind", "denied", "named"),
    [
        ("text", ("send_messages",), ["**Send Messages**"]),
        ("text", ("view_channel",), ["**View Channel**"]),
        ("news", ("view_channel", "send_messages"), ["**View Channel**", "**Send Messages**"]),
        ("forum", ("send_messages",), ["**Send Messages and Create Posts**"]),
        ("forum", ("send_messages_in_threads",), ["**Send Messages in Threads and Posts**"]),
        ("thread", ("send_messages_in_threads",), ["**Send Messages in Threads**"]),
    ],
)
async def test_missing_rights_are_named_exactly(
    admin, channel, guild, simcord_env, rights, stores, kind, denied, named
):
    target, place = _target(simcord_env, guild, kind)
    await rights.deny(place, *denied)

    shown = await admin.slash(channel, "tips subscribe", channel=target, cadence="daily")

    text = text_of(shown.response)
    assert f"Missing: {', '.join(named)}." in text
    assert "Permissions, add **TestBot**" in text
    assert await stores.subscriptions.of_guild(guild.id) == ()


async def test_a_send_right_is_not_needed_in_the_channel_of_a_thread(
    admin, channel, guild, simcord_env, rights
):
    thread, parent = _target(simcord_env, guild, "thread")
    await rights.deny(parent, "send_messages")

    shown = await admin.slash(channel, "tips subscribe", channel=thread, cadence="daily")

    assert "Subscribed" in text_of(shown.response)


async def test_few_tips_are_said_to_come_round_soon(admin, channel, feed, knowledge):
    counts = Counter(skill for tip in knowledge.tips.values() for skill in tip.skills)
    rare = next(skill for skill, count in counts.items() if count == 1)

    few = await admin.slash(
        channel, "tips subscribe", channel=feed, cadence="daily", topic=f"skill:{rare}"
    )
    many = await admin.slash(channel, "tips subscribe", channel=feed, cadence="daily")

    assert "There is only 1 tip on" in text_of(few.response)
    assert "come round" not in text_of(many.response)


async def test_a_forum_gets_one_lasting_thread(admin, channel, guild, stores, simcord_env):
    forum = guild.create_forum_channel("career-forum")

    await admin.slash(channel, "tips subscribe", channel=forum, cadence="daily", topic="python")
    await simcord_env.advance_time(2 * 24 * 3600)

    [thread] = forum.threads
    assert thread.name == "💡 Career tips: Python"
    [saved] = await stores.subscriptions.of_guild(guild.id)
    assert saved.terms.posts_to == thread.id
    opening, *tips = thread.history()
    assert "Tips on Python arrive here" in text_of(opening)
    assert len(tips) == 2


async def test_a_forum_that_asks_for_a_tag_gets_the_first_one(
    admin, channel, guild, simcord_env, rights
):
    forum = guild.create_forum_channel("career-forum")
    await rights.deny(forum, "manage_threads")
    _ask_for_tags(simcord_env, forum, ("Off limits", True), ("Tips", False))

    await admin.slash(channel, "tips subscribe", channel=forum, cadence="daily")

    [thread] = forum.threads
    tag = simcord_env.backend.get_channel(forum.id).available_tags[1]
    assert simcord_env.backend.get_channel(thread.id).applied_tags == [int(tag["id"])]


async def test_a_forum_that_asks_for_a_tag_and_has_none_is_refused(
    admin, channel, guild, simcord_env
):
    forum = guild.create_forum_channel("career-forum")
    _ask_for_tags(simcord_env, forum)

    shown = await admin.slash(channel, "tips subscribe", channel=forum, cadence="daily")

    assert "asks for a tag" in text_of(shown.response)
    assert forum.threads == []


async def test_a_server_has_at_most_25(admin, channel, guild, stores):
    forum = guild.create_forum_channel("career-forum")
    for _ in range(25):
        await admin.slash(channel, "tips subscribe", channel=channel, cadence="daily")

    shown = await admin.slash(channel, "tips subscribe", channel=forum, cadence="daily")

    assert "at most 25" in text_of(shown.response) or "can have 25" in text_of(shown.response)
    assert len(await stores.subscriptions.of_guild(guild.id)) == 25
    assert forum.threads == []  # nothing was made for what was refused


@pytest.mark.parametrize("typed", ["berlin", "germany", "europe/ber", "CET"])
async def test_time_zones_complete_by_city_country_and_name(admin, channel, feed, typed):
    choices = await admin.autocomplete(
        channel, "tips subscribe", "timezone", typed, channel=feed, cadence="daily"
    )

    assert choices[0]["value"] == "Europe/Berlin"
    assert choices[0]["name"] == "01:00 now · Berlin, Germany (Europe/Berlin)"
    assert len(choices) <= 25


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("", "all"),
        ("back", "career:backend-developer"),
        ("pyth", "skill:python"),
        ("interm", "stage:intermediate"),
        ("habit", "kind:habit"),
    ],
)
async def test_topics_complete_over_all_shelves(admin, channel, feed, typed, topic):
    choices = await admin.autocomplete(
        channel, "tips subscribe", "topic", typed, channel=feed, cadence="daily"
    )

    assert topic in [choice["value"] for choice in choices]
    assert all(len(choice["name"]) <= 100 for choice in choices)


def _target(env, guild, kind):
    """Return a channel of a kind, and where its rights are set."""
    if kind == "thread":
        parent = guild.create_text_channel("parent")
        thread = env.backend.create_thread(parent.id, "a thread", env.backend.bot_user.id)
        return type(parent)(env, guild, thread), parent
    make = {
        "text": guild.create_text_channel,
        "news": guild.create_news_channel,
        "forum": guild.create_forum_channel,
    }[kind]
    made = make("target")
    return made, made


def _ask_for_tags(env, forum, *tags):
    """Make a forum ask for one of these tags; each is a name and whether it is for moderators."""
    entries = [
        {"id": str(1000 + i), "name": name, "moderated": moderated, "emoji_name": None}
        for i, (name, moderated) in enumerate(tags)
    ]
    env.backend.edit_channel(forum.id, {"available_tags": entries})
    # The simulator knows no flags of channels.
    env.bot.get_channel(forum.id)._flags = discord.ChannelFlags(require_tag=True).value
