"""The gateway: lost lines are taken up again, void sessions begin anew, always at one address."""

from __future__ import annotations

import pytest

from tests.loopback.interactions import slash

SHARDS = [{}, {"shard_count": 1}, {"shard_count": 3, "shard_ids": [0, 1]}]


async def ask(loopback):
    return await loopback.ask(slash("skill", name="postgresql"))


async def test_only_intents_that_need_no_permission_are_asked_for(loopback, bot):
    privileged = (1 << 1) | (1 << 8) | (1 << 15)  # members, presences, message content

    [wish] = loopback.gateway.identified
    assert not wish["intents"] & privileged


async def test_broken_line_is_resumed_and_misses_nothing(loopback, bot):
    await loopback.gateway.drop()
    missed = await loopback.offer(slash("skill", name="postgresql"))
    await missed.answered.wait()

    assert len(loopback.gateway.resumed) == 1
    assert len(loopback.gateway.identified) == 1
    assert "PostgreSQL" in missed.text


async def test_request_to_reconnect_is_followed(loopback, bot):
    await loopback.gateway.ask_to_reconnect()
    await loopback.gateway.until(lambda: loopback.gateway.resumed)

    assert "PostgreSQL" in (await ask(loopback)).text


async def test_closed_connection_is_resumed(loopback, bot):
    await loopback.gateway.close_all(code=4000)
    await loopback.gateway.until(lambda: loopback.gateway.resumed)

    assert "PostgreSQL" in (await ask(loopback)).text


@pytest.mark.parametrize("shards", SHARDS, ids=str)
async def test_void_session_begins_anew_at_the_same_address(loopback, connect, shards):
    async with connect(**shards):
        begun = len(loopback.gateway.identified)
        await loopback.gateway.invalidate()
        await loopback.gateway.until(lambda: len(loopback.gateway.identified) == 2 * begun)

        assert "PostgreSQL" in (await ask(loopback)).text


async def test_session_that_discord_has_forgotten_begins_anew(loopback, bot):
    await loopback.gateway.drop(forget=True)
    await loopback.gateway.until(lambda: len(loopback.gateway.identified) == 2)

    assert len(loopback.gateway.resumed) == 1
    assert "PostgreSQL" in (await ask(loopback)).text


async def test_session_that_discord_keeps_is_resumed_although_called_invalid(loopback, bot):
    await loopback.gateway.invalidate(resumable=True)
    await loopback.gateway.until(lambda: loopback.gateway.resumed)

    assert "PostgreSQL" in (await ask(loopback)).text


async def test_chosen_shards_alone_are_opened(loopback, connect):
    async with connect(shard_count=4, shard_ids=[1, 3]):
        opened = [wish["shard"] for wish in loopback.gateway.identified]

    assert opened == [[1, 4], [3, 4]]


async def test_gateway_is_left_with_a_goodbye(loopback, connect):
    async with connect():
        pass
    await loopback.gateway.until(lambda: loopback.gateway.closing_codes)

    assert loopback.gateway.closing_codes == [1000]
