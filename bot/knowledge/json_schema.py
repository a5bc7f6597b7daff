"""JSON Schema files, so that editors complete keys and explain them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from bot.knowledge.validate import MODELS

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA_NAMES = {
    "careers": "career",
    "skills": "skill",
    "salaries": "salary",
    "tips": "tip",
    "faq": "faq",
    "questions": "question",
    "vocabulary": "vocabulary",
    "sources.yaml": "sources",
    "hosts.yaml": "hosts",
    "finder.yaml": "finder",
}
"""The schema file, without its ending, of each folder or single file."""


def schema_texts() -> dict[str, bytes]:
    """Return the content of every schema file by its name."""
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    return {
        f"{SCHEMA_NAMES[place]}.schema.json": orjson.dumps(
            model.model_json_schema(), option=options
        )
        for place, model in MODELS.items()
    }


def write_schemas(folder: Path) -> list[Path]:
    """Write the schema files below a knowledge folder and return their paths."""
    target = folder / "schema"
    target.mkdir(exist_ok=True)
    written: list[Path] = []
    for name, content in schema_texts().items():
        (target / name).write_bytes(content)
        written.append(target / name)
    return written
