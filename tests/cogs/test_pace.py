"""Members may use a command often, but not without end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.cogs._cooldown import SECONDS, USES, Pace
from tests.cogs.reading import text_of


async def test_the_ninth_use_in_a_row_is_asked_to_wait_and_others_are_not(
    simcord_env, member, other_member, channel
):
    for _ in range(USES):
        await member.slash(channel, "help")

    ninth = await member.slash(channel, "help")
    elsewhere = await member.slash(channel, "privacy policy")
    somebody = await other_member.slash(channel, "help")

    assert simcord_env.errors
    assert "That was a lot at once" in text_of(ninth.response)
    assert ninth.response.ephemeral
    assert "lot at once" not in text_of(elsewhere.response)
    assert "lot at once" not in text_of(somebody.response)


async def test_mentions_beyond_the_pace_get_no_answer(member, channel, simcord_env):
    bot = simcord_env.bot.user
    for _ in range(USES):
        await member.send(channel, f"<@{bot.id}> what is a backend developer?")
    assert channel.last_message.author.id == bot.id

    await member.send(channel, f"<@{bot.id}> and a data scientist?")

    assert channel.last_message.author.id != bot.id


def test_the_wait_ends_when_it_says():
    pace = Pace()
    for second in range(USES):
        assert pace.take(1, float(second)) is None

    assert pace.take(1, 8.0) == SECONDS - 8
    assert pace.take(1, SECONDS) is None


@given(steps=st.lists(st.tuples(st.integers(1, 3), st.floats(0, 4)), max_size=80))
def test_nobody_uses_it_more_often_and_nobody_is_kept(steps):
    pace, now = Pace(), 0.0
    allowed: dict[int, list[float]] = {}
    for member, pause in steps:
        now += pause
        if pace.take(member, now) is None:
            allowed.setdefault(member, []).append(now)
        assert set(pace._lately) <= {m for m, at in allowed.items() if at}

    for times in allowed.values():
        crowded = [
            times[i]
            for i in range(len(times) - 2 * USES)
            if times[i + 2 * USES] - times[i] < SECONDS
        ]
        assert not crowded
    pace.take(9, now + SECONDS + 1)
    assert set(pace._lately) == {9}
