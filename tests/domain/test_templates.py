"""The syntax of sentence templates."""

from __future__ import annotations

import random

import pytest

from bot.domain.guidance import QuestionTemplates
from bot.domain.templates import (
    Slot,
    TemplateError,
    expansions,
    parse_template,
    pick,
    template_problems,
    variety,
)


def test_optional_parts_and_alternatives_expand() -> None:
    template = parse_template("(what|how much) does [a|an] {career} earn", {})

    assert variety(template) == 6
    assert set(expansions(template)) == {
        f"{ask} does {article}{{career}} earn"
        for ask in ("what", "how much")
        for article in ("a ", "an ", "")
    }


def test_rules_are_filled_in() -> None:
    template = parse_template("<pay> of {career}", {"pay": "(salary|<more>)", "more": "wage"})

    assert set(expansions(template)) == {"salary of {career}", "wage of {career}"}


def test_pick_draws_one_way_to_say_it() -> None:
    template = parse_template("[the] {skill} (job|role)", {})

    parts = list(pick(template, random.Random(1)))  # noqa: S311 -- a test

    assert Slot("skill") in parts


@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("how (much", "found the end"),
        ("how much)", "found )"),
        ("{salary}", "no slot “salary”"),
        ("{career", "slot “career” is not closed"),
        ("<pay>", "no rule “pay”"),
        ("<circle>", "the rule “circle” contains itself"),
    ],
)
def test_what_is_wrong_is_told(template: str, what: str) -> None:
    with pytest.raises(TemplateError, match=r".") as caught:
        parse_template(template, {"circle": "[<round>]", "round": "<circle>"})

    assert caught.value.what == what


def test_every_problem_of_a_file_is_found() -> None:
    templates = QuestionTemplates(
        "salary", "example", (("pay", "(salary"),), ("{career} pay", "{carer} pay", "<pay>")
    )

    found = [problem.path for problem in template_problems(templates)]

    assert found == [("rules", "pay"), ("sentences", 1), ("sentences", 2)]
