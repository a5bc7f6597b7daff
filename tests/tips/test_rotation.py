"""The walk through the pool."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.subscriptions import TipCursor
from bot.tips.rotation import choose_tip

tips_of_any_size = st.sets(st.text(min_size=1, max_size=8), min_size=1, max_size=30).map(sorted)
numbers = st.integers(1, 10**9)


def _walk(subscription, tips, steps, cursor=None):
    cursor, sent = cursor or TipCursor(), []
    for _ in range(steps):
        chosen = choose_tip(subscription, cursor, tips)
        assert chosen is not None
        tip, cursor = chosen
        sent.append(tip)
    return sent, cursor


@given(subscription=numbers, tips=tips_of_any_size)
def test_every_round_uses_the_whole_pool_once(subscription, tips):
    sent, _ = _walk(subscription, tips, 3 * len(tips))

    for start in range(0, len(sent), len(tips)):
        assert sorted(sent[start : start + len(tips)]) == tips


@given(subscription=numbers, tips=tips_of_any_size)
def test_no_tip_comes_twice_in_a_row_unless_it_is_the_only_one(subscription, tips):
    sent, _ = _walk(subscription, tips, 4 * len(tips) + 1)

    if len(tips) > 1:
        assert all(one != other for one, other in pairwise(sent))


@given(subscription=numbers, tips=tips_of_any_size)
def test_the_order_of_the_pool_does_not_matter(subscription, tips):
    assert _walk(subscription, tips, 5) == _walk(subscription, tips[::-1], 5)


@given(subscription=numbers, tips=tips_of_any_size, new=st.text(min_size=9, max_size=12))
def test_a_new_tip_joins_and_repeats_nothing(subscription, tips, new):
    used, cursor = _walk(subscription, tips, len(tips) // 2)
    rest, _ = _walk(subscription, [*tips, new], len(tips) - len(used), cursor)

    assert len(set(used + rest)) == len(used + rest)


@given(subscription=numbers, tips=tips_of_any_size)
def test_positions_fit_the_databases(subscription, tips):
    _, cursor = _walk(subscription, tips, 3)

    assert 0 <= cursor.position < 2**63


def test_channels_go_different_ways():
    tips = [f"tip-{number}" for number in range(40)]
    ways = {tuple(_walk(subscription, tips, 10)[0]) for subscription in range(100)}

    assert len(ways) == 100


def test_an_empty_pool_has_no_tip():
    assert choose_tip(1, TipCursor(), []) is None
