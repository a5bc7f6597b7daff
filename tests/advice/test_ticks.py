"""Ticks of many members at once, and routes that nobody was given."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advice.advisor import Advisor
from bot.domain.readers import Reader
from bot.domain.routes import Route, to
from bot.errors import UsageError
from bot.storage.database import Database
from bot.storage.stores import database_stores, memory_stores
from tests.tips.clocks import FakeClock

MEMBERS = 200


@pytest.mark.usefixtures("patient_database")
async def test_two_hundred_members_tick_at_once_and_nothing_is_lost_or_mixed_up(
    knowledge, tmp_path
):
    database = await Database.open(f"sqlite:///{tmp_path}/ticks.db")
    await database.upgrade()
    progress = database_stores(database, FakeClock()).progress
    advisor = Advisor(knowledge, progress)
    steps = [m.id for _, m in knowledge.careers["backend-developer"].milestones()]

    async def tick(member: int) -> None:
        mine = steps[member % len(steps)]
        both_devices = (to("milestone", "backend-developer", mine, "done") for _ in range(2))
        await asyncio.gather(*(advisor.open(r, Reader(member=member)) for r in both_devices))

    await asyncio.gather(*map(tick, range(1, MEMBERS + 1)))

    for member in range(1, MEMBERS + 1):
        ticks = await progress.ticks(member, "backend-developer")
        assert list(ticks) == [steps[member % len(steps)]]
    await database.close()


@pytest.fixture(scope="module")
def advisor(knowledge):
    return Advisor(knowledge, memory_stores(FakeClock()).progress)


@pytest.mark.parametrize(
    "written",
    [
        "milestone/backend-developer/no-such-step/done",
        "milestone/astrologer/one-language/done",
        "salary/backend-developer/-/99999999999999999999",
        "salary/backend-developer/-/nan",
        "salary/backend-developer/-/-3",
        "interview/backend-developer/junior/999999999999",
        "own-question/backend-developer/-7",
        "match/99999999999999",
        "tip/career:nobody",
        "faq/no-such-entry",
        "unknown",
        "pick/milestone",
    ],
)
async def test_a_forged_route_is_refused_with_a_sentence(advisor, written):
    with pytest.raises(UsageError, match=r"\w+ \w+"):
        await advisor.open(Route.parse(written), Reader(member=1))


views = st.sampled_from(
    "overview skills skill roadmap milestone salary compare switch match interview progress faq"
    " own-question tip pick meant next-step resources certification hired choice".split()
)


@given(views, st.lists(st.text(max_size=30), max_size=4), st.integers(0, 999))
async def test_any_route_is_answered_or_refused_with_a_sentence(advisor, view, args, page):
    try:
        answer = await advisor.open(Route(view, tuple(args), page), Reader(member=1))
    except UsageError as error:
        assert str(error)
    else:
        assert answer.title
