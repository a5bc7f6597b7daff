"""What editors complete keys by, and the templates that people copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.knowledge.documents import parse
from bot.knowledge.folder import find_folder, list_files
from bot.knowledge.json_schema import SCHEMA_NAMES, schema_texts, write_schemas
from bot.knowledge.validate import MODELS, validate

if TYPE_CHECKING:
    from pathlib import Path

    from tests.knowledge.small import SmallBase

KNOWLEDGE = find_folder()
PLACES = {name: place for place, name in SCHEMA_NAMES.items()}
TEMPLATES = sorted((KNOWLEDGE / "templates").glob("*.yaml"))


def schema_line(schema: str, above: str = "") -> str:
    return f"# yaml-language-server: $schema={above}schema/{schema}.schema.json"


def first_line(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("\n")[0]


def test_the_schema_files_are_up_to_date():
    kept = {path.name: path.read_bytes() for path in (KNOWLEDGE / "schema").iterdir()}

    assert kept == schema_texts(), "run: career-advisor check --write-schema"


def test_writing_makes_the_folder(tmp_path: Path):
    written = write_schemas(tmp_path)

    assert {path.name for path in written} == set(schema_texts())
    assert all(path.parent == tmp_path / "schema" for path in written)


def test_every_place_has_a_schema():
    assert SCHEMA_NAMES.keys() == MODELS.keys()


def test_fields_are_explained_to_editors():
    assert b"Never rename it: members' ticks refer to it." in schema_texts()["career.schema.json"]


def test_every_file_names_its_schema_in_the_first_line():
    for path in list_files(KNOWLEDGE):
        place = path.relative_to(KNOWLEDGE).parts[0]
        above = "" if path.parent == KNOWLEDGE else "../"
        assert first_line(path) == schema_line(SCHEMA_NAMES[place], above), path


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_fits_its_schema(path: Path):
    schema = {"source": "sources"}.get(path.stem, path.stem)
    assert first_line(path) == schema_line(schema, "../")

    place = PLACES[schema]
    name = place if "." in place else f"{place}/x.yaml"
    document, problems = parse(name, path.read_bytes())
    assert problems == []
    assert validate(name, document)[1] == []


def test_there_is_a_template_for_what_people_add():
    assert {path.stem for path in TEMPLATES} == {
        "career", "skill", "tip", "faq", "salary", "source",
    }  # fmt: skip


def test_a_blank_that_is_left_is_a_problem_with_its_line(small: SmallBase):
    template = (KNOWLEDGE / "templates" / "tip.yaml").read_text(encoding="utf-8")
    small.add("tips/craft.yaml", template)

    problems = small.problems()
    assert problems[0] == (
        "tips/craft.yaml:3: 'replace-by-an-id' is left of the template: your own words"
    )
    assert "tips/craft.yaml:4: 'REPLACE BY' is left of the template: your own words" in problems
    assert len(problems) == 5
