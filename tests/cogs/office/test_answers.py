"""/answers: added, changed, asked first, hidden; of two admins nobody loses a word."""

from __future__ import annotations

import pytest

from bot.domain.answers import Action
from bot.domain.own_answers import MAX_ANSWERS, HiddenKind, OwnAnswerText
from bot.domain.routes import to
from bot.views.items import route_button
from tests.cogs.reading import labels_of, selects_of, text_of

FORM = {"question": "When are the office hours?", "answer": "Thursday at 18:00 UTC."}


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


async def test_forms_left_open_over_a_restart_save_what_was_written(
    simcord_env, admin, channel, add_answer, answers_of, make_bot
):
    await add_answer("office hours")
    adding = await admin.slash(channel, "answers add")
    editing = await admin.slash(channel, "answers edit", question="office hours")
    await simcord_env.restart_bot(make_bot())

    added = await admin.submit_modal(adding, {**FORM, "question": "Where are the slides?"})
    edited = await admin.submit_modal(editing, {**FORM, "enabled": False})

    assert "Saved" in text_of(added.response)
    assert "Saved" in text_of(edited.response)
    changed, new = await answers_of()
    assert (changed.text.answer, changed.text.enabled) == (FORM["answer"], False)
    assert new.text.question == "Where are the slides?"


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


async def test_a_hidden_question_is_not_offered_beside_others(
    simcord_env, admin, member, channel, post
):
    entries = list(simcord_env.bot.advisor.knowledge.faq.values())
    shown, hidden, kept, *_ = [e for e in entries if e.topic == entries[0].topic]
    card = await post(channel, route_button(Action("x", to("faq", shown.id)), 0))
    await admin.slash(channel, "answers hide", what=f"entry:{hidden.id}")

    opened = await member.click(card, label="x")

    offered = [o["value"] for menu in selects_of(opened.response) for o in menu["options"]]
    assert str(to("faq", kept.id)) in offered
    assert str(to("faq", hidden.id)) not in offered


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
