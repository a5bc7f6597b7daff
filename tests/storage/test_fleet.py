"""Several processes on one PostgreSQL: one leads, and all hear what was changed."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import asyncpg
import pytest

from bot.domain.guilds import Visibility
from bot.domain.own_answers import HiddenKind, OwnAnswerText
from bot.storage import Database, database_stores
from bot.storage import lasting as lasting_module
from bot.storage.addresses import parse_address
from bot.storage.changes import Subject
from bot.storage.fleet import Fleet
from bot.storage.turns import Turns
from tests.postgresql import frozen

SECONDS = 30.0  # of patience with a busy machine
GUILD = 7


@pytest.fixture(autouse=True)
def impatience(monkeypatch):
    monkeypatch.setattr(lasting_module, "TEND_SECONDS", 0.05)


@pytest.fixture
async def member(postgresql_url, clock):
    """Open a database as one process would; return it with its fleet and its stores."""
    opened = []

    async def joined():
        database = await Database.open(postgresql_url)
        fleet = Fleet(database)
        stores = database_stores(database, clock, changes=fleet.changes, moves_time=True)
        await fleet.start()
        opened.append((database, fleet))
        return database, fleet, stores

    yield joined
    for database, fleet in opened:
        await fleet.close()
        await database.close()


async def until(condition):
    """Look again and again: what is looked for happens in PostgreSQL."""
    for _ in range(int(SECONDS / 0.01)):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not happen")


async def end_connections(url):
    """End all lasting connections as a restart of the server would."""
    connection = await asyncpg.connect(url)
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE application_name = 'career-advisor (lasting)'"
    )
    await connection.close()


async def test_one_of_several_leads(member):
    fleets = [(await member())[1] for _ in range(3)]

    assert [fleet.leadership.is_held for fleet in fleets] == [True, False, False]


async def test_another_leads_when_the_first_leaves(member):
    _, first, _ = await member()
    _, second, _ = await member()
    await first.close()

    await asyncio.wait_for(second.leadership.wait(), SECONDS)
    assert not first.leadership.is_held


async def test_leader_whose_connection_is_cut_leads_no_more_until_it_holds_the_lock_again(
    member, postgresql_url
):
    _, first, _ = await member()
    _, second, _ = await member()
    heard = []
    first.changes.listen(Subject.SETTINGS, heard.append)
    await end_connections(postgresql_url)

    await until(lambda: first.leadership.is_held != second.leadership.is_held and heard)
    await until(lambda: [f.leadership.is_held for f in (first, second)].count(True) == 1)
    assert heard == [None]  # news may have been missed


async def test_file_has_one_process_and_it_leads(sqlite_url):
    database = await Database.open(sqlite_url)
    fleet = Fleet(database)
    await fleet.start()

    assert fleet.leadership.is_held
    await fleet.close()
    await database.close()


async def test_setting_changed_in_one_process_is_seen_by_another_at_once(member):
    _, _, here = await member()
    _, _, there = await member()
    assert (await there.settings.get(GUILD)).visibility is None  # remembered from here on

    changed = replace(await here.settings.get(GUILD), visibility=Visibility.PUBLIC)
    await here.settings.save(changed)

    await until(lambda: not there.settings._kept)
    assert (await there.settings.get(GUILD)).visibility is Visibility.PUBLIC


async def test_every_change_of_own_answers_is_told(member):
    _, _, here = await member()
    _, fleet, _ = await member()
    heard = []
    fleet.changes.listen(Subject.ANSWERS, heard.append)

    added = await here.answers.add(GUILD, OwnAnswerText("Where?", "There."))
    await here.answers.edit(added, OwnAnswerText("Where?", "Here."))
    await here.answers.replace_all(GUILD, [OwnAnswerText("When?", "Now.")])
    await here.answers.hide(GUILD, HiddenKind.TIP, "some-tip")
    await here.answers.unhide(GUILD, HiddenKind.TIP, "some-tip")
    await here.answers.remove(GUILD, added.id)

    await until(lambda: len(heard) == 6)
    assert set(heard) == {GUILD}


async def test_change_that_is_rolled_back_is_not_told(member):
    database, fleet, _ = await member()
    heard = []
    fleet.changes.listen(Subject.SETTINGS, heard.append)

    with pytest.raises(RuntimeError):
        async with database.changing(Subject.SETTINGS, GUILD):
            raise RuntimeError
    async with database.changing(Subject.SETTINGS, GUILD + 1):
        pass

    await until(lambda: heard)
    assert heard == [GUILD + 1]


async def test_foreign_news_are_ignored(member, postgresql_url):
    _, fleet, _ = await member()
    heard = []
    fleet.changes.listen(Subject.SETTINGS, heard.append)
    connection = await asyncpg.connect(postgresql_url)
    for news in ("", "settings", "settings x", "weather 7", "settings 8"):
        await connection.execute("SELECT pg_notify('career_advisor', $1)", news)
    await connection.close()

    await until(lambda: heard)
    assert heard == [8]


async def test_processes_take_turns_in_a_lane(member, monkeypatch):
    monkeypatch.setattr("bot.storage.turns.TURN_SECONDS", 600)
    fleets = [(await member())[1] for _ in range(3)]
    done = []

    async def take(number, lane):
        await fleets[number].turns.take(lane)
        done.append((number, lane))

    await take(0, 0)
    waiting = asyncio.create_task(take(1, 0))
    await take(2, 1)
    assert done == [(0, 0), (2, 1)]  # the other lane was free

    await fleets[0].close()
    await asyncio.wait_for(waiting, SECONDS)


async def test_turn_ends_by_itself(member, monkeypatch):
    monkeypatch.setattr("bot.storage.turns.TURN_SECONDS", 0.05)
    (_, first, _), (_, second, _) = [await member() for _ in range(2)]
    await first.turns.take(0)

    await asyncio.wait_for(second.turns.take(0), SECONDS)


async def test_turn_is_not_waited_for_while_the_database_is_away():
    turns = Turns(parse_address("postgresql://bot@127.0.0.1:9/bot"))

    await asyncio.wait_for(turns.take(0), SECONDS)
    await turns.close()


async def test_turn_is_not_waited_for_while_the_database_hangs(
    member, postgresql_server, monkeypatch
):
    monkeypatch.setattr("bot.storage.turns.TURN_SECONDS", 600)
    (_, first, _), (_, second, _), (_, third, _) = [await member() for _ in range(3)]
    await first.turns.take(0)
    waiting = asyncio.create_task(second.turns.take(0))
    await asyncio.sleep(0.1)
    monkeypatch.setattr("bot.storage.turns.ANSWER_SECONDS", 0.3)

    async with frozen(postgresql_server), asyncio.timeout(SECONDS):
        await third.turns.take(0)  # which has no connection yet
        await waiting


async def test_turn_of_a_process_that_is_frozen_ends(postgresql_url, monkeypatch):
    monkeypatch.setattr("bot.storage.turns.TURN_SECONDS", 600)  # it does not even wake up for it
    monkeypatch.setattr("bot.storage.engines._IDLE_SECONDS", 1)
    still, other = [Turns(parse_address(postgresql_url)) for _ in range(2)]
    await still.take(0)

    await asyncio.wait_for(other.take(0), SECONDS)
    for turns in (still, other):
        await turns.close()


async def test_closing_does_not_wait_for_a_database_that_hangs(
    member, postgresql_server, monkeypatch
):
    monkeypatch.setattr("bot.storage.turns.TURN_SECONDS", 600)
    _, fleet, _ = await member()
    await fleet.turns.take(0)

    async with frozen(postgresql_server):
        await asyncio.wait_for(fleet.close(), SECONDS)


async def test_a_process_takes_over_from_one_in_its_place(member):
    _, old, _ = await member()
    await old.handover.take_over()
    await old.handover.is_ours(5)
    _, new, _ = await member()
    await until(lambda: new.handover._has_predecessor)

    await new.handover.take_over()

    assert old.handover.retired.is_set()
    assert [await new.handover.is_ours(number) for number in (5, 6)] == [False, True]


async def test_processes_in_other_places_serve_on(postgresql_url):
    databases = [await Database.open(postgresql_url) for _ in range(2)]
    fleets = [Fleet(database, f"{n}/2") for n, database in enumerate(databases)]
    for fleet in fleets:
        await fleet.start()
        await fleet.handover.take_over()

    assert all(fleet.handover.serves for fleet in fleets)
    for closing in (*fleets, *databases):
        await closing.close()


async def test_cut_connections_leave_the_newer_process_serving(member, postgresql_url):
    _, old, _ = await member()
    await old.handover.take_over()
    old._connection._task.cancel()  # deaf for a while
    _, new, _ = await member()
    await new.handover.take_over()
    assert old.handover.serves

    await old.start()

    await asyncio.wait_for(old.handover.retired.wait(), SECONDS)
    assert new.handover.serves
