"""Registration: when the commands have changed, and only then."""

from __future__ import annotations

import pytest

from tests.loopback.faults import Kind


async def test_commands_are_registered_at_the_first_start(loopback, connect):
    async with connect() as bot:
        names = {command["name"] for command in loopback.rest.commands}

        assert names == {command.name for command in bot.tree.get_commands()}
        assert {"career", "skills", "roadmap", "salary", "help"} <= names


async def test_unchanged_commands_are_not_registered_again(loopback, connect):
    for _ in range(2):
        async with connect():
            pass

    assert len(loopback.sent("PUT", "/commands")) == 1


CHANGES = {
    "words": lambda command: command.update(description="What it said in an older version"),
    "places": lambda command: command.update(contexts=[0]),
    "right": lambda command: command.update(default_member_permissions="32"),
    "option gone": lambda command: command["options"].pop(),
    "option more": lambda command: command["options"].append({"name": "old", "type": 3}),
    "limit gone": lambda command: command["options"][0].update(min_length=3),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
async def test_changed_command_is_registered_again(loopback, connect, change):
    async with connect():
        pass
    change(next(c for c in loopback.rest.commands if c["name"] == "skills"))
    async with connect():
        pass

    assert len(loopback.sent("PUT", "/commands")) == 2


async def test_command_that_is_no_longer_ours_is_removed(loopback, connect):
    async with connect():
        pass
    loopback.rest.commands.append({**loopback.rest.commands[0], "name": "forgotten"})
    async with connect():
        pass

    assert "forgotten" not in {command["name"] for command in loopback.rest.commands}


async def test_every_new_ready_leaves_the_commands_alone(loopback, connect):
    async with connect():
        await loopback.gateway.invalidate()
        await loopback.gateway.until(lambda: len(loopback.gateway.identified) == 2)

    assert len(loopback.sent("GET", "/commands")) == 1


async def test_bot_serves_although_commands_cannot_be_compared(loopback, connect):
    loopback.faults.add(Kind.STATUS, "GET", "/applications/*/commands", status=503)

    async with connect() as bot:
        assert not bot.is_closed()

    assert not loopback.sent("PUT", "/commands")


async def test_bot_serves_although_the_line_breaks_during_registration(loopback, connect):
    loopback.faults.add(Kind.DROP_BEFORE, "PUT", "/applications/*/commands", times=9)

    async with connect() as bot:
        assert not bot.is_closed()
