"""Reading a folder: everything that is wrong at once, or a whole knowledge base."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from bot.app import read_knowledge
from bot.cli.main import app
from bot.knowledge.folder import find_folder
from bot.knowledge.load import load_knowledge
from bot.knowledge.report import BrokenKnowledgeError
from bot.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from bot.domain.knowledge import KnowledgeBase
    from tests.knowledge.small import SmallBase


def test_problems_of_many_files_come_all_at_once(small: SmallBase):
    small.edit("careers/roofer.yaml", "title: Roofer\n", "")
    small.edit("careers/painter.yaml", "emoji:", "emojy:")
    small.add("tips/habit.yaml", "clean-the-bench: 1\n")
    small.add("faq/age.yaml", "broken: [\n")

    files = {line.split(":")[0] for line in small.problems()}
    assert files == {
        "careers/roofer.yaml", "careers/painter.yaml", "tips/habit.yaml", "faq/age.yaml",
    }  # fmt: skip


def test_cross_checks_of_many_kinds_come_all_at_once(small: SmallBase):
    small.edit("salaries/carpenter.yaml", "low: 31000", "low: 41000")
    small.edit("careers/carpenter.yaml", "- skill: hammer", "- skill: hamer")
    small.edit("faq/age.yaml", "example.org", "example.net")

    whats = " ".join(small.problems())
    assert all(part in whats for part in ("exceeds high", "no skill has the id", "not reviewed"))


def test_problems_are_sorted_by_file_and_line(small: SmallBase):
    small.edit("careers/roofer.yaml", "emoji:", "emojy:")
    small.edit("careers/carpenter.yaml", "interests:", "interest:")
    small.edit("careers/carpenter.yaml", "plural:", "plurals:")

    places = [line.split(": ")[0].rsplit(":", 1) for line in small.problems()]
    assert [(file, int(line)) for file, line in places] == sorted(
        (file, int(line)) for file, line in places
    )


def test_nothing_half_loaded_is_returned(small: SmallBase):
    small.edit("tips/habit.yaml", "kind: habit", "kind: whim")

    with pytest.raises(BrokenKnowledgeError) as caught:
        load_knowledge(small.folder)

    assert str(caught.value).startswith("tips/habit.yaml:4: clean-the-bench.kind is 'whim': ")
    assert len(caught.value.report.errors) == 1


def test_a_warning_stops_nobody(small: SmallBase):
    small.edit("sources.yaml", "year: 2025", "year: 2016")

    assert load_knowledge(small.folder).sources["wages-2025"].year == 2016


def test_a_folder_without_knowledge_says_so(tmp_path: Path):
    with pytest.raises(BrokenKnowledgeError, match=r"no sources\.yaml in .*see KNOWLEDGE_DIR"):
        load_knowledge(tmp_path / "nowhere")


def test_the_base_holds_what_the_files_say(small: SmallBase):
    knowledge = load_knowledge(small.folder)

    assert list(knowledge.careers) == ["carpenter", "painter", "roofer"]
    assert (
        knowledge.career_named("Carpenter TWO") is knowledge.careers[next(iter(knowledge.careers))]
    )
    assert knowledge.yardsticks == ()
    hammer = knowledge.skill_named("hammer")
    assert hammer is not None
    assert hammer.related == ("brush", "ladder")


def test_an_edit_changes_the_fingerprint(small: SmallBase):
    before = load_knowledge(small.folder).fingerprint
    small.edit("tips/habit.yaml", "clear wood", "clean wood")

    assert load_knowledge(small.folder).fingerprint != before


def test_the_checkout_is_read_unless_another_folder_is_chosen(small: SmallBase):
    assert (find_folder() / "README.md").is_file()
    assert find_folder(small.folder) == small.folder


def test_knowledge_dir_chooses_the_folder(
    small: SmallBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(small.folder))
    monkeypatch.setenv("CACHE_DIR", str(tmp_path / "cache"))

    assert "carpenter" in read_knowledge(Settings()).careers


def test_check_counts_and_succeeds(small: SmallBase):
    result = CliRunner().invoke(app, ["check", str(small.folder)])

    assert result.exit_code == 0
    assert "3 careers, 3 skills, 1 tips" in result.output


def test_check_fails_with_every_problem(small: SmallBase):
    small.edit("tips/habit.yaml", "kind: habit", "kind: whim")
    small.edit("faq/age.yaml", "topic: age", "topic: eternity")

    result = CliRunner().invoke(app, ["check", str(small.folder)])

    assert result.exit_code == 1
    assert "tips/habit.yaml:4: " in result.output
    assert "2 problems, 0 warnings" in result.output


def test_yardsticks_are_all_occupations_and_all_of_computing(knowledge: KnowledgeBase):
    assert [(str(row.growth_percent), row.occupation) for row in knowledge.yardsticks] == [
        ("3.1", "Total, all occupations"),
        ("10.1", "Computer and mathematical occupations"),
    ]
