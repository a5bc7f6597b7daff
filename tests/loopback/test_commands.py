"""Commands over real sockets: the answers that members see, within Discord's limits."""

from __future__ import annotations

import pytest

from tests.loopback.interactions import in_direct_message, press, slash, typing

pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture(autouse=True)
def nothing_went_wrong(logged, caplog):
    """Hold every test to what the asker does not see: an answer may be out and yet fail after."""
    yield
    assert not [entry for entry in logged if entry["log_level"] in {"error", "critical"}]
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_slash_command_is_answered_privately(loopback):
    seen = await loopback.ask(slash("skills", career="backend-developer", category="databases"))

    assert seen.is_private
    assert "PostgreSQL" in seen.text


async def test_slash_command_is_answered_in_direct_messages(loopback):
    seen = await loopback.ask(
        in_direct_message(slash("career overview", career="backend-developer"))
    )

    assert "Backend developer" in seen.text


async def test_completions_come_while_one_types(loopback):
    seen = await loopback.ask(typing("skills", "career", "back"))

    assert seen.choices[0]["value"] == "backend-developer"


async def test_button_turns_the_card_in_place(loopback):
    first = await loopback.ask(slash("career overview", career="backend-developer"))
    to_roadmap = next(
        key for key in first.custom_ids() if key.endswith("roadmap/backend-developer")
    )

    second = await loopback.ask(press(first.message, to_roadmap))

    assert second.message["id"] == first.message["id"]
    assert "Roadmap" in second.text


async def test_share_posts_the_card_for_everybody(loopback):
    card = await loopback.ask(slash("skill", name="postgresql"))
    share = next(key for key in card.custom_ids() if key.startswith("share:"))

    shared = await loopback.ask(press(card.message, share))

    [public] = shared.followups
    assert not public["flags"] & 64
    assert "Shared by" in str(public)


async def test_salary_comes_with_its_picture(loopback):
    seen = await loopback.ask(slash("salary", career="backend-developer"))

    [edit] = loopback.sent("PATCH", "/messages/@original")
    assert next(iter(edit.files.values())).startswith(b"\x89PNG")
    assert seen.is_private
