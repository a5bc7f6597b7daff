"""/settings: every setting changes in place, takes effect, and overwrites nobody's change."""

from __future__ import annotations

from dataclasses import replace

import discord
import pytest

from bot.advice.server.setting_catalog import CATALOG
from bot.domain.guilds import AUDIT_LENGTH, Sharing, Visibility
from bot.domain.routes import to
from bot.views.settings.panel import SettingsPanel
from tests.cogs.office.conftest import components_of
from tests.cogs.reading import labels_of, selects_of, text_of, walk


@pytest.fixture
def open_setting(admin, channel):
    async def open_(name, by=admin):
        panel = await by.slash(channel, "settings")
        return await by.click(panel.response, custom_id=f"do:{by.id}:setting/{name}")

    return open_


def menu_of(message):
    [menu] = [c for c in walk(message.components) if c["type"] in {3, 8}]
    return menu["custom_id"]


async def test_the_panel_shows_every_setting_with_its_value_and_what_it_does(admin, channel):
    shown = await admin.slash(channel, "settings")

    assert shown.ephemeral
    text = text_of(shown.response)
    for info in CATALOG:
        assert f"{info.label}: {info.inherited} *(default)*" in text
        assert info.what in text


@pytest.mark.parametrize(
    ("name", "choice", "kept"),
    [
        ("visibility", "public", Visibility.PUBLIC),
        ("sharing", "admins", Sharing.ADMINS),
        ("question_log", "on", True),
        ("default_career", "data-engineer", "data-engineer"),
        ("country", "DE", "DE"),
        ("currency", "EUR", "EUR"),
        ("time_zone", "Europe/Berlin", "Europe/Berlin"),
    ],
)
async def test_a_choice_is_kept_shown_and_reset(
    name, choice, kept, admin, open_setting, settings_of
):
    card = await open_setting(name)

    chosen = await admin.select(card.response, [choice], custom_id=menu_of(card.response))

    assert getattr(await settings_of(), name) == kept
    assert "(default)" not in text_of(chosen.response)
    again = await admin.click(chosen.response, label="Reset")
    assert getattr(await settings_of(), name) is None
    assert "*(default)*" in text_of(again.response)


async def test_a_name_can_be_typed_with_a_slip(admin, open_setting, settings_of):
    card = await open_setting("default_career")
    form = await admin.click(card.response, label="Type it")

    shown = await admin.submit_modal(form, {"name": "bakend developper"})

    assert (await settings_of()).default_career == "backend-developer"
    assert "**Backend Developer**" in text_of(shown.response)


async def test_a_name_typed_over_a_restart_is_saved(
    simcord_env, admin, open_setting, settings_of, make_bot
):
    form = await admin.click((await open_setting("default_career")).response, label="Type it")
    await simcord_env.restart_bot(make_bot())

    await admin.submit_modal(form, {"name": "Data Scientist"})

    assert (await settings_of()).default_career == "data-scientist"


async def test_an_unknown_name_is_refused_with_a_sentence(admin, open_setting, settings_of):
    card = await open_setting("country")
    form = await admin.click(card.response, label="Type it")

    shown = await admin.submit_modal(form, {"name": "Atlantis @everyone"})

    assert "no country called" in text_of(shown.response)
    assert "@everyone" not in text_of(shown.response)
    assert (await settings_of()).country is None


async def test_channels_of_mentions_are_chosen_emptied_and_reset(
    admin, channel, open_setting, settings_of
):
    card = await open_setting("mention_channels")

    chosen = await admin.select(card.response, [channel], custom_id=menu_of(card.response))
    assert (await settings_of()).mention_channels == {channel.id}
    assert f"<#{channel.id}>" in text_of(chosen.response)

    nowhere = await admin.click(chosen.response, label="Nowhere")
    assert (await settings_of()).mention_channels == frozenset()
    assert "nowhere" in text_of(nowhere.response)

    await admin.click(nowhere.response, label="Reset")
    assert (await settings_of()).mention_channels is None


async def test_a_notice_channel_that_the_bot_cannot_write_to_is_refused_by_name(
    simcord_env, guild, admin, open_setting, settings_of
):
    mute = discord.PermissionOverwrite(send_messages=False)
    silent = guild.create_text_channel("silent", overwrites={simcord_env.bot.user: mute})
    card = await open_setting("notice_channel")

    shown = await admin.select(card.response, [silent], custom_id=menu_of(card.response))

    assert "**Send Messages**" in text_of(shown.response)
    assert (await settings_of()).notice_channel is None


async def test_a_channel_that_is_gone_is_not_preselected(
    simcord_env, guild, stores, admin, open_setting, settings_of
):
    await stores.settings.save(replace(await settings_of(), notice_channel=4711))

    card = await open_setting("notice_channel")

    [menu] = [c for c in walk(card.response.components) if c["type"] == 8]
    assert not menu.get("default_values")


async def test_public_answers_show_to_the_channel_but_not_where_an_exception_stands(
    stores, settings_of, guild, channel, member
):
    quiet = guild.create_text_channel("quiet")
    exceptions = {quiet.id: Visibility.PRIVATE}
    await stores.settings.save(
        replace(await settings_of(), visibility=Visibility.PUBLIC, visibility_by_channel=exceptions)
    )

    public = await member.slash(channel, "career overview", career="backend-developer")
    private = await member.slash(quiet, "career overview", career="backend-developer")

    assert not public.ephemeral
    assert "Share" not in labels_of(public.response)
    assert private.ephemeral


async def test_exceptions_are_chosen_by_channel(admin, channel, open_setting, settings_of):
    card = await open_setting("visibility_by_channel")

    shown = await admin.select(
        card.response,
        [channel],
        custom_id=f"chan:{admin.id}:{to('set-channels', 'visibility_by_channel', '0', 'public')}",
    )

    assert (await settings_of()).visibility_by_channel == {channel.id: Visibility.PUBLIC}
    assert f"public in <#{channel.id}>" in text_of(shown.response)


async def test_what_only_the_asker_may_see_stays_private_in_a_public_server(
    stores, settings_of, channel, member
):
    await stores.settings.save(replace(await settings_of(), visibility=Visibility.PUBLIC))
    await stores.progress.tick(member.id, "backend-developer", "one-language")

    shown = await member.slash(channel, "roadmap", career="backend-developer")

    assert shown.ephemeral


@pytest.mark.parametrize(
    ("sharing", "member_may", "admin_may"),
    [(Sharing.EVERYONE, True, True), (Sharing.ADMINS, False, True), (Sharing.NOBODY, False, False)],
)
async def test_sharing_is_for_whom_admins_say(
    sharing, member_may, admin_may, stores, settings_of, channel, member, admin
):
    await stores.settings.save(replace(await settings_of(), sharing=sharing))

    for person, may in ((member, member_may), (admin, admin_may)):
        shown = await person.slash(channel, "career overview", career="backend-developer")
        assert ("Share" in labels_of(shown.response)) is may


async def test_a_share_button_from_before_is_checked_again(stores, settings_of, channel, member):
    shown = await member.slash(channel, "career overview", career="backend-developer")
    await stores.settings.save(replace(await settings_of(), sharing=Sharing.NOBODY))

    pressed = await member.click(shown.response, label="Share")

    assert "keep sharing to themselves" in text_of(pressed.response)
    assert channel.last_message is None


async def test_the_country_of_the_server_comes_first(stores, settings_of, channel, member):
    await stores.settings.save(replace(await settings_of(), country="DE"))

    shown = await member.slash(channel, "salary", career="backend-developer")

    assert "Germany" in text_of(shown.response)


async def test_the_currency_stands_in_for_a_country(stores, settings_of, channel, member):
    await stores.settings.save(replace(await settings_of(), currency="GBP"))

    shown = await member.slash(channel, "salary", career="backend-developer")

    assert "United Kingdom" in text_of(shown.response)


async def test_the_second_of_two_admins_sees_what_changed_and_overwrites_nothing(
    admin, other_admin, open_setting, settings_of
):
    mine = await open_setting("visibility")
    theirs = await open_setting("sharing", by=other_admin)
    await other_admin.select(theirs.response, ["nobody"], custom_id=menu_of(theirs.response))

    late = await admin.select(mine.response, ["public"], custom_id=menu_of(mine.response))

    text = text_of(late.response)
    assert f"<@{other_admin.id}> **Who may share**: everybody → nobody" in text
    assert "Your change was not made" in text
    assert (await settings_of()).visibility is None
    again = await admin.click(late.response, label="Look again")
    await admin.select(again.response, ["public"], custom_id=menu_of(again.response))
    assert (await settings_of()).visibility is Visibility.PUBLIC
    assert (await settings_of()).sharing is Sharing.NOBODY


async def test_a_form_that_was_open_too_long_overwrites_nothing(
    admin, other_admin, open_setting, settings_of
):
    card = await open_setting("time_zone")
    form = await admin.click(card.response, label="Type it")
    theirs = await open_setting("time_zone", by=other_admin)
    await other_admin.select(theirs.response, ["Asia/Tokyo"], custom_id=menu_of(theirs.response))

    late = await admin.submit_modal(form, {"name": "Berlin"})

    assert "UTC → Asia/Tokyo" in text_of(late.response)
    assert (await settings_of()).time_zone == "Asia/Tokyo"


async def test_switching_the_log_off_erases_it(stores, guild, admin, open_setting, simcord_env):
    card = await open_setting("question_log")
    card = await admin.select(card.response, ["on"], custom_id=menu_of(card.response))
    await simcord_env.bot.office.log.note(guild.id, "what?", "overview", "answer")

    await admin.select(card.response, ["off"], custom_id=menu_of(card.response))

    assert await stores.questions.questions(guild.id, simcord_env.now().date()) == ()


async def test_the_list_of_changes_has_pages_and_no_more_than_fifty(admin, channel, stores, guild):
    for number in range(AUDIT_LENGTH + 5):
        await stores.audit.note(guild.id, admin.id, "answers.add", f"question {number} **bold**")

    panel = await admin.slash(channel, "settings")
    shown = await admin.click(panel.response, label="Who changed what")

    assert "question 54 \\*\\*bold" in text_of(shown.response)
    for _ in range(4):
        shown = await admin.click(shown.response, label="Older")
    assert "question 5 " in text_of(shown.response)
    assert "Older" not in labels_of(shown.response)


async def test_the_panel_holds_discords_limits_with_everything_set(knowledge, settings_of):
    channels = range(10**19, 10**19 + 25)
    full = replace(
        await settings_of(),
        version=999_999,
        visibility=Visibility.PUBLIC,
        visibility_by_channel=dict.fromkeys(channels, Visibility.PRIVATE),
        mention_channels=frozenset(channels),
        notice_channel=10**19,
        default_career="full-stack-developer",
        country="GB",
        currency="GBP",
        time_zone="America/Argentina/ComodRivadavia",
        question_log=True,
        sharing=Sharing.ADMINS,
    )

    panel = SettingsPanel(full, knowledge, 2**64)

    assert components_of(panel) <= 40
    assert panel.content_length() <= 4000


async def test_every_menu_offers_at_most_25(open_setting):
    for info in CATALOG:
        card = await open_setting(info.name)
        assert all(len(menu["options"]) <= 25 for menu in selects_of(card.response))
