"""/answers export and import: whole files or nothing, and a look before anything is written."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.advice.server.own_answers_import import BrokenFileError
from bot.domain.own_answers import OwnAnswerText
from bot.errors import UsageError
from bot.knowledge.own_answers import write_yaml
from tests.cogs.reading import buttons_of, text_of

FORM = {"question": "When are the office hours?", "answer": "Thursday at 18:00 UTC."}


@pytest.fixture
def upload(admin, channel):
    async def send(data, name="answers.yaml"):
        return await admin.slash(channel, "answers import", file=(name, data))

    return send


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


async def test_a_broken_import_says_so_to_callers_too(simcord_env, guild, admin):
    with pytest.raises(BrokenFileError) as caught:
        await simcord_env.bot.office.imports.plan(guild.id, admin.id, b"[", is_json=False)

    assert caught.value.problems
