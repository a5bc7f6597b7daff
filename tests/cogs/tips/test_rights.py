"""Who may touch subscriptions: those who manage their server, at the moment of each use."""

from __future__ import annotations

import discord
import pytest

from tests.cogs.reading import text_of

VERBS = ("edit", "pause", "resume", "remove", "test", "history")


async def test_the_subscription_of_another_server_cannot_be_reached(
    admin, channel, card, simcord_env, stores, guild
):
    elsewhere = simcord_env.create_guild("Elsewhere")
    lobby = elsewhere.create_text_channel("lobby")
    role = elsewhere.create_role("Admin", permissions=discord.Permissions(manage_guild=True))
    stranger = elsewhere.add_member(simcord_env.create_user("Eve"), roles=[role])

    shown = await stranger.slash(lobby, "tips remove", subscription="1")

    assert "is gone" in text_of(shown.response)
    assert await stores.subscriptions.of_guild(guild.id)


@pytest.fixture
async def let_everybody_try(guild, member, simcord_env):
    """Open the commands to a member in the server's settings, as admins may."""
    commands = await simcord_env.bot.tree.fetch_commands()
    [tips] = [command for command in commands if command.name == "tips"]
    guild.set_command_permissions(tips, {member: True})


@pytest.mark.parametrize("verb", VERBS)
async def test_the_right_is_checked_in_the_code(
    member, channel, card, only, let_everybody_try, verb
):
    before = await only()

    shown = await member.slash(channel, f"tips {verb}", subscription="1")

    assert shown.ephemeral
    assert "**Manage Server**" in text_of(shown.response)
    assert await only() == before


async def test_subscribing_and_listing_ask_for_the_right(
    member, channel, feed, let_everybody_try, guild, stores
):
    for name, options in (("subscribe", {"channel": feed, "cadence": "daily"}), ("list", {})):
        shown = await member.slash(channel, f"tips {name}", **options)
        assert shown.ephemeral
        assert "**Manage Server**" in text_of(shown.response)
    assert await stores.subscriptions.of_guild(guild.id) == ()


async def test_completion_tells_nothing_without_the_right(member, channel, card, let_everybody_try):
    assert await member.autocomplete(channel, "tips pause", "subscription", "") == []


async def test_an_open_card_and_form_are_refused_once_the_right_is_lost(
    admin, channel, card, only, simcord_env, feed, guild
):
    form = await admin.click(card, label="Edit")
    before = await only()
    simcord_env.backend.get_guild(guild.id).members[admin.id].role_ids.clear()

    pressed = await admin.click(card, label="Pause")
    assert "**Manage Server**" in text_of(pressed.response)
    chosen = await admin.select(card, [], custom_id="tips-role:1")
    assert "**Manage Server**" in text_of(chosen.response)
    values = {"channel": [feed], "cadence": ["weekly"], "time": "9", "timezone": "UTC"}
    sent = await admin.submit_modal(form, {**values, "topic": "all"})

    assert "**Manage Server**" in text_of(sent.response)
    assert await only() == before
