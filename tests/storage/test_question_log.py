"""What every QuestionLogStore promises."""

import asyncio
from datetime import date

from bot.domain.question_log import MAX_QUESTION_LENGTH, AskedQuestion

GUILD, OTHER = 100, 200
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
PAY = AskedQuestion(GUILD, MONDAY, "what does a devops engineer earn", "salary", "answer")


async def test_alike_questions_are_counted_together(stores):
    await asyncio.gather(*(stores.questions.note(PAY) for _ in range(5)))
    await stores.questions.note(AskedQuestion(GUILD, MONDAY, "hm", "out_of_scope", "refuse"))

    counts = await stores.questions.questions(GUILD, MONDAY)
    assert [(count.question.question, count.times) for count in counts] == [
        (PAY.question, 5),
        ("hm", 1),
    ]
    assert await stores.questions.questions(OTHER, MONDAY) == ()
    assert await stores.questions.questions(GUILD, TUESDAY) == ()


async def test_thumbs_are_counted_where_the_question_is_known(stores):
    await stores.questions.note(PAY)
    for is_up in (True, True, False):
        await stores.questions.note_thumb(PAY, is_up=is_up)
    forgotten = AskedQuestion(GUILD, TUESDAY, "gone", "salary", "answer")
    await stores.questions.note_thumb(forgotten, is_up=True)

    [count] = await stores.questions.questions(GUILD, MONDAY)
    assert (count.times, count.thumbs_up, count.thumbs_down) == (1, 2, 1)


async def test_long_and_odd_texts_are_cut(stores):
    odd = AskedQuestion(GUILD, MONDAY, "a\0b" * 200, "salary", "answer")
    await stores.questions.note(odd)
    await stores.questions.note_thumb(odd, is_up=True)

    [count] = await stores.questions.questions(GUILD, MONDAY)
    assert count.question.question == ("ab" * 200)[:MAX_QUESTION_LENGTH]
    assert count.thumbs_up == 1


async def test_commands_are_summed_over_days(stores):
    for day in (MONDAY, TUESDAY, TUESDAY):
        await stores.questions.note_command(GUILD, day, "salary")
    await stores.questions.note_command(GUILD, TUESDAY, "ask")

    assert await stores.questions.commands(GUILD, MONDAY) == {"salary": 3, "ask": 1}
    assert await stores.questions.commands(GUILD, TUESDAY) == {"salary": 2, "ask": 1}


async def test_old_days_are_forgotten_everywhere(stores):
    for guild in (GUILD, OTHER):
        for day in (MONDAY, TUESDAY):
            await stores.questions.note(AskedQuestion(guild, day, "q", "salary", "answer"))
            await stores.questions.note_command(guild, day, "ask")

    assert await stores.questions.forget_before(TUESDAY) == 4
    assert len(await stores.questions.questions(GUILD, MONDAY)) == 1


async def test_a_log_that_is_switched_off_is_erased(stores):
    await stores.questions.note(PAY)
    await stores.questions.note_command(GUILD, MONDAY, "ask")
    await stores.questions.forget_guild(GUILD)

    assert await stores.questions.questions(GUILD, MONDAY) == ()
    assert await stores.questions.commands(GUILD, MONDAY) == {}
