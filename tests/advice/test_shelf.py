"""Answers that everybody gets are kept: right for every reader, few, gone with their knowledge."""

from __future__ import annotations

import pytest

from bot.advice.advisor import Advisor
from bot.advice.resolver import Resolver
from bot.advice.shelf import AnswerShelf
from bot.advice.views import build_views
from bot.domain.readers import Reader
from bot.domain.routes import Route, to
from bot.errors import UsageError
from bot.storage.stores import memory_stores
from tests.tips.clocks import FakeClock

ONE = Reader(member=1, locale="en-US")
OTHER = Reader(
    member=2,
    locale="de",
    default_career="data-analyst",
    default_country="de",
    is_admin=True,
    guild=7,
    hidden=frozenset({"entry:anything"}),
)
KEPT = [
    name
    for name, view in build_views(memory_stores(FakeClock()).progress).items()
    if view.for_everybody
]
ARGUMENTS = {
    "skill": ("postgresql",),
    "need": ("backend-developer", "postgresql"),
    "compare-skills": ("postgresql+mysql",),
    "careers-for": ("postgresql",),
    "resources": ("postgresql",),
    "switch": ("backend-developer", "data-engineer"),
    "own-question": ("backend-developer", "0"),
    "browse": (),
    "match": (),
    "sources": (),
}


@pytest.fixture
def make(knowledge):
    return lambda: Advisor(knowledge, memory_stores(FakeClock()).progress)


@pytest.mark.parametrize("view", KEPT)
async def test_what_is_kept_is_the_same_for_every_reader(make, view):
    route = to(view, *ARGUMENTS.get(view, ("backend-developer",)))

    assert await make().open(route, ONE) == await make().open(route, OTHER)


async def test_second_asker_gets_the_kept_answer(make):
    advisor, route = make(), to("skills", "backend-developer")

    assert await advisor.open(route, ONE) is await advisor.open(route, OTHER)


async def test_personal_answer_is_not_kept(make):
    advisor, route = make(), to("roadmap", "backend-developer")

    assert await advisor.open(route, ONE) is not await advisor.open(route, ONE)


async def test_nothing_is_kept_when_the_knowledge_is_replaced(make, knowledge):
    advisor, route = make(), to("skills", "backend-developer")
    before = await advisor.open(route, ONE)
    advisor.replace_knowledge(knowledge, Resolver(knowledge))

    assert await advisor.open(route, ONE) is not before


async def test_refusal_is_not_kept(make):
    advisor = make()
    for _ in range(2):
        with pytest.raises(UsageError):
            await advisor.open(to("skills", "astrologer"), ONE)


async def test_shelf_lets_go_of_what_was_not_used_for_longest(make):
    shelf, advisor = AnswerShelf(room=2), make()
    answer = await advisor.open(to("help"), ONE)
    first, second, third = (Route("help", (name,)) for name in "abc")
    shelf.keep(first, answer)
    shelf.keep(second, answer)
    shelf.find(first)
    shelf.keep(third, answer)

    assert shelf.find(first) is answer
    assert shelf.find(second) is None
