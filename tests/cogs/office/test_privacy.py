"""/privacy: what is stored about a member is theirs to see, take and erase."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from bot.domain.routes import to
from bot.domain.schedules import Cadence, Schedule
from bot.domain.subscriptions import SubscriptionTerms
from bot.views.office_items import office_button
from tests.cogs.reading import text_of


@pytest.fixture
async def stored(stores, guild, member, other_member):
    """Something in every store, of a member and of another one."""
    for person in (member, other_member):
        await stores.progress.tick(person.id, "backend-developer", "one-language")
        terms = SubscriptionTerms(4711, Schedule(Cadence.DAILY))
        await stores.subscriptions.add(guild.id, terms, person.id, datetime(2026, 1, 2, tzinfo=UTC))
        await stores.audit.note(guild.id, person.id, "tips.pause", "in #café")


async def exported(person, channel):
    shown = await person.slash(channel, "privacy export")
    assert shown.ephemeral
    [file] = shown.response.attachments
    return json.loads(await file.read())


async def test_the_export_holds_everything_and_nothing_of_others(
    stored, member, other_member, channel, guild
):
    file = await exported(member, channel)

    assert file["member"] == str(member.id)
    assert [t["milestone"] for t in file["ticked_milestones"]] == ["one-language"]
    assert [s["server"] for s in file["subscriptions_made"]] == [str(guild.id)]
    assert [c["detail"] for c in file["changes_made_as_admin"]] == ["in #café"]
    assert str(other_member.id) not in json.dumps(file)


async def test_deleting_asks_once_more_and_says_what_was_erased(
    stored, member, other_member, channel
):
    asked = await member.slash(channel, "privacy delete")
    assert (await exported(member, channel))["ticked_milestones"]

    done = await member.click(asked.response, label="Erase it all")

    text = text_of(done.response)
    assert "ticked milestones: 1" in text
    assert "subscriptions: 1" in text
    assert "changes as an admin: 1" in text
    file = await exported(member, channel)
    assert not (
        file["ticked_milestones"] or file["subscriptions_made"] or file["changes_made_as_admin"]
    )
    assert (await exported(other_member, channel))["ticked_milestones"]


async def test_one_may_think_again(stored, member, channel):
    asked = await member.slash(channel, "privacy delete")

    kept = await member.click(asked.response, label="Keep it")

    assert "Nothing was erased" in text_of(kept.response)
    assert (await exported(member, channel))["ticked_milestones"]


async def test_nobody_erases_for_another_one(stored, member, other_member, channel, post):
    button = office_button(member.id, to("forget-me"), "Erase it all")

    pressed = await other_member.click(await post(channel, button), label="Erase it all")

    assert "belongs to somebody else" in text_of(pressed.response)
    assert (await exported(member, channel))["ticked_milestones"]
    assert (await exported(other_member, channel))["ticked_milestones"]


async def test_it_all_works_in_a_direct_message(simcord_env, stores):
    user = simcord_env.create_user("Lin")
    await stores.progress.tick(user.id, "backend-developer", "one-language")

    policy = await user.slash("privacy policy")
    asked = await user.slash("privacy delete")
    done = await user.click(asked.response, label="Erase it all")

    assert "privacy@example.org" in text_of(policy.response)
    assert "ticked milestones: 1" in text_of(done.response)


async def test_a_member_who_was_erased_is_no_longer_named_in_the_list_of_changes(
    stored, member, admin, channel
):
    asked = await member.slash(channel, "privacy delete")
    await member.click(asked.response, label="Erase it all")

    panel = await admin.slash(channel, "settings")
    shown = await admin.click(panel.response, label="Who changed what")

    assert f"<@{member.id}>" not in text_of(shown.response)
    assert "asked to be forgotten" in text_of(shown.response)
