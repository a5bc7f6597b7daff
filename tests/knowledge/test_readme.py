"""The guide for editors shows what is true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from bot.domain.templates import parse_template
from bot.knowledge.documents import parse
from bot.knowledge.folder import FOLDERS, SINGLE_FILES, UNREAD, find_folder
from bot.knowledge.schema.salary import FigureEntry
from bot.knowledge.validate import validate
from tests.knowledge.test_wording import BRITISH, FILLER, GENDERED

if TYPE_CHECKING:
    from bot.knowledge.files import KnowledgeFiles

FOLDER = find_folder()
GUIDE = (FOLDER / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
EXAMPLES = {"tip": BLOCKS[0], "figure": BLOCKS[1], "sentence": BLOCKS[2]}


def test_every_place_is_explained():
    for name in (*(f"{folder}/" for folder in (*FOLDERS, *UNREAD)), *SINGLE_FILES):
        assert f"`{name}`" in GUIDE, name


def test_every_template_is_linked_and_every_link_leads_somewhere():
    linked = set(re.findall(r"\]\(([^)]+)\)", GUIDE))

    assert {f"templates/{path.name}" for path in (FOLDER / "templates").iterdir()} <= linked
    assert all((FOLDER / link).is_file() for link in linked)


def test_the_tip_would_pass(files: KnowledgeFiles):
    document, problems = parse("tips/tool.yaml", EXAMPLES["tip"].encode())

    assert problems == []
    assert validate("tips/tool.yaml", document)[1] == []
    assert not document.keys() & files.tips.keys()


def test_the_figure_is_the_one_that_stands_in_the_file(files: KnowledgeFiles):
    [row] = yaml.safe_load(EXAMPLES["figure"])
    shown = FigureEntry.model_validate(row)
    kept = [row for pay in files.pay.values() for row in pay.figures]

    assert shown.model_dump(exclude={"jobs", "earlier"}) in [
        row.model_dump(exclude={"jobs", "earlier"}) for row in kept
    ]


def test_the_sentence_can_be_read():
    [sentence] = yaml.safe_load(EXAMPLES["sentence"])

    assert parse_template(sentence, {"a": "(a|an)"}).parts


def test_the_guide_keeps_its_own_rules():
    assert not [pattern for pattern in (BRITISH, FILLER) if pattern.search(GUIDE)]
    assert GENDERED.findall(GUIDE.replace('nobody is "he" or "she"', "")) == []
