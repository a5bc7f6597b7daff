"""Which files of a folder are read; a file that is not is a mistake worth a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.knowledge.small import SmallBase

CARPENTER = "careers/carpenter.yaml"
SKILLS = "skills/tools.yaml"


def test_an_id_stands_in_one_file_only(small: SmallBase):
    small.add("tips/craft.yaml", small.text("tips/habit.yaml"))

    assert small.problems() == [
        "tips/habit.yaml:1: the id 'clean-the-bench' also stands in tips/craft.yaml: "
        "an id of its own"
    ]


@pytest.mark.parametrize("file", ["career/cook.yaml", "careers/cook.yml", "soruces.yaml"])
def test_a_file_that_nobody_reads_is_named(small: SmallBase, file: str):
    small.add(file, "title: Cook\n")

    [problem] = small.problems()
    assert problem.startswith(f"{file}:1: nobody reads this file: ")


def test_templates_are_not_read(small: SmallBase):
    small.add("templates/career.yaml", "title: Cook\n")

    assert small.problems() == []


def test_a_file_of_skills_is_named_after_a_category(small: SmallBase):
    (small.folder / SKILLS).rename(small.folder / "skills/tolls.yaml")

    assert small.problems() == [
        "skills/tolls.yaml:1: no category 'tolls': languages, frameworks, apis, databases, "
        "security, cloud, tools, testing, soft"
    ]


def test_a_career_file_has_an_id_for_a_name(small: SmallBase):
    (small.folder / CARPENTER).rename(small.folder / "careers/Carpenter_2.yaml")

    assert (
        "careers/Carpenter_2.yaml:1: the file name 'Carpenter_2' is no id: "
        "lower-case words with hyphens, as in data-analyst"
    ) in small.problems()
