"""English and numbers."""

from decimal import Decimal

import pytest

from bot.advice.wording import an, count, first_sentences, in_sentence, join, money, upper_first


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Backend Developer", "a backend developer"),
        ("AI Engineer", "an AI engineer"),
        ("UI/UX Designer", "a UI/UX designer"),
        ("DevOps Engineer", "a DevOps engineer"),
        ("QA Engineer", "a QA engineer"),
        ("Engineering Manager", "an engineering manager"),
        ("Full-Stack Developer", "a full-stack developer"),
    ],
)
def test_titles_inside_a_sentence(title, inside):
    assert an(in_sentence(title)) == inside


def test_no_title_of_the_knowledge_reads_oddly(knowledge):
    for career in knowledge.careers.values():
        inside = in_sentence(career.title)
        assert inside.lower() == career.title.lower()
        assert not any(word.istitle() and len(word) > 2 for word in inside.split())


@pytest.mark.parametrize(
    ("words", "joined"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists(words, joined):
    assert join(words) == joined


def test_plurals():
    assert [count(n, "skill") for n in (0, 1, 2)] == ["0 skills", "1 skill", "2 skills"]


def test_parts_of_texts():
    assert first_sentences("Yes. No.") == "Yes."
    assert first_sentences("One. Two. Three.", 2) == "One. Two."
    assert first_sentences("It costs 3.5 percent of that") == "It costs 3.5 percent of that"
    assert upper_first("in the United States") == "In the United States"


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "printed"),
    [
        ("135980", "USD", "en-US", "$135,980"),
        ("48.08", "CAD", "en-US", "CA$48.08"),
        ("6301", "EUR", "de", "€6.301"),
        ("1", "USD", "xx", "$1"),
    ],
)
def test_money_in_full(amount, currency, locale, printed):
    assert money(Decimal(amount), currency, locale) == printed
