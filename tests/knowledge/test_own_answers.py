"""Files with own answers: what comes out goes in again, and what is hostile is refused by line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.own_answer_rules import clean_line, clean_text, problems_of
from bot.domain.own_answers import MAX_ANSWERS, OwnAnswerText
from bot.knowledge.own_answers import read_answers, write_json, write_yaml

GOOD = b"answers:\n  - question: When?\n    answer: Now.\n"


def problems(data: bytes, *, is_json: bool = False) -> list[str]:
    file = read_answers(data, is_json=is_json)
    return [str(problem) for problem in file.problems]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "line 1: the file must hold a list under `answers:`"),
        (b"answers: 3", "line 1: the file must hold a list"),
        (b"- question: a", "line 1: the file must hold a list"),
        (b"answers:\n  - 7", "line 2: an entry has the fields"),
        (b"answers:\n  - question: abc", "line 2: the field “answer” is missing"),
        (GOOD + b"    colour: red", "line 4: the field “colour” is unknown"),
        (GOOD + b"    answer: again", "line 4: the field “answer” stands twice"),
        (GOOD.replace(b"When?", b"42"), "line 2: must be text, and is a number"),
        (GOOD.replace(b"When?", b"no"), "line 2: must be text, and is yes or no"),
        (GOOD.replace(b"When?", b"2026-01-01"), "line 2: must be text, and is a date"),
        (GOOD.replace(b"When?", b"~"), "line 2: must be text, and is empty"),
        (GOOD.replace(b"Now.", b"[a, b]"), "line 3: must be text, and is a list"),
        (GOOD.replace(b"Now.", b'""'), "line 3: an answer is needed"),
        (GOOD.replace(b"Now.", b"x" * 2001), "line 3: an answer has at most 2000"),
        (GOOD.replace(b"When?", b"x" * 201), "line 2: a question has 3 to 200"),
        (GOOD.replace(b"When?", b'"???"'), "line 2: a question has 3 to 200"),
        (GOOD + b"    also: why", "line 4: must be a list"),
        (GOOD + b"    also:\n      - why?\n      - [deep]", "line 6: must be text"),
        (GOOD + b"    also: [%s]" % b", ".join([b"why?"] * 16), "line 4: there may be 15"),
        (GOOD + b"    enabled: maybe", "line 4: must be true or false"),
        (GOOD + b"    link: http://a.example", "line 4: a link starts with https://"),
        (GOOD + b"    link: https://user@a.example", "line 4: a link starts with https://"),
        (GOOD + b"  - question: WHEN\n    answer: x", "line 4: the same question stands already"),
        (b"answers: &a []", "line 1: anchors and aliases are not allowed"),
        (b"answers:\n  - &a {question: abc, answer: x}\n  - *a", "line 2: anchors and aliases"),
        (b"answers: !!python/object/apply:os.system [id]", "line 1: tags"),
        (b"? [a]\n: b", "line 1: a name of a field must be plain text"),
        (GOOD + b"---\nanswers: []", "a second document"),
        (b"answers: [\n", "not well-formed"),
        (b"\tanswers: []", "line 1: not well-formed"),
        (GOOD + b"\0", "a null byte"),
        (b"answers:\n  \xff", "line 2: not UTF-8"),
        (b"#" * (256 * 1024 + 1), "larger than 256 KiB"),
        (b"[" * 10_000, "nested too deeply"),
        (b"{a: " * 10_000, "nested too deeply"),
        (b"answers:\n" + b"- []\n" * 50_000, "more values"),
    ],
)
def test_what_is_wrong_is_told_by_line(data, told):
    assert any(told in problem for problem in problems(data)), problems(data)


def test_all_problems_are_told_at_once_in_the_order_of_lines():
    data = b"answers:\n  - question: 1\n    answer: 2\n  - question: abc\n    foo: x\n"

    assert [problem.split(":")[0] for problem in problems(data)] == [
        "line 2", "line 3", "line 4", "line 5",
    ]  # fmt: skip


def test_a_bomb_is_refused_before_it_unfolds():
    levels = [b"a: &a [x, x, x, x, x, x, x, x, x]"]
    levels += [b"%c: &%c [%s]" % (c, c, b", ".join([b"*%c" % (c - 1)] * 9)) for c in b"bcdefghi"]

    assert problems(b"\n".join(levels))


def test_more_answers_than_a_server_may_have_are_refused():
    texts = [OwnAnswerText(f"question {n}", "x") for n in range(MAX_ANSWERS + 1)]

    assert any("more than 500" in problem for problem in problems(write_yaml(texts)))


def test_marks_that_turn_text_around_are_taken_out():
    data = "answers:\n  - question: \u202eWhen\u2066?\n    answer: a\u202eb\n".encode()

    [answer] = read_answers(data).answers

    assert (answer.question, answer.answer) == ("When?", "ab")


def test_json_of_other_programs_is_read():
    whole = {"answers": [{"question": "Emoji \U0001f600 \\ud83d", "answer": '/ \\ " \n'}]}

    file = read_answers(json.dumps(whole).encode(), is_json=True)

    assert file.problems == ()
    assert file.answers[0].question == "Emoji \U0001f600 \\ud83d"


lines = st.text(min_size=1, max_size=60).map(clean_line)
own_texts = st.builds(
    OwnAnswerText,
    question=lines,
    answer=st.text(min_size=1, max_size=300).map(clean_text),
    phrasings=st.lists(lines, max_size=3).map(tuple),
    link=st.sampled_from([None, "https://example.org/a?b=c#d"]),
    enabled=st.booleans(),
).filter(lambda text: not list(problems_of(text)))
servers = st.lists(own_texts, max_size=5, unique_by=lambda text: text.question.casefold())


@settings(max_examples=150)
@given(texts=servers, is_json=st.booleans())
def test_whatever_is_written_is_read_back_the_same(texts, is_json):
    data = (write_json if is_json else write_yaml)(texts)

    file = read_answers(data, is_json=is_json)

    assert file.problems == () or "the same question" in str(file.problems[0])
    assert list(file.answers) == texts


pieces = st.sampled_from(
    ["answers:", "\n", "  - ", "question:", " abc", "answer: x", "also: [a]", "&a", "*a", "!!x",
     "{", "}", "[", "]", '"', "'", "|", ">", "? ", ": ", "\t", "\0", "\u202e", "<<: ", "%YAML",
     "---", "...", "\ud7ff", "42", "true", "\\u", "#"]
)  # fmt: skip


@settings(max_examples=300)
@given(
    data=st.one_of(
        st.binary(max_size=200), st.lists(pieces, max_size=30).map("".join).map(str.encode)
    )
)
def test_no_file_breaks_the_reader(data):
    for is_json in (False, True):
        file = read_answers(data, is_json=is_json)

        assert all(1 <= problem.line <= data.count(b"\n") + 2 for problem in file.problems)
        for text in file.answers if not file.problems else ():
            assert not list(problems_of(text))
