"""What every AnswerStore promises."""

from collections import Counter
from dataclasses import replace

import pytest

from bot.domain.conflicts import ListFullError
from bot.domain.own_answers import MAX_ANSWERS, AnswerConflictError, HiddenKind, OwnAnswerText
from bot.storage import database_stores
from bot.storage.transactions import Transaction

GUILD, OTHER = 100, 200
TEXT = OwnAnswerText(
    "When is the meetup?", "On **Tuesday**.", ("meetup date", "Wann?"), "https://example.org", False
)


async def test_an_answer_comes_back_whole(stores):
    added = await stores.answers.add(GUILD, TEXT)

    assert added.text == TEXT
    assert await stores.answers.get(GUILD, added.id) == added
    assert await stores.answers.of_guild(GUILD) == (added,)


async def test_an_answer_of_another_server_is_not_found(stores):
    added = await stores.answers.add(GUILD, TEXT)

    assert await stores.answers.get(OTHER, added.id) is None
    assert not await stores.answers.remove(OTHER, added.id)
    assert await stores.answers.remove(GUILD, added.id)


async def test_an_edit_changes_the_text(stores):
    added = await stores.answers.add(GUILD, TEXT)
    edited = await stores.answers.edit(added, replace(TEXT, enabled=True))

    assert edited.text.enabled
    assert await stores.answers.get(GUILD, added.id) == edited


async def test_the_later_of_two_edits_sees_the_first(stores):
    added = await stores.answers.add(GUILD, TEXT)
    first = await stores.answers.edit(added, replace(TEXT, answer="On Monday."))

    with pytest.raises(AnswerConflictError) as refused:
        await stores.answers.edit(added, replace(TEXT, answer="On Friday."))
    assert refused.value.current == first


async def test_an_edit_of_a_removed_answer_is_refused(stores):
    added = await stores.answers.add(GUILD, TEXT)
    await stores.answers.remove(GUILD, added.id)

    with pytest.raises(AnswerConflictError) as refused:
        await stores.answers.edit(added, TEXT)
    assert refused.value.current is None


async def test_an_import_keeps_adds_changes_and_removes(stores):
    texts = [OwnAnswerText(f"question {number}", "old") for number in range(3)]
    kept, changed, _gone = await stores.answers.replace_all(GUILD, texts)
    await stores.answers.add(OTHER, TEXT)
    new = OwnAnswerText("question 9", "new")
    after = await stores.answers.replace_all(
        GUILD, [kept.text, replace(changed.text, answer="new"), new]
    )

    assert after[0] == kept
    assert after[1].id == changed.id
    assert [answer.text.answer for answer in after] == ["old", "new", "new"]
    assert len(await stores.answers.of_guild(OTHER)) == 1


async def test_an_import_takes_few_round_trips_however_long_it_is(database, clock, monkeypatch):
    answers = database_stores(database, clock).answers
    taken, execute = Counter(), Transaction.execute

    async def counted(transaction, *statement):
        taken[count] += 1
        return await execute(transaction, *statement)

    monkeypatch.setattr(Transaction, "execute", counted)
    for count in (2, 200):
        for words in ("old", "new"):
            texts = [OwnAnswerText(f"question {number}", words) for number in range(count)]
            assert [a.text for a in await answers.replace_all(count, texts)] == texts

    assert taken[200] == taken[2]


async def test_a_list_that_is_too_long_changes_nothing(stores):
    await stores.answers.add(GUILD, TEXT)
    too_many = [OwnAnswerText(str(number), "answer") for number in range(MAX_ANSWERS + 1)]

    with pytest.raises(ListFullError):
        await stores.answers.replace_all(GUILD, too_many)
    assert len(await stores.answers.of_guild(GUILD)) == 1


async def test_a_full_list_takes_no_more(stores):
    full = [OwnAnswerText(str(number), "answer") for number in range(MAX_ANSWERS)]
    await stores.answers.replace_all(GUILD, full)

    with pytest.raises(ListFullError, match="500"):
        await stores.answers.add(GUILD, TEXT)


async def test_general_knowledge_is_hidden_and_shown_again(stores):
    for _ in range(2):
        await stores.answers.hide(GUILD, HiddenKind.TIP, "tip-1")
    await stores.answers.hide(GUILD, HiddenKind.ENTRY, "faq-1")

    assert await stores.answers.hidden(GUILD, HiddenKind.TIP) == {"tip-1"}
    await stores.answers.unhide(GUILD, HiddenKind.TIP, "tip-1")
    assert await stores.answers.hidden(GUILD, HiddenKind.TIP) == frozenset()
    assert await stores.answers.hidden(GUILD, HiddenKind.ENTRY) == {"faq-1"}
