"""Members may use a command often, but not without end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.cogs._cooldown import SECONDS, USES, Pace
from tests.cogs.reading import text_of

MORE_THAN_EVER = 2 * USES + 1  # even where ten seconds end in between


async def test_who_uses_a_command_on_and_on_is_asked_to_wait_and_others_are_not(
    simcord_env, member, other_member, channel
):
    said = [text_of((await member.slash(channel, "help")).response) for _ in range(MORE_THAN_EVER)]
    elsewhere = await member.slash(channel, "privacy policy")
    somebody = await other_member.slash(channel, "help")

    assert simcord_env.errors
    assert not any("a lot at once" in text for text in said[:USES])
    assert any("a lot at once" in text for text in said)
    assert "a lot at once" not in text_of(elsewhere.response)
    assert "a lot at once" not in text_of(somebody.response)


async def test_mentions_beyond_the_pace_get_no_answer(member, channel, simcord_env):
    bot = simcord_env.bot.user
    answered: list[bool] = []
    for _ in range(MORE_THAN_EVER):
        await member.send(channel, f"<@{bot.id}> what is a backend developer?")
        answered.append(channel.last_message.author.id == bot.id)

    assert all(answered[:USES])
    assert not all(answered)


def test_the_wait_ends_when_it_says():
    pace = Pace()
    for second in range(USES):
        assert pace.take(1, float(second)) is None

    assert pace.take(1, 8.0) == SECONDS - 8
    assert pace.take(1, SECONDS) is None


@given(steps=st.lists(st.tuples(st.integers(1, 3), st.floats(0, 2)), max_size=80))
def test_nobody_uses_it_more_often_and_nobody_is_kept(steps):
    pace, now = Pace(), 100.0
    allowed: dict[int, list[float]] = {}
    for member, pause in steps:
        now += pause
        wait = pace.take(member, now)
        if wait is None:
            allowed.setdefault(member, []).append(now)
        else:
            assert 0 < wait <= SECONDS

    for times in allowed.values():
        slots = [int(time // SECONDS) for time in times]
        assert all(slots.count(slot) <= USES for slot in slots)
    pace.take(9, now + 5 * SECONDS)
    assert set(pace._uses) == {9}


def test_an_id_that_comes_late_opens_no_new_ten_seconds():
    pace = Pace()
    for _ in range(USES):
        pace.take(1, SECONDS + 0.1)

    assert pace.take(1, SECONDS - 0.1) is not None
    assert pace.take(1, SECONDS + 0.2) is not None
