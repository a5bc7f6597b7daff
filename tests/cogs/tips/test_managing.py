"""What admins do with subscriptions afterwards: list, edit, pause, resume, test, remove."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.deliveries import DeliveryOutcome, DeliveryRecord
from bot.domain.subscriptions import PausedReason
from tests.cogs.reading import labels_of, selects_of, text_of
from tests.cogs.tips.conftest import posts


async def test_list_shows_the_next_time_and_the_state_in_words(admin, channel, card, feed):
    shown = await admin.slash(channel, "tips list")

    text = text_of(shown.response)
    assert "Tip subscriptions (1 of 25)" in text
    assert f"<#{feed.id}>" in text
    assert "Every day at 09:00 (UTC)" in text
    assert "▶️ Running · next: <t:1767258000:F>" in text


async def test_an_empty_list_says_how_to_begin(admin, channel):
    shown = await admin.slash(channel, "tips list")

    assert "/tips subscribe" in text_of(shown.response)


async def test_a_long_list_has_pages_and_a_menu_of_all(admin, channel, feed):
    for _ in range(10):
        await admin.slash(channel, "tips subscribe", channel=feed, cadence="daily")
    shown = await admin.slash(channel, "tips list")
    assert len(selects_of(shown.response)[0]["options"]) == 10

    turned = await admin.click(shown.response, label="More")

    assert text_of(turned.response).count("Every day") == 2
    opened = await admin.select(turned.response, ["10"])
    assert "Tips in" in text_of(opened.response)


async def test_pause_and_resume(admin, channel, card, only, simcord_env, feed):
    paused = await admin.slash(channel, "tips pause", subscription="1")
    assert "⏸️ Paused: an admin paused it" in text_of(paused.response)
    await simcord_env.advance_time(24 * 3600)
    assert posts(simcord_env, feed) == []

    resumed = await admin.click(paused.response, label="Resume")

    assert "▶️ Running" in text_of(resumed.response)
    assert (await only()).state.next_run.isoformat() == "2026-01-02T09:00:00+00:00"


async def test_resume_is_refused_while_a_right_is_missing(admin, channel, card, only, feed, rights):
    await admin.slash(channel, "tips pause", subscription="1")
    await rights.deny(feed, "send_messages")

    shown = await admin.slash(channel, "tips resume", subscription="1")

    assert "Missing: **Send Messages**" in text_of(shown.response)
    assert (await only()).state.paused is PausedReason.BY_ADMIN


async def test_remove_by_command_is_at_once(admin, channel, card, guild, stores, feed):
    shown = await admin.slash(channel, "tips remove", subscription="1")

    assert f"No more tips in <#{feed.id}>" in text_of(shown.response)
    assert await stores.subscriptions.of_guild(guild.id) == ()


async def test_remove_by_button_asks_first(admin, card, guild, stores):
    asked = await admin.click(card, label="Remove")
    assert labels_of(asked.response) == ["Remove", "Keep"]
    assert await stores.subscriptions.of_guild(guild.id)

    await admin.click(asked.response, label="Remove")

    assert await stores.subscriptions.of_guild(guild.id) == ()


async def test_edit_opens_a_form_with_what_stands(admin, channel, card, feed):
    shown = await admin.slash(channel, "tips edit", subscription="1")

    fields = {c["component"]["custom_id"]: c["component"] for c in shown.modal["components"]}
    assert list(fields) == ["channel", "cadence", "time", "timezone", "topic"]
    assert int(fields["channel"]["default_values"][0]["id"]) == feed.id
    assert [o["value"] for o in fields["cadence"]["options"] if o["default"]] == ["daily"]
    assert fields["time"]["value"] == "09:00"
    assert (fields["timezone"]["value"], fields["topic"]["value"]) == ("UTC", "all")


async def test_the_form_saves(admin, channel, guild, card, only):
    other = guild.create_text_channel("other")
    form = await admin.slash(channel, "tips edit", subscription="1")

    shown = await admin.submit_modal(
        form,
        {
            "channel": [other],
            "cadence": ["monthly"],
            "time": "7pm",
            "timezone": "mumbai",
            "topic": "interview",
        },
    )

    assert "On day 1 of every month at 19:00 (Asia/Kolkata)" in text_of(shown.response)
    assert "Topic: Interview" in text_of(shown.response)
    assert (await only()).terms.channel_id == other.id


async def test_a_form_left_open_over_a_restart_saves(
    simcord_env, admin, feed, card, only, make_tips_bot
):
    form = await admin.click(card, label="Edit")
    await simcord_env.restart_bot(make_tips_bot())
    values = {"channel": [feed], "cadence": ["weekly"], "time": "7pm", "timezone": "UTC"}

    await admin.submit_modal(form, {**values, "topic": "interview"})

    assert (await only()).terms.schedule.cadence == "weekly"


async def test_a_form_that_cannot_be_read_changes_nothing(admin, feed, card, only):
    before = await only()
    form = await admin.click(card, label="Edit")
    values = {"channel": [feed], "cadence": ["daily"], "time": "soon", "timezone": "UTC"}

    shown = await admin.submit_modal(form, {**values, "topic": "all"})

    assert "“soon” is no time of day" in text_of(shown.followups[0])
    assert await only() == before


async def test_weekday_day_role_and_publishing_are_chosen_on_the_card(
    admin, channel, guild, stores
):
    news = guild.create_news_channel("announcements")
    readers = guild.create_role("Readers")
    weekly = await admin.slash(channel, "tips subscribe", channel=news, cadence="weekly")

    await admin.select(weekly.response, ["thursday"], custom_id="tips-weekday:1")
    await admin.select(weekly.response, [readers], custom_id="tips-role:1")
    shown = await admin.click(weekly.response, label="Publish each tip")

    assert "Every Thursday" in text_of(shown.response)
    [saved] = await stores.subscriptions.of_guild(guild.id)
    assert (saved.terms.role_id, saved.terms.publish) == (readers.id, True)
    cleared = await admin.select(shown.response, [], custom_id="tips-role:1")
    assert "Pings nobody" in text_of(cleared.response)


async def test_the_day_of_a_month_is_chosen_from_two_menus(admin, channel, feed):
    monthly = await admin.slash(channel, "tips subscribe", channel=feed, cadence="monthly")

    shown = await admin.select(monthly.response, ["31"], custom_id="tips-late-day:1")

    assert "On day 31 of every month, or its last day, at 09:00" in text_of(shown.response)


async def test_a_test_is_posted_now_and_marked(admin, channel, card, only, feed, simcord_env):
    before = await only()

    shown = await admin.slash(channel, "tips test", subscription="1")

    assert "A test was posted: https://discord.com/channels/" in text_of(shown.response)
    assert "🧪 A test that an admin asked for" in text_of(feed.last_message)
    assert await only() == before
    again = await admin.slash(channel, "tips test", subscription="1")
    assert "You can test this subscription again <t:" in text_of(again.response)
    await simcord_env.advance_time(31)
    await admin.slash(channel, "tips test", subscription="1")
    assert len(posts(simcord_env, feed)) == 2


async def test_a_test_that_is_refused_says_why(admin, channel, card, simcord_env):
    simcord_env.inject_error("POST", "/channels/*/messages", status=403, code=50013)

    shown = await admin.slash(channel, "tips test", subscription="1")

    assert "I may no longer post in the channel" in text_of(shown.response)


async def test_history_says_what_became_of_each_slot(admin, channel, card, only, stores, knowledge):
    subscription = await only()
    tip = next(iter(knowledge.tips.values()))
    slot = subscription.state.next_run
    records = [
        DeliveryRecord(slot + timedelta(days=n), slot, outcome, detail=detail)
        for n, (outcome, detail) in enumerate(
            [(outcome, None) for outcome in DeliveryOutcome] * 3
            + [(DeliveryOutcome.FAILED, "SendError: Discord answered 503, code 0")]
        )
    ]
    records.append(
        DeliveryRecord(slot + timedelta(days=99), slot, DeliveryOutcome.DELIVERED, tip.id, 4711)
    )
    history = stores.history._tables.history[subscription.id]
    history.update({record.slot: record for record in records})

    shown = await admin.slash(channel, "tips history", subscription="1")

    text = text_of(shown.response)
    assert f"✅ Delivered: [{tip.title}](https://discord.com/channels/" in text
    assert "❌ Given up after hours of trying" in text
    assert "Discord answered 503" in text
    turned = await admin.click(shown.response, label="More")
    assert "⏭️ Skipped" in text_of(turned.response)


async def test_completion_names_subscriptions_in_words_without_the_store(
    admin, channel, card, stores, monkeypatch
):
    async def never(*_):
        raise AssertionError("completion waits for the store")

    monkeypatch.setattr(stores.subscriptions, "of_guild", never)
    choices = await admin.autocomplete(channel, "tips pause", "subscription", "")

    assert choices == [{"name": "#daily-tips · Every day at 09:00 · all topics", "value": "1"}]
    assert await admin.autocomplete(channel, "tips pause", "subscription", "weekly") == []


async def test_completion_is_there_after_a_restart(
    admin, channel, card, simcord_env, make_tips_bot
):
    await simcord_env.restart_bot(make_tips_bot())

    choices = await admin.autocomplete(channel, "tips pause", "subscription", "")

    assert [choice["value"] for choice in choices] == ["1"]


async def test_buttons_outlive_a_restart(admin, card, simcord_env, make_tips_bot):
    await simcord_env.restart_bot(make_tips_bot())

    shown = await admin.click(card, label="Pause")

    assert "⏸️ Paused" in text_of(shown.response)


async def test_a_subscription_may_be_named_by_its_words(admin, channel, card):
    shown = await admin.slash(channel, "tips pause", subscription="#daily-tips")

    assert "⏸️ Paused" in text_of(shown.response)


@pytest.mark.parametrize("typed", ["99", "something else", "9" * 50])
async def test_an_unknown_subscription_is_refused_kindly(admin, channel, card, typed):
    shown = await admin.slash(channel, "tips pause", subscription=typed)

    assert shown.ephemeral
    assert "list" in text_of(shown.response)
