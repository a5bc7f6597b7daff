"""Joining, leaving, outages and returns: one welcome, and nothing erased too early."""

from __future__ import annotations

from types import SimpleNamespace

import discord
import pytest

from tests.cogs.reading import labels_of, text_of

DAY = 86400


@pytest.fixture
def joins(simcord_env, guild):
    """Tells the bot that it was added to the server."""

    async def join():
        simcord_env.bot.dispatch("guild_join", simcord_env.bot.get_guild(guild.id))
        await simcord_env.settle()

    return join


@pytest.fixture
def leaves(simcord_env):
    async def leave(guild_id):
        simcord_env.bot.dispatch("guild_remove", SimpleNamespace(id=guild_id))
        await simcord_env.settle()

    return leave


async def test_the_first_writable_channel_gets_one_welcome(simcord_env, guild, joins):
    mute = discord.PermissionOverwrite(send_messages=False)
    rules = guild.create_text_channel("rules", overwrites={simcord_env.bot.user: mute})
    talk = guild.create_text_channel("talk")

    await joins()
    await joins()

    assert rules.history() == []
    [welcome] = talk.history()
    assert text_of(welcome).count("- `/") == 3


async def test_nobody_is_written_to_directly(simcord_env, guild, joins):
    await joins()

    assert not [r for r in simcord_env.http_requests if r.path.endswith("/users/@me/channels")]


async def test_the_settings_button_of_the_welcome_serves_admins_only(
    guild, channel, joins, admin, other_admin, member
):
    await joins()
    [welcome] = channel.history()
    assert "Settings, for admins" in labels_of(welcome)

    for person in (admin, other_admin):
        opened = await person.click(welcome, label="Settings, for admins")
        assert opened.ephemeral
        assert "Settings of this server" in text_of(opened.response)
    refused = await member.click(welcome, label="Settings, for admins")

    assert "Manage Server" in text_of(refused.response)
    assert refused.response.ephemeral
    browsed = await member.click(welcome, label="Browse careers")
    assert browsed.response.ephemeral


async def test_a_server_that_returns_keeps_its_rows_and_is_not_greeted_again(
    simcord_env, guild, channel, joins, leaves, stores, add_answer
):
    await joins()
    await add_answer("office hours")
    await leaves(guild.id)
    await simcord_env.advance_time(29 * DAY)

    await joins()
    await simcord_env.advance_time(31 * DAY)

    assert len(channel.history()) == 1
    assert len(await stores.answers.of_guild(guild.id)) == 1


async def test_the_rows_of_a_server_go_thirty_days_after_the_bot(simcord_env, stores, leaves):
    await stores.audit.note(4711, 1, "settings.country")
    await leaves(4711)

    await simcord_env.advance_time(29 * DAY)
    assert await stores.audit.recent(4711)
    await simcord_env.advance_time(2 * DAY)

    assert await stores.audit.recent(4711) == ()


async def test_an_outage_is_no_removal(simcord_env, guild, stores, add_answer):
    await add_answer("office hours")
    simcord_env.backend.emit("GUILD_DELETE", {"id": str(guild.id), "unavailable": True})
    await simcord_env.settle()

    assert guild.id in await stores.guilds.present()


async def test_a_removal_while_the_bot_was_off_is_noticed_at_the_next_start(
    simcord_env, guild, stores, make_bot, add_answer
):
    await add_answer("office hours")
    await stores.audit.note(4711, 1, "settings.country")  # a server that is gone by now

    await simcord_env.restart_bot(make_bot())

    assert await stores.guilds.present() == {guild.id}
    await simcord_env.advance_time(31 * DAY)
    assert await stores.audit.recent(4711) == ()
    assert len(await stores.answers.of_guild(guild.id)) == 1


async def test_a_process_that_was_replaced_greets_nobody(simcord_env, guild, joins):
    channel = guild.create_text_channel("hall")
    simcord_env.bot.services.fleet.handover.retired.set()

    await joins()

    assert channel.history() == []


async def test_a_server_where_nothing_can_be_written_gets_no_welcome_and_no_error(
    simcord_env, guild, joins
):
    mute = discord.PermissionOverwrite(view_channel=False)
    guild.create_text_channel("secret", overwrites={simcord_env.bot.user: mute})

    await joins()

    assert simcord_env.errors == []
