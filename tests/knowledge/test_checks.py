"""The cross-checks: each finds its mistake, says where it stands and what is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.knowledge.small import SmallBase

CARPENTER = "careers/carpenter.yaml"
SKILLS = "skills/tools.yaml"
PAY = "salaries/carpenter.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            CARPENTER,
            "- skill: hammer",
            "- skill: hamer",
            "no skill has the id 'hamer': near names: hammer",
        ),
        (
            CARPENTER,
            "- career: painter",
            "- career: mayor",
            "no career has the id 'mayor': the id of a career",
        ),
        (
            CARPENTER,
            "group: software",
            "group: softwear",
            "no group has the id 'softwear': near names: software",
        ),
        (
            CARPENTER,
            "  visible-results: 2",
            "  invisible-results: 2",
            "no interest has the id 'invisible-results': near names: visible-results",
        ),
        (
            "tips/habit.yaml",
            "  - carpenter",
            "  - carpentr",
            "no career has the id 'carpentr': near names: carpenter",
        ),
        (
            PAY,
            "  source: wages-2025\nbands",
            "  source: hearsay\nbands",
            "no source has the id 'hearsay'",
        ),
    ],
)
def test_an_id_that_exists_nowhere_is_named_with_near_ones(
    small: SmallBase, file: str, old: str, new: str, problem: str
):
    small.edit(file, old, new)

    place = f"{file}:{small.line(file, new)}: {problem}"
    assert any(line.startswith(place) for line in small.problems())


def test_a_skill_that_no_career_asks_for_is_named(small: SmallBase):
    saw = small.text(SKILLS).split("brush:\n")[0].replace("hammer", "saw").replace("Hammer", "Saw")
    small.add(SKILLS, saw.replace("  - brush", "  - hammer"))

    line = small.line(SKILLS, "\nsaw:") + 1
    assert small.problems() == [
        f"{SKILLS}:{line}: no career asks for 'saw': a skill that some career names"
    ]


def test_a_name_means_one_thing(small: SmallBase):
    small.edit(SKILLS, "  - good hammer", "  - Good-Brush")

    line = small.line(SKILLS, "- good brush")
    assert small.problems() == [
        f"{SKILLS}:{line}: 'good brush' already means hammer in {SKILLS}: "
        "a name of one thing, or listed under `ambiguous` wherever it stands"
    ]


def test_a_skill_may_not_take_the_name_of_a_career(small: SmallBase):
    small.edit(SKILLS, "  - good hammer", "  - carpenter two")

    line = small.line(SKILLS, "- carpenter two")
    [problem] = small.problems()
    assert problem.startswith(
        f"{SKILLS}:{line}: 'carpenter two' already means carpenter in {CARPENTER}"
    )


@pytest.mark.parametrize("name", ["good hammer", "Hammer"])
def test_a_name_that_is_declared_ambiguous_may_be_shared(small: SmallBase, name: str):
    small.edit(CARPENTER, "- carpenter two", f"- {name.lower()}")
    assert len(small.problems()) == 1

    small.edit(SKILLS, "  - good hammer\n", f"  - good hammer\n  ambiguous: [{name.lower()}]\n")
    assert small.problems() == []


def test_every_career_has_all_four_stages(small: SmallBase):
    text = small.text(CARPENTER)
    begin, end = text.index("  professional:"), text.index("levels:")
    (small.folder / CARPENTER).write_text(text[:begin] + text[end:], encoding="utf-8")

    line = small.line(CARPENTER, "roadmap:")
    assert small.problems() == [f"{CARPENTER}:{line}: the stage professional is missing: all four"]


def test_a_stage_begins_where_the_one_before_ends(small: SmallBase):
    small.edit(CARPENTER, "    - 6\n    - 12", "    - 7\n    - 12")

    line = small.line(CARPENTER, "  intermediate:") + 1
    assert small.problems() == [
        f"{CARPENTER}:{line}: intermediate begins in month 7, foundation ends in month 6: "
        "each stage begins where the one before ends"
    ]


def test_a_milestone_has_an_id_of_its_own(small: SmallBase):
    small.edit(CARPENTER, "- id: step-3-1", "- id: step-0-0")

    line = small.line(CARPENTER, "title: Milestone step-3-1") - 1
    assert small.problems() == [
        f"{CARPENTER}:{line}: the milestone id 'step-0-0' stands twice: an id of its own"
    ]


def test_levels_stand_in_their_order(small: SmallBase):
    small.edit(CARPENTER, "- level: mid\n  title", "- level: senior\n  title")

    line = small.line(CARPENTER, "levels:")
    assert small.problems() == [
        f"{CARPENTER}:{line}: levels are missing or out of order: "
        "junior, mid, senior, architect, principal"
    ]


def test_years_of_levels_rise(small: SmallBase):
    small.edit(CARPENTER, "  - 6\n  - 9", "  - 2\n  - 9")

    line = small.line(CARPENTER, "  - 2\n  - 9") - 1
    assert small.problems() == [f"{CARPENTER}:{line}: senior begins before mid: years that rise"]


def test_prerequisites_go_in_no_circle(small: SmallBase):
    text = small.text(SKILLS)
    before = iter(["[brush]", "[ladder]", "[hammer]"])
    pieces = text.split("before: []")
    broken = "".join(piece + f"before: {next(before)}" for piece in pieces[:3]) + pieces[3]
    (small.folder / SKILLS).write_text(broken, encoding="utf-8")

    [problem] = small.problems()
    assert "goes in a circle: prerequisites that come to an end" in problem
    assert problem.startswith(f"{SKILLS}:")
    assert all(skill in problem for skill in ("hammer", "brush", "ladder"))


def test_careers_are_related_in_both_directions(small: SmallBase):
    small.edit("careers/roofer.yaml", "- career: carpenter", "- career: painter")

    line = small.line(CARPENTER, "- career: roofer")
    assert small.problems() == [
        f"{CARPENTER}:{line}: roofer does not name carpenter in return: "
        "relations written on both sides"
    ]


def test_every_career_can_be_reached(small: SmallBase):
    for career in ("carpenter", "painter"):
        small.edit(f"careers/{career}.yaml", "- career: roofer", "- career: " + career)

    found = [line for line in small.problems() if "moves" in line]
    line = small.line(CARPENTER, "related:")
    assert found[0] == (
        f"{CARPENTER}:{line}: roofer is more than 4 moves away from carpenter: "
        "related careers that connect all of them"
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://example.net/hammer",
        "https://sub.example.org/hammer",
        "https://example.org:8080/hammer",
        "https://example.org@example.net/hammer",
        "https://example.org?x=/hammer",
        "https://EXAMPLE.org/hammer",
    ],
)
def test_a_host_that_nobody_reviewed_is_refused(small: SmallBase, address: str):
    small.edit(SKILLS, "docs: https://example.org/hammer\n", f"docs: {address}\n")

    host = address.split("/")[2]
    assert small.problems() == [
        f"{SKILLS}:{small.line(SKILLS, 'docs:')}: the host {host} is not reviewed: "
        "a host of hosts.yaml; add it there once you know it"
    ]


@pytest.mark.parametrize(
    ("file", "old"),
    [
        (CARPENTER, "https://example.org/step-0-0"),
        (SKILLS, "https://example.org/brush/course"),
        ("faq/age.yaml", "https://example.org/age"),
        ("sources.yaml", "https://example.org/wages"),
    ],
)
def test_links_are_looked_at_wherever_they_stand(small: SmallBase, file: str, old: str):
    new = old.replace("example.org", "example.net")
    small.edit(file, old, new)

    assert [line.split(": ")[0] for line in small.problems()] == [f"{file}:{small.line(file, new)}"]


def test_a_question_in_broken_syntax_is_located(small: SmallBase):
    small.add(
        "questions/salary.yaml",
        "example: What do they earn?\nsentences:\n  - salary of {career}\n  - pay [of {carer}\n",
    )

    [problem] = small.problems()
    assert problem.startswith("questions/salary.yaml:4: no slot “carer”")


def test_every_fixed_word_has_a_name(small: SmallBase):
    text = small.text("vocabulary/kinds.yaml")
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("habit:")]
    (small.folder / "vocabulary/kinds.yaml").write_text("".join(lines), encoding="utf-8")

    assert small.problems() == [
        "vocabulary/kinds.yaml:1: habit has no entry: "
        "all of craft, learning, job-search, interview, habit, tool"
    ]
