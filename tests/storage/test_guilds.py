"""What every store of servers, settings and audit entries promises."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.guilds import (
    AUDIT_LENGTH,
    GuildSettings,
    SettingsConflictError,
    Sharing,
    Visibility,
)
from bot.domain.own_answers import HiddenKind, OwnAnswerText
from bot.domain.question_log import AskedQuestion
from tests.storage.samples import subscribe

GUILD, OTHER = 100, 200
ADA, BEN = 11, 22


async def test_settings_are_inherited_until_somebody_saves(stores):
    assert await stores.settings.get(GUILD) == GuildSettings(GUILD)


async def test_saved_settings_come_back_whole(stores):
    settings = GuildSettings(
        GUILD,
        visibility=Visibility.PUBLIC,
        visibility_by_channel={1: Visibility.PRIVATE, 2: Visibility.PUBLIC},
        mention_channels=frozenset(),
        default_career="backend-developer",
        country="DE",
        currency="EUR",
        time_zone="Europe/Berlin",
        notice_channel=3,
        question_log=False,
        sharing=Sharing.NOBODY,
    )
    saved = await stores.settings.save(settings)

    assert saved == replace(settings, version=1)
    assert await stores.settings.get(GUILD) == saved


async def test_a_setting_is_reset_by_saving_none(stores):
    saved = await stores.settings.save(GuildSettings(GUILD, country="DE", question_log=True))
    await stores.settings.save(replace(saved, country=None, question_log=None))

    assert await stores.settings.get(GUILD) == GuildSettings(GUILD, version=2)


async def test_the_later_of_two_admins_sees_what_changed(stores):
    before = await stores.settings.get(GUILD)
    await stores.settings.save(replace(before, country="DE"))

    with pytest.raises(SettingsConflictError) as refused:
        await stores.settings.save(replace(before, time_zone="Europe/Paris"))
    assert refused.value.current.country == "DE"
    assert (await stores.settings.get(GUILD)).time_zone is None


async def test_of_many_saves_at_once_one_wins(stores):
    attempts = [
        stores.settings.save(GuildSettings(GUILD, country=code)) for code in ("DE", "FR", "US")
    ]
    results = await asyncio.gather(*attempts, return_exceptions=True)

    assert sum(isinstance(result, GuildSettings) for result in results) == 1
    assert sum(isinstance(result, SettingsConflictError) for result in results) == 2


async def test_audit_keeps_the_last_entries_of_each_server(stores, clock):
    await stores.audit.note(OTHER, ADA, "tips.pause")
    for number in range(AUDIT_LENGTH + 3):
        await stores.audit.note(GUILD, ADA, "settings.country", f"change {number}")

    entries = await stores.audit.recent(GUILD)
    assert len(entries) == AUDIT_LENGTH
    assert entries[0].detail == f"change {AUDIT_LENGTH + 2}"
    assert entries[0].at == clock.now()
    assert len(await stores.audit.recent(OTHER)) == 1


async def test_a_forgotten_admin_is_taken_off_the_audit(stores, clock):
    await stores.audit.note(GUILD, ADA, "settings.country")
    clock.jump(timedelta(seconds=1))
    await stores.audit.note(OTHER, BEN, "tips.pause")
    await stores.audit.note(OTHER, ADA, "tips.resume")

    assert [guild for guild, _ in await stores.audit.of_member(ADA)] == [OTHER, GUILD]
    assert await stores.audit.forget_member(ADA) == 2
    assert await stores.audit.of_member(ADA) == ()
    assert [entry.member_id for entry in await stores.audit.recent(OTHER)] == [None, BEN]


async def test_a_server_that_was_left_keeps_its_first_date(stores, clock):
    await stores.audit.note(GUILD, ADA, "settings.country")
    await stores.guilds.mark_left([GUILD, 999])
    left = clock.now()
    clock.jump(timedelta(days=5))
    await stores.guilds.mark_left([GUILD])

    assert await stores.guilds.present() == frozenset()
    assert await stores.guilds.purge_left_before(left + timedelta(seconds=1)) == {GUILD}


async def test_a_server_that_returns_is_kept(stores, clock):
    await stores.audit.note(GUILD, ADA, "settings.country")
    await stores.guilds.mark_left([GUILD])

    assert await stores.guilds.mark_present([GUILD, OTHER]) == {GUILD}
    clock.jump(timedelta(days=40))
    assert await stores.guilds.purge_left_before(clock.now()) == frozenset()
    assert await stores.guilds.present() == {GUILD}


async def test_many_servers_are_marked_at_once(stores):
    await stores.audit.note(GUILD, ADA, "settings.country")
    await stores.guilds.mark_left(range(1, 30_001))

    assert await stores.guilds.mark_present(range(1, 30_001)) == {GUILD}


async def test_a_purge_erases_all_that_is_the_servers_own(stores, clock):
    day = date(2026, 3, 1)
    for guild in (GUILD, OTHER):
        await stores.settings.save(GuildSettings(guild, country="DE"))
        await stores.audit.note(guild, ADA, "settings.country")
        await stores.answers.add(guild, OwnAnswerText("Where?", "Here."))
        await stores.answers.hide(guild, HiddenKind.TIP, "tip-1")
        await stores.questions.note(AskedQuestion(guild, day, "pay", "salary", "answer"))
        await stores.questions.note_command(guild, day, "salary")
        await subscribe(stores, guild)
    await stores.guilds.mark_left([GUILD])
    clock.jump(timedelta(days=31))
    await stores.guilds.purge_left_before(clock.now() - timedelta(days=30))

    assert await _rows_of(stores, OTHER, day) == [1, 1, 1, 1, 1, 1]
    assert await _rows_of(stores, GUILD, day) == [0, 0, 0, 0, 0, 0]
    assert (await stores.settings.get(GUILD)).country is None


async def _rows_of(stores, guild, day):
    return [
        len(rows)
        for rows in (
            await stores.audit.recent(guild),
            await stores.answers.of_guild(guild),
            await stores.answers.hidden(guild, HiddenKind.TIP),
            await stores.questions.questions(guild, day),
            await stores.questions.commands(guild, day),
            await stores.subscriptions.of_guild(guild),
        )
    ]
