"""/insights: what a server asks, without anybody in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.routes import to
from tests.cogs.reading import buttons_of, labels_of, pictures_of, text_of


@pytest.fixture
async def log(simcord_env, stores, settings_of):
    await stores.settings.save(replace(await settings_of(), question_log=True))
    return simcord_env.bot.office.log


@pytest.fixture
def read_log(stores, guild, simcord_env):
    async def read():
        return await stores.questions.questions(guild.id, simcord_env.now().date())

    return read


async def test_it_says_so_where_the_log_is_off(simcord_env, admin, channel):
    shown = await admin.slash(channel, "insights")

    assert "log is off" in text_of(shown.response)
    assert simcord_env.errors


async def test_nothing_is_counted_where_the_log_is_off(simcord_env, member, channel, read_log):
    await member.slash(channel, "ask", question="how much does a wizard earn")

    assert await read_log() == ()


async def test_questions_and_commands_are_counted_without_who_asked(
    log, member, admin, channel, guild, read_log
):
    await member.slash(channel, "ask", question=f"Tell <@{admin.id}> what a   wizard EARNS")
    await member.slash(channel, "career overview", career="backend-developer")

    [count] = await read_log()
    assert count.question.question == "tell … what a wizard earns"
    shown = await admin.slash(channel, "insights")
    text = text_of(shown.response)
    assert "**1** questions, **0%** understood" in text
    assert "/ask 1" in text
    assert "/career overview 1" in text


async def test_thumbs_are_counted_once_for_each_answer(log, member, admin, channel, add_answer):
    await add_answer("office hours")
    asked = await member.slash(channel, "ask", question="office hours")
    up, down = [b for b in buttons_of(asked.response) if b["custom_id"].startswith("thumb:")]

    await member.click(asked.response, custom_id=up["custom_id"])
    await member.click(asked.response, custom_id=up["custom_id"])
    again = await member.slash(channel, "ask", question="office hours")
    await member.click(again.response, custom_id=down["custom_id"])

    shown = await admin.slash(channel, "insights")
    assert "👍 1   👎 1" in text_of(shown.response)
    assert "**2** questions, **100%** understood" in text_of(shown.response)


async def test_alike_questions_are_one_and_the_most_asked_comes_first(log, admin, channel, guild):
    for question in ("when is the meetup", "When is the meet-up?", "when is teh meetup"):
        await log.note(guild.id, question, "out_of_scope", "refuse")
    await log.note(guild.id, "where is the moon", "out_of_scope", "refuse")

    shown = await admin.slash(channel, "insights")

    text = text_of(shown.response)
    assert text.index("asked 3 times") < text.index("moon")
    assert labels_of(shown.response).count("Answer this") == 2


async def test_rare_questions_are_masked_and_common_ones_are_not(log, admin, channel, guild):
    rare = "can max@example.org call +49 170 123 or see https://me.example/cv before 2027"
    await log.note(guild.id, rare, "out_of_scope", "refuse")
    for _ in range(3):
        await log.note(guild.id, "what is room 101", "out_of_scope", "refuse")

    text = text_of((await admin.slash(channel, "insights")).response)

    assert "can … call" in text
    for secret in ("example", "170", "2027", "max"):
        assert secret not in text
    assert "room 101" in text


async def test_answer_this_opens_the_form_with_the_question_as_it_was_shown(
    log, admin, channel, guild, stores
):
    await log.note(guild.id, "when is meetup 7", "out_of_scope", "refuse")
    shown = await admin.slash(channel, "insights")

    form = await admin.click(shown.response, label="Answer this")

    field = form.modal["components"][0]["component"]
    assert field["value"] == "when is meetup …"
    await admin.submit_modal(form, {"question": "When is the meetup?", "answer": "Friday."})
    assert len(await stores.answers.of_guild(guild.id)) == 1


async def test_the_questions_of_several_days_come_as_a_picture(
    simcord_env, log, admin, channel, guild, charts
):
    await log.note(guild.id, "what", "overview", "answer")
    await simcord_env.advance_time(2 * 86400)
    await log.note(guild.id, "why", "overview", "answer")

    shown = await admin.slash(channel, "insights")

    assert [n for _, n in charts.drawn[-1].rows] == [1, 0, 1]
    [picture] = pictures_of(shown.response)
    assert "Questions a day" in picture["description"]


async def test_everything_is_forgotten_after_thirty_days(
    simcord_env, log, admin, channel, guild, stores
):
    first_day = simcord_env.now().date()
    await log.note(guild.id, "what", "overview", "answer")

    await simcord_env.advance_time(32 * 86400)

    assert await stores.questions.questions(guild.id, first_day) == ()


async def test_a_forged_mark_finds_nothing(log, admin, channel, post):
    from bot.views.office_items import office_button

    for mark in ("1-abc", "99999999999999-x", "-", "x" * 40, "738000-" + "0" * 12):
        button = office_button(admin.id, to("answer-this", mark), "x")
        pressed = await admin.click(await post(channel, button), label="x")
        assert "forgotten" in text_of(pressed.response)
