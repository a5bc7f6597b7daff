"""The recognizer as a whole: the same for everybody, sure only when it may be, never upset."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.recognition import Band, Intent, Recognition
from bot.understanding.recognizer import Recognizer

if TYPE_CHECKING:
    from pathlib import Path

    from bot.domain.knowledge import KnowledgeBase

LONGEST_SECONDS = 0.02
PEOPLE = ["woman", "man", "girl from Nigeria", "mother of two", "trans guy", "muslim", "refugee"]
TORTURE = [
    "a" * 6000,
    "how do i become a data engineer " * 180,
    "\u200b".join("how do i become a data engineer") * 150,
    "😀" * 2000,
    "ﷺ" * 2000,
    "\x00\x01\x1b" * 2000,
    "שלום עולם " * 600,
    "ß" * 6000,
    "a.b.c'd-e/" * 600,
    "c++ " * 1500,
    "{career} <rule> [x] (a|b) " * 200,
    "```" * 2000,
]


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(
    "question",
    ["how do I become a backend developer", "what does a data analyst earn in France"],
)
def test_nothing_about_a_person_changes_what_is_understood(
    recognizer: Recognizer, person: str, question: str
) -> None:
    plain = recognizer.recognize(question)

    found = recognizer.recognize(f"I am a {person}. {question}?")

    assert (found.intent, found.slots.careers) == (plain.intent, plain.slots.careers)
    assert found.slots == plain.slots


def test_same_question_same_answer(recognizer: Recognizer, knowledge: KnowledgeBase) -> None:
    question = "wat does a beckend dev ern in berlin w 2 yrs exp??"

    first = recognizer.recognize(question)

    assert recognizer.recognize(question) == first
    assert Recognizer(knowledge).recognize(question) == first


def test_learned_model_survives_in_the_cache(
    recognizer: Recognizer, knowledge: KnowledgeBase, tmp_path: Path
) -> None:
    question = "is it too late to become a data scientist"
    Recognizer(knowledge, tmp_path)

    again = Recognizer(knowledge, tmp_path)

    assert again.recognize(question) == recognizer.recognize(question)


def test_broken_cache_does_not_matter(
    recognizer: Recognizer, knowledge: KnowledgeBase, tmp_path: Path
) -> None:
    Recognizer(knowledge, tmp_path)
    [kept] = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:5000])

    found = Recognizer(knowledge, tmp_path).recognize("roadmap for data engineers")

    assert found == recognizer.recognize("roadmap for data engineers")


def test_new_phrase_changes_the_result(recognizer: Recognizer, knowledge: KnowledgeBase) -> None:
    question = "gimme the moolah facts for data engineers"
    before = recognizer.recognize(question)
    salary = knowledge.templates[Intent.SALARY]
    phrase = "give me the moolah facts (for|about) {career}"
    taught = replace(salary, sentences=(*salary.sentences, phrase))

    templates = {**knowledge.templates, Intent.SALARY: taught}
    after = Recognizer(replace(knowledge, templates=templates)).recognize(question)

    assert before.intent is not Intent.SALARY
    assert after.intent is Intent.SALARY
    assert after.band is Band.ANSWER


@pytest.mark.parametrize("sentences", [(), ("how much does a {career} earn",)])
def test_hardly_any_templates_are_enough_to_start(
    knowledge: KnowledgeBase, sentences: tuple[str, ...]
) -> None:
    salary = replace(knowledge.templates[Intent.SALARY], sentences=sentences)
    small = replace(knowledge, templates={Intent.SALARY: salary})

    found = Recognizer(small).recognize("how much does a data engineer earn?")

    assert found.slots.careers == ("data-engineer",)


@pytest.mark.parametrize(
    ("question", "band"),
    [
        ("I am a teacher, how do I get into IT?", Band.ANSWER),
        ("I am a teacher, how long would it take to get a raise?", Band.REFUSE),
        ("how long does it take to become a dentist", Band.REFUSE),
    ],
)
def test_other_professions_are_ours_only_on_their_way_to_tech(
    recognizer: Recognizer, question: str, band: Band
) -> None:
    assert recognizer.recognize(question).band is band


def test_refusal_keeps_the_second_best_reading(recognizer: Recognizer) -> None:
    found = recognizer.recognize("what is the weather in paris tomorrow")

    assert found.band is Band.REFUSE
    assert found.intent is Intent.OUT_OF_SCOPE
    assert found.runner_up is not Intent.OUT_OF_SCOPE
    assert len(found.near) == 3


def test_near_questions_hold_the_names_that_were_understood(recognizer: Recognizer) -> None:
    found = recognizer.recognize("data engineer moving forward?")

    assert any("data engineer" in near.text for near in found.near)
    assert all("{" not in near.text for near in found.near)


def test_general_question_is_found(recognizer: Recognizer, knowledge: KnowledgeBase) -> None:
    entry = next(iter(knowledge.faq.values()))

    assert recognizer.recognize(entry.also[0]).faq == entry.id


def test_own_question_of_a_career_is_found(
    recognizer: Recognizer, knowledge: KnowledgeBase
) -> None:
    career = knowledge.careers["backend-developer"]  # pyright: ignore[reportArgumentType]

    found = recognizer.recognize(f"backend developer: {career.questions[0].question}")

    assert found.own_question is not None
    assert found.own_question.position == 0


@pytest.mark.parametrize("text", TORTURE)
def test_long_and_strange_texts_take_no_longer(recognizer: Recognizer, text: str) -> None:
    took = min(_seconds(recognizer, text) for _ in range(3))

    assert took < LONGEST_SECONDS


@settings(max_examples=150)
@given(text=st.text(max_size=600))
def test_no_text_raises(recognizer: Recognizer, text: str) -> None:
    found = recognizer.recognize(text)

    assert 0 <= found.confidence <= 1
    assert all(text[match.start : match.end] == match.text for match in found.matches)


@settings(max_examples=50)
@given(text=st.text(max_size=80), again=st.text(max_size=80))
def test_no_follow_up_raises(recognizer: Recognizer, text: str, again: str) -> None:
    found = recognizer.recognize(again, previous=recognizer.recognize(text))

    assert isinstance(found, Recognition)


def _seconds(recognizer: Recognizer, text: str) -> float:
    began = time.thread_time()
    recognizer.recognize(text)
    return time.thread_time() - began
