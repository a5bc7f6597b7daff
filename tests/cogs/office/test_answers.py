"""/answers: added, changed, asked first, taken along as a file; nothing lost, nothing harmful."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.advice.own_answers_import import BrokenFileError
from bot.domain.answers import Action
from bot.domain.own_answers import MAX_ANSWERS, HiddenKind, OwnAnswer, OwnAnswerText
from bot.domain.routes import to
from bot.errors import StorageError, UsageError
from bot.knowledge.own_answers import write_yaml
from bot.views.answers.form import AnswerForm
from bot.views.answers.sheets import AnswerList, AnswerSheet, KeptDraftSheet, RemovalSheet
from bot.views.items import RouteButton
from tests.cogs.office.conftest import components_of
from tests.cogs.reading import buttons_of, labels_of, text_of

FORM = {"question": "When are the office hours?", "answer": "Thursday at 18:00 UTC."}
NASTY = "**@everyone** [mail](https://evil.example/x) <@1> ```\u202e `# _~|" + "😀" * 40


@pytest.fixture
def answers_of(stores, guild):
    async def read():
        return await stores.answers.of_guild(guild.id)

    return read


@pytest.fixture
def upload(admin, channel):
    async def send(data, name="answers.yaml"):
        return await admin.slash(channel, "answers import", file=(name, data))

    return send


async def test_an_answer_is_added_by_form_and_given_before_any_other(
    admin, member, channel, answers_of
):
    form = await admin.slash(channel, "answers add")
    saved = await admin.submit_modal(
        form, {**FORM, "also": "mentor time\n\nask a mentor", "link": "https://example.org/hours"}
    )
    assert saved.ephemeral
    assert "Saved" in text_of(saved.response)

    asked = await member.slash(channel, "ask", question="when r the ofice huors pls")

    text = text_of(asked.response)
    assert "Thursday at 18:00 UTC." in text
    assert "From this server" in text
    [answer] = await answers_of()
    assert answer.text.phrasings == ("mentor time", "ask a mentor")


async def test_a_mention_is_answered_with_the_servers_own_words(
    simcord_env, member, channel, add_answer
):
    await add_answer("When are the office hours?")

    await member.send(channel, f"<@{simcord_env.bot.user.id}> office hours?")

    assert "Thursday." in text_of(channel.last_message)


async def test_another_server_does_not_get_the_answer(simcord_env, add_answer):
    await add_answer("When are the office hours?")
    elsewhere = simcord_env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("talk")
    stranger = elsewhere.add_member(simcord_env.create_user("Sam"))

    asked = await stranger.slash(channel, "ask", question="When are the office hours?")

    assert "Thursday" not in text_of(asked.response)


async def test_an_own_answer_can_be_shared(member, channel, add_answer):
    await add_answer("When are the office hours?")
    asked = await member.slash(channel, "ask", question="office hours")

    await member.click(asked.response, label="Share")

    assert "Thursday." in text_of(channel.last_message)


async def test_an_answer_that_is_switched_off_is_not_given(admin, member, channel, add_answer):
    await add_answer("When are the office hours?")
    listed = await admin.slash(channel, "answers list")
    opened = await admin.select(listed.response, ["1"])
    await admin.click(opened.response, label="Switch off")

    asked = await member.slash(channel, "ask", question="When are the office hours?")

    assert "Thursday" not in text_of(asked.response)


async def test_an_answer_is_found_by_typing_and_edited(admin, channel, add_answer, answers_of):
    await add_answer("When are the office hours?")
    [choice] = await admin.autocomplete(channel, "answers edit", "question", "ofice hurs")

    form = await admin.slash(channel, "answers edit", question=choice["value"])
    await admin.submit_modal(form, {**FORM, "answer": "Friday."})

    [answer] = await answers_of()
    assert (answer.text.answer, answer.version) == ("Friday.", 2)


async def test_removing_asks_once_more(admin, channel, add_answer, answers_of):
    await add_answer("When are the office hours?")
    asked = await admin.slash(channel, "answers remove", question="office hours")
    assert len(await answers_of()) == 1

    await admin.click(asked.response, label="Remove it")

    assert await answers_of() == ()


async def test_of_two_admins_the_second_sees_what_the_first_wrote_and_keeps_their_own_words(
    admin, other_admin, channel, add_answer, answers_of
):
    await add_answer("When are the office hours?")
    mine = await admin.slash(channel, "answers edit", question="1")
    theirs = await other_admin.slash(channel, "answers edit", question="1")
    await other_admin.submit_modal(theirs, {**FORM, "answer": "Friday."})

    late = await admin.submit_modal(mine, {**FORM, "answer": "Monday, says Ada."})

    text = text_of(late.response)
    assert "Friday." in text
    assert "Monday, says Ada." in text
    assert (await answers_of())[0].text.answer == "Friday."
    assert "Edit what is there now" in labels_of(late.response)


async def test_an_edit_of_what_was_removed_meanwhile_gives_the_words_back(
    admin, channel, add_answer, stores, guild
):
    await add_answer("When are the office hours?")
    form = await admin.slash(channel, "answers edit", question="1")
    await stores.answers.remove(guild.id, 1)

    late = await admin.submit_modal(form, {**FORM, "answer": "Monday, says Ada."})

    assert "removed this answer" in text_of(late.response)
    assert "Monday, says Ada." in text_of(late.response)


@pytest.mark.parametrize("label", ["Switch off", "Remove it"])
async def test_a_press_on_an_outdated_card_does_nothing(
    label, admin, other_admin, channel, add_answer, answers_of
):
    await add_answer("When are the office hours?")
    opened = await admin.slash(channel, "answers remove", question="1")
    if label == "Switch off":
        opened = await admin.click(opened.response, label="Keep it")
    theirs = await other_admin.slash(channel, "answers edit", question="1")
    await other_admin.submit_modal(theirs, {**FORM, "answer": "Friday."})

    late = await admin.click(opened.response, label=label)

    assert "Your press did nothing" in text_of(late.response)
    [answer] = await answers_of()
    assert answer.text.enabled


async def test_a_form_that_cannot_be_saved_gives_back_what_was_written(admin, channel, answers_of):
    form = await admin.slash(channel, "answers add")

    shown = await admin.submit_modal(form, {**FORM, "link": "javascript:alert(1)"})

    assert "https://" in text_of(shown.response)
    assert "Thursday at 18:00 UTC." in text_of(shown.response)
    assert await answers_of() == ()


async def test_the_same_question_is_not_added_twice(admin, channel, add_answer, answers_of):
    await add_answer("when are the OFFICE-hours")
    form = await admin.slash(channel, "answers add")

    shown = await admin.submit_modal(form, FORM)

    assert "already" in text_of(shown.response)
    assert len(await answers_of()) == 1


async def test_the_501st_answer_is_refused(admin, channel, stores, guild, answers_of):
    texts = [OwnAnswerText(f"question {n}", "yes") for n in range(MAX_ANSWERS)]
    await stores.answers.replace_all(guild.id, texts)
    form = await admin.slash(channel, "answers add")

    shown = await admin.submit_modal(form, FORM)

    assert "500" in text_of(shown.response)
    assert len(await answers_of()) == MAX_ANSWERS


async def test_the_list_has_pages(admin, channel, stores, guild):
    texts = [OwnAnswerText(f"question number {n}", "yes") for n in range(25)]
    await stores.answers.replace_all(guild.id, texts)

    shown = await admin.slash(channel, "answers list")
    assert "question number 9" in text_of(shown.response)
    shown = await admin.click(shown.response, label="More")
    shown = await admin.click(shown.response, label="More")

    assert "question number 24" in text_of(shown.response)
    assert "More" not in labels_of(shown.response)


@pytest.mark.parametrize("kind", ["yaml", "json"])
async def test_an_export_comes_back_without_a_change(kind, admin, channel, add_answer, upload):
    await add_answer(
        "When?", "two\nlines: *yes*", phrasings=("null", "yes: no"), link="https://a.example/"
    )
    await add_answer("Emoji 😀 and “quotes”", "# not a comment", enabled=False)

    exported = await admin.slash(channel, "answers export", format=kind)
    [file] = exported.response.attachments
    shown = await upload(await file.read(), file.filename)

    assert "nothing to import" in text_of(shown.response)


async def test_an_import_shows_what_would_change_and_writes_on_confirmation(
    admin, add_answer, upload, answers_of
):
    await add_answer("Stays?")
    await add_answer("Changes?")
    await add_answer("Goes?")
    file = [OwnAnswerText("Stays?", "Thursday."), OwnAnswerText("Changes?", "Friday."),
            OwnAnswerText("Comes?", "Monday.")]  # fmt: skip

    shown = await upload(write_yaml(file))

    text = text_of(shown.response)
    assert "New: 1**\n- Comes?" in text
    assert "Changed: 1**\n- Changes?" in text
    assert "Removed: 1**\n- Goes?" in text
    assert len(await answers_of()) == 3
    assert "Comes?" not in {answer.text.question for answer in await answers_of()}
    await admin.click(shown.response, label="Import 3")
    assert [answer.text for answer in await answers_of()] == file


async def test_an_import_that_somebody_overtook_is_shown_anew(
    admin, other_admin, channel, add_answer, upload, answers_of
):
    await add_answer("When are the office hours?")
    shown = await upload(write_yaml([OwnAnswerText("Comes?", "Monday.")]))
    theirs = await other_admin.slash(channel, "answers edit", question="1")
    await other_admin.submit_modal(theirs, {**FORM, "answer": "Friday."})

    late = await admin.click(shown.response, label="Import 1")

    assert "Nothing is written" in text_of(late.response)
    assert [answer.text.answer for answer in await answers_of()] == ["Friday."]
    await admin.click(late.response, label="Import 1")
    assert [answer.text.answer for answer in await answers_of()] == ["Monday."]


async def test_an_import_waits_for_a_quarter_of_an_hour(simcord_env, admin, upload, answers_of):
    shown = await upload(write_yaml([OwnAnswerText("Comes?", "Monday.")]))
    await simcord_env.advance_time(timedelta(minutes=16).total_seconds())

    late = await admin.click(shown.response, label="Import 1")

    assert "upload the file again" in text_of(late.response)
    assert await answers_of() == ()


async def test_a_confirmation_by_another_admin_is_refused(
    simcord_env, guild, admin, other_admin, upload
):
    shown = await upload(write_yaml([OwnAnswerText("Comes?", "Monday.")]))
    token = buttons_of(shown.response)[0]["custom_id"].rpartition("/")[2]

    with pytest.raises(UsageError, match="no longer waits"):
        await simcord_env.bot.office.imports.confirm(guild.id, other_admin.id, token)


async def test_every_problem_of_a_file_is_listed_by_line(upload, answers_of, add_answer):
    await add_answer("Stays?")
    shown = await upload(b"answers:\n  - question: 42\n    answr: x\n  - question: ok?\n")

    text = text_of(shown.response)
    assert "line 2: must be text, and is a number" in text
    assert "line 3: the field “answr” is unknown" in text
    assert "line 4: the field “answer” is missing" in text
    assert len(await answers_of()) == 1


async def test_many_problems_come_as_a_file(upload):
    shown = await upload(b"answers:\n" + b"  - 7\n" * 40)

    [file] = shown.response.attachments
    assert len((await file.read()).splitlines()) == 40


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.exe", b"answers: []", ".yaml"),
        ("a.yaml", b"#" * (256 * 1024 + 1), "256 KiB"),
    ],
)
async def test_a_file_that_is_none_or_too_large_is_not_even_fetched(
    simcord_env, name, data, told, upload
):
    shown = await upload(data, name)

    assert told in text_of(shown.response)
    assert simcord_env.errors


async def test_json_from_another_program_is_taken(upload):
    data = json.dumps({"answers": [{"question": "Emoji \U0001f600?", "answer": "yes"}]}).encode()

    shown = await upload(data, "a.JSON")

    assert "Emoji \U0001f600?" in text_of(shown.response)


async def test_hidden_tips_and_questions_are_not_shown_until_they_are_again(
    simcord_env, admin, member, channel, stores, guild
):
    tips = simcord_env.bot.advisor.knowledge.tips
    for key in list(tips)[1:]:
        await stores.answers.hide(guild.id, HiddenKind.TIP, key)
    [first] = list(tips.values())[:1]
    entry = next(iter(simcord_env.bot.advisor.knowledge.faq))

    hidden = await admin.slash(channel, "answers hide", what=f"entry:{entry}")
    assert "Hidden in this server" in text_of(hidden.response)
    assert first.title in text_of((await member.slash(channel, "tip")).response)
    office = simcord_env.bot.office
    assert f"entry:{entry}" in await office.hidden.of_guild(guild.id)

    choices = await admin.autocomplete(channel, "answers unhide", "what", "")
    assert choices[0]["value"] == f"entry:{entry}"
    await admin.slash(channel, "answers unhide", what=f"entry:{entry}")
    assert f"entry:{entry}" not in await office.hidden.of_guild(guild.id)


def hostile_answer(length):
    text = OwnAnswerText(
        question=(NASTY * 9)[:200],
        answer=(NASTY * 99)[:length],
        phrasings=tuple((NASTY * 9)[n : n + 200] for n in range(15)),
        link="https://example.org/" + "x" * 480,
    )
    return OwnAnswer(2**63, 2**63, 999_999_999, text)


@pytest.mark.parametrize("length", [1, 100, 2000, 10_000])
def test_cards_hold_discords_limits_whatever_they_are_given(length):
    answer, owner_id = hostile_answer(length), 2**64
    sheets = (
        AnswerList([answer] * 500, 25, owner_id),
        AnswerSheet(answer, owner_id, "✅ " + "Saved. " * 5),
        RemovalSheet(answer, owner_id),
        KeptDraftSheet("x" * 300, "```" * 3000, answer, owner_id),
    )

    for sheet in sheets:
        assert components_of(sheet) <= 40
        assert sheet.content_length() <= 4000
        ids = [i.item.custom_id for i in sheet.walk_children() if hasattr(i, "template")]
        assert all(len(custom_id) <= 100 for custom_id in ids)


def test_the_form_holds_an_answer_as_large_as_can_be():
    AnswerForm(hostile_answer(2000)).to_dict()


async def test_hostile_answers_are_shown_harmless(member, channel, add_answer):
    await add_answer("What is it?", NASTY)

    asked = await member.slash(channel, "ask", question="What is it?")
    await member.click(asked.response, label="Share")

    text = text_of(channel.last_message)
    assert "@everyone" not in text
    assert "(evil.example)" in text
    assert "\u202e" not in text
    assert text.count("```") % 2 == 0
    assert channel.last_message.mention_everyone is False
    assert channel.last_message.mentions == []


async def test_a_broken_import_says_so_to_callers_too(simcord_env, guild, admin):
    with pytest.raises(BrokenFileError) as caught:
        await simcord_env.bot.office.imports.plan(guild.id, admin.id, b"[", is_json=False)

    assert caught.value.problems


async def test_an_answer_button_of_a_removed_answer_says_so(member, channel, add_answer, post):
    button = RouteButton.of(Action("x", to("server-answer", "1")), 0)
    message = await post(channel, button)

    shown = await member.click(message, label="x")

    assert "took this answer back" in text_of(shown.response)


async def test_a_database_that_is_away_keeps_no_answer_back(
    simcord_env, stores, guild, channel, member, monkeypatch
):
    async def away(*_, **__):
        raise StorageError("away")

    for store, name in (
        (stores.answers, "of_guild"),
        (stores.answers, "hidden"),
        (stores.questions, "note"),
        (stores.questions, "note_command"),
    ):
        monkeypatch.setattr(store, name, away)
    log_on = replace(await stores.settings.get(guild.id), question_log=True)
    await stores.settings.save(log_on)

    asked = await member.slash(channel, "ask", question="office hours")
    tip = await member.slash(channel, "tip")

    assert "outside what I know" in text_of(asked.response)
    assert "💡" in text_of(tip.response)
    assert simcord_env.errors == []
