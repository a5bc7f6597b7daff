"""What a schema refuses, each with the line to mend and what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.knowledge.small import SmallBase

CARPENTER = "careers/carpenter.yaml"


def test_the_small_knowledge_base_is_right(small: SmallBase):
    assert small.problems() == []


def test_an_unknown_key_is_named_with_the_near_one(small: SmallBase):
    small.edit("tips/habit.yaml", "  title:", "  titel:")

    line = small.line("tips/habit.yaml", "titel:")
    assert small.problems() == [
        "tips/habit.yaml:1: clean-the-bench.title is missing: this field is required",
        f"tips/habit.yaml:{line}: unknown key clean-the-bench.titel: "
        'did you mean "title"? allowed here: title, text, kind, careers, stage, skills',
    ]


def test_an_unknown_key_deep_inside_a_career_is_told_what_is_allowed_there(small: SmallBase):
    title = "      title: Milestone step-2-3\n"
    small.edit(CARPENTER, title, f"{title}      lern: x\n")

    line = small.line(CARPENTER, "lern:")
    assert small.problems() == [
        f"{CARPENTER}:{line}: unknown key roadmap.advanced.milestones.3.lern: "
        'did you mean "learn"? allowed here: '
        "id, title, learn, why, skills, project, resources, done"
    ]


def test_a_key_near_nothing_gets_the_list_only(small: SmallBase):
    small.add(CARPENTER, "zzz: 1\n")

    [problem] = small.problems()
    assert "did you mean" not in problem
    assert "allowed here: title, plural, emoji" in problem


def test_a_missing_field_points_at_the_thing_that_lacks_it(small: SmallBase):
    small.edit(CARPENTER, "      done: The thing of step-1-2 stands.\n", "")

    line = small.line(CARPENTER, "- id: step-1-2")
    assert small.problems() == [
        f"{CARPENTER}:{line}: roadmap.intermediate.milestones.2.done is missing: "
        "this field is required"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "tips/habit.yaml",
            "kind: habit",
            "kind: habits",
            "clean-the-bench.kind is 'habits': Input should be 'craft', 'learning', 'job-search', "
            "'interview', 'habit' or 'tool'",
        ),
        (
            "faq/age.yaml",
            "link: https://",
            "link: http://",
            "too-late-for-a-craft.link is 'http://example.org/age': "
            "String should match pattern '^https://[^\\s]+$'",
        ),
        (
            "skills/tools.yaml",
            "why: Without a hammer no work begins.",
            "why: Because",
            "hammer.why is 'Because': String should have at least 15 characters",
        ),
        (
            "sources.yaml",
            "year: 2025",
            "year: yesterday",
            "wages-2025.year is 'yesterday': "
            "Input should be a valid integer, unable to parse string as an integer",
        ),
        (
            "salaries/carpenter.yaml",
            "    p10: 30000",
            "    p10: -1",
            "figures.0.figures.p10 is -1: Input should be greater than 0",
        ),
        (
            "hosts.yaml",
            "example.org",
            "https://example.org/",
            "0 is 'https://example.org/': "
            "String should match pattern '^[a-z0-9-]+(\\.[a-z0-9-]+)+$'",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_shown(
    small: SmallBase, file: str, old: str, new: str, problem: str
):
    small.edit(file, old, new)

    assert small.problems() == [f"{file}:{small.line(file, new)}: {problem}"]


def test_an_id_is_kebab_case(small: SmallBase):
    small.edit("tips/habit.yaml", "clean-the-bench:", "Clean_the_Bench:")

    assert small.problems() == [
        "tips/habit.yaml:1: Clean_the_Bench is 'Clean_the_Bench': "
        "String should match pattern '^[a-z0-9]+(-[a-z0-9]+)*$'"
    ]


def test_a_file_of_the_wrong_shape_is_one_problem(small: SmallBase):
    (small.folder / "hosts.yaml").write_text("example.org\n", encoding="utf-8")

    assert small.problems() == [
        "hosts.yaml:1: the file is 'example.org': Input should be a valid list"
    ]


def test_an_empty_file_is_a_problem(small: SmallBase):
    (small.folder / "tips/habit.yaml").write_text("# nothing yet\n", encoding="utf-8")

    assert small.problems() == [
        "tips/habit.yaml:1: the file is None: Input should be a valid dictionary"
    ]
