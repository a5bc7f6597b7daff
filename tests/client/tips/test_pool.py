"""Tips are drawn from the knowledge in force, and from nothing that was there before."""

from __future__ import annotations

import dataclasses
import gc
import weakref

import pytest

from bot.client.tips.pool import KnowledgePool
from bot.domain.own_answers import HiddenKind
from bot.storage import memory_stores
from tests.storage.samples import subscribe
from tests.tips.clocks import FakeClock


@pytest.fixture
def stores():
    return memory_stores(FakeClock())


def with_tips(knowledge, count):
    """Return another knowledge that has only the first tips of one."""
    tips = dict(list(knowledge.tips.items())[:count])
    return dataclasses.replace(knowledge, tips=tips)


async def test_tips_follow_the_knowledge_that_takes_over(stores, knowledge):
    in_force = [with_tips(knowledge, 7)]
    pool = KnowledgePool(lambda: in_force[-1], stores.answers)
    subscription = await subscribe(stores)
    first = await pool.tips_for(subscription)
    in_force.append(with_tips(knowledge, 3))

    assert list(first) == list(knowledge.tips)[:7]
    assert list(await pool.tips_for(subscription)) == list(knowledge.tips)[:3]


async def test_knowledge_that_was_replaced_is_freed(stores, knowledge):
    in_force = [with_tips(knowledge, 7)]
    pool = KnowledgePool(lambda: in_force[-1], stores.answers)
    await pool.tips_for(await subscribe(stores))
    old = weakref.ref(in_force[0])
    in_force[:] = [with_tips(knowledge, 3)]
    gc.collect()

    assert old() is None


async def test_hidden_tips_are_left_out(stores, knowledge):
    pool = KnowledgePool(lambda: knowledge, stores.answers)
    subscription = await subscribe(stores)
    hidden, *others = await pool.tips_for(subscription)
    await stores.answers.hide(subscription.guild_id, HiddenKind.TIP, hidden)

    assert list(await pool.tips_for(subscription)) == others
