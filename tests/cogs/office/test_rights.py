"""Every admin command, button, menu and form, by everybody who might try."""

from __future__ import annotations

from typing import Any, NamedTuple

import discord
import pytest

from bot.domain.routes import Route, to
from bot.views.errands import ERRANDS
from bot.views.office_items import channels_menu, office_button, office_menu
from tests.cogs.reading import text_of

COMMANDS: dict[str, dict[str, Any]] = {
    "settings": {},
    "insights": {},
    "answers add": {},
    "answers edit": {"question": "office hours"},
    "answers remove": {"question": "office hours"},
    "answers list": {},
    "answers export": {"format": "json"},
    "answers import": {"file": ("a.yaml", b"answers: []")},
    "answers hide": {"what": "tip:x"},
    "answers unhide": {"what": "tip:x"},
}
AUTOCOMPLETES = (
    ("answers edit", "question"),
    ("answers remove", "question"),
    ("answers hide", "what"),
    ("answers unhide", "what"),
)
NAMES_THE_RIGHT = "Manage Server"


class Case(NamedTuple):
    """A press with arguments that would do something."""

    route: Route
    kind: str = "button"
    value: str = ""


CASES = {
    "settings": Case(to("settings")),
    "setting": Case(to("setting", "visibility")),
    "set": Case(to("set", "visibility", "0"), "menu", "public"),
    "set-channels": Case(to("set-channels", "mention_channels", "0"), "channels"),
    "set-nowhere": Case(to("set-nowhere", "mention_channels", "0")),
    "reset": Case(to("reset", "visibility", "0")),
    "type-setting": Case(to("type-setting", "time_zone", "0")),
    "audit": Case(to("audit")),
    "answers": Case(to("answers")),
    "answer": Case(to("answer"), "menu", "1"),
    "open-answer": Case(to("open-answer", "1")),
    "add-answer": Case(to("add-answer")),
    "edit-answer": Case(to("edit-answer", "1")),
    "drop-answer": Case(to("drop-answer", "1")),
    "switch-answer": Case(to("switch-answer", "1", "1")),
    "remove-answer": Case(to("remove-answer", "1", "1")),
    "import": Case(to("import", "0123456789abcdef")),
    "answer-this": Case(to("answer-this", "1-abc")),
}


BY_FORM = {"save-answer", "typed-setting"}  # each has a test of its own below


def test_every_errand_of_admins_is_tried():
    assert set(CASES) | BY_FORM == {view for view, errand in ERRANDS.items() if errand.for_admins}


async def test_every_admin_command_is_tried(simcord_env):
    commands = await simcord_env.bot.tree.fetch_commands()

    by_default = {c.name for c in commands if c.default_member_permissions}

    assert by_default - {"tips"} == {name.split()[0] for name in COMMANDS}


@pytest.fixture
async def press(simcord_env, channel, post, add_answer):
    """Presses the control of a case on a card of an owner."""
    await add_answer("office hours")

    async def do(case: Case, owner: Any, presser: Any, where: Any = None) -> Any:
        item, values = _control(case, owner.id, channel)
        message = await post(where or channel, item)
        custom_id = item.custom_id
        if case.kind == "button":
            return await presser.click(message, custom_id=custom_id)
        return await presser.select(message, values, custom_id=custom_id)

    return do


def _control(case: Case, owner_id: int, channel: Any) -> tuple[Any, list[Any]]:
    if case.kind == "menu":
        option = discord.SelectOption(label="x", value=case.value)
        return office_menu(owner_id, case.route, "x", [option]), [case.value]
    if case.kind == "channels":
        return channels_menu(owner_id, case.route, "x", several=True), [channel]
    return office_button(owner_id, case.route, "x"), []


def told(result: Any) -> str:
    """Return what the presser reads, which must be theirs alone, or the title of a form."""
    if result.modal is not None:
        return result.modal["title"]
    shown = [message for message in (result.response, *result.followups) if message]
    assert shown, "an answer is owed"
    assert all(message.ephemeral for message in shown)
    return "\n".join(map(text_of, shown))


@pytest.mark.parametrize("name", COMMANDS)
async def test_a_command_serves_an_admin(simcord_env, name, admin, channel, add_answer):
    await add_answer("office hours")

    shown = await admin.slash(channel, name, **COMMANDS[name])

    assert NAMES_THE_RIGHT not in told(shown)
    assert len(simcord_env.errors) <= 1  # some refuse for another reason: nothing is hidden yet


async def test_commands_refuse_members(simcord_env, member, channel, open_to_all, subtests):
    for name, options in COMMANDS.items():
        with subtests.test(name):
            shown = await member.slash(channel, name, **options)

            assert NAMES_THE_RIGHT in told(shown)
    assert simcord_env.errors


async def test_commands_refuse_who_was_an_admin(
    simcord_env, admin, channel, take_rights, open_to_all, subtests
):
    take_rights(admin)

    for name, options in COMMANDS.items():
        with subtests.test(name):
            shown = await admin.slash(channel, name, **options)

            assert NAMES_THE_RIGHT in told(shown)
    assert simcord_env.errors


async def test_commands_do_not_work_in_direct_messages(simcord_env, open_to_all, subtests):
    user = simcord_env.create_user("Lin")

    for name, options in COMMANDS.items():
        with subtests.test(name):
            shown = await user.slash(name, **options)

            assert "works in a server only" in told(shown)
    assert simcord_env.errors


async def test_commands_do_not_work_where_the_bot_is_no_member(
    simcord_env, admin, channel, bring_along, subtests
):
    bring_along()

    for name, options in COMMANDS.items():
        with subtests.test(name):
            shown = await admin.slash(channel, name, **options)

            assert "not a member of this server" in told(shown)
    assert simcord_env.errors


async def test_commands_work_where_the_bot_may_do_nothing(simcord_env, guild, admin, subtests):
    nothing = discord.PermissionOverwrite(view_channel=False, send_messages=False)
    secret = guild.create_text_channel("secret", overwrites={simcord_env.bot.user: nothing})

    for name, options in COMMANDS.items():
        with subtests.test(name):
            shown = await admin.slash(secret, name, **options)

            assert NAMES_THE_RIGHT not in told(shown)
    assert simcord_env.errors  # there are no answers to edit, and no log to look at


async def test_autocomplete_tells_members_nothing(member, channel, add_answer, open_to_all):
    await add_answer("office hours")

    for name, option in AUTOCOMPLETES:
        assert await member.autocomplete(channel, name, option, "") == []


@pytest.mark.parametrize("view", CASES)
async def test_a_press_serves_the_admin_who_opened_the_card(view, admin, press):
    pressed = await press(CASES[view], owner=admin, presser=admin)

    text = told(pressed)
    assert NAMES_THE_RIGHT not in text
    assert "belongs to somebody else" not in text


async def test_presses_on_the_card_of_another_admin_are_refused(
    admin, other_admin, press, subtests
):
    for view, case in CASES.items():
        with subtests.test(view):
            pressed = await press(case, owner=admin, presser=other_admin)

            assert "belongs to somebody else" in told(pressed)


async def test_presses_by_a_member_are_refused_and_leave_no_trace(
    admin, member, press, stores, guild, settings_of, subtests
):
    for view, case in CASES.items():
        with subtests.test(view):
            pressed = await press(case, owner=admin, presser=member)

            assert NAMES_THE_RIGHT in told(pressed)
    assert await stores.audit.recent(guild.id) == ()
    assert (await settings_of()).version == 0


async def test_presses_by_who_was_an_admin_are_refused(admin, take_rights, press, subtests):
    take_rights(admin)

    for view, case in CASES.items():
        with subtests.test(view):
            pressed = await press(case, owner=admin, presser=admin)

            assert NAMES_THE_RIGHT in told(pressed)


async def test_presses_in_a_direct_message_are_refused(simcord_env, press, subtests):
    user = simcord_env.create_user("Lin")

    for view, case in CASES.items():
        if case.kind == "channels":
            continue  # there are none to choose
        with subtests.test(view):
            pressed = await press(case, owner=user, presser=user, where=user.dm_channel)

            assert "works in a server only" in told(pressed)


async def test_presses_where_the_bot_is_no_member_are_refused(admin, press, bring_along, subtests):
    bring_along()

    for view, case in CASES.items():
        with subtests.test(view):
            pressed = await press(case, owner=admin, presser=admin)

            assert "not a member of this server" in told(pressed)


async def test_a_form_left_open_by_who_lost_the_right_is_refused(
    admin, channel, stores, guild, take_rights
):
    opened = await admin.slash(channel, "answers add")
    take_rights(admin)

    sent = await admin.submit_modal(opened, {"question": "When?", "answer": "Now."})

    assert NAMES_THE_RIGHT in told(sent)
    assert await stores.answers.of_guild(guild.id) == ()


async def test_a_setting_form_left_open_by_who_lost_the_right_is_refused(
    admin, channel, press, settings_of, take_rights
):
    opened = await press(CASES["type-setting"], owner=admin, presser=admin)
    take_rights(admin)

    sent = await admin.submit_modal(opened, {"name": "Berlin"})

    assert NAMES_THE_RIGHT in told(sent)
    assert (await settings_of()).time_zone is None
