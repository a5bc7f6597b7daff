"""Own answers that are hostile, too large, gone or out of reach."""

from __future__ import annotations

from dataclasses import replace

import pytest
from discord.ui import Button, Select

from bot.domain.answers import Action
from bot.domain.own_answers import OwnAnswer, OwnAnswerText
from bot.domain.routes import to
from bot.errors import StorageError
from bot.views.answers.form import AnswerForm
from bot.views.answers.sheets import AnswerList, AnswerSheet, KeptDraftSheet, RemovalSheet
from bot.views.items import route_button
from tests.cogs.office.conftest import components_of
from tests.cogs.reading import text_of

NASTY = "**@everyone** [mail](https://evil.example/x) <@1> ```\u202e `# _~|" + "😀" * 40


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
        pressed = (i for i in sheet.walk_children() if isinstance(i, Button | Select))
        assert all(len(item.custom_id or "") <= 100 for item in pressed)


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


async def test_an_answer_button_of_a_removed_answer_says_so(member, channel, add_answer, post):
    button = route_button(Action("x", to("server-answer", "1")), 0)
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
