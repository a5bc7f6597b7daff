"""Holds parsed files against their schema and words what does not fit."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from bot.knowledge import schema
from bot.knowledge.report import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

MODELS: dict[str, type[BaseModel]] = {
    "careers": schema.CareerFile,
    "skills": schema.SkillFile,
    "salaries": schema.SalaryFile,
    "tips": schema.TipFile,
    "faq": schema.FaqFile,
    "questions": schema.QuestionFile,
    "vocabulary": schema.VocabularyFile,
    "sources.yaml": schema.SourcesFile,
    "hosts.yaml": schema.HostsFile,
    "finder.yaml": schema.FinderFile,
}
"""The model of each folder, or of a file that stands alone."""


def validate(name: str, document: Any) -> tuple[BaseModel | None, list[Problem]]:
    """Return the model of a file, or None and everything in it that does not fit.

    A document is what YAML says, or the same as JSON in bytes, which is read in half the time.
    """
    model = MODELS[name.split("/")[0]]
    try:
        if isinstance(document, bytes):
            return model.model_validate_json(document), []
        return model.model_validate(document), []
    except ValidationError as error:
        return None, list(_problems(name, error, model))


def _problems(name: str, error: ValidationError, model: type[BaseModel]) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        path = tuple(step for step in detail["loc"] if step != "[key]")
        yield Problem(name, path, _what(detail), _allowed(detail, model))


def _what(detail: ErrorDetails) -> str:
    where = ".".join(str(step) for step in detail["loc"] if step != "[key]") or "the file"
    match detail["type"]:
        case "missing":
            return f"{where} is missing"
        case "extra_forbidden":
            return f"unknown key {where}"
        case _:
            shown = repr(detail["input"])
            return f"{where} is {shown if len(shown) < 60 else shown[:57] + '...'}"


def _allowed(detail: ErrorDetails, model: type[BaseModel]) -> str:
    if detail["type"] == "missing":
        return "this field is required"
    if detail["type"] != "extra_forbidden":
        return detail["msg"]
    names = _fields_at(model, detail["loc"][:-1])
    near = difflib.get_close_matches(str(detail["loc"][-1]), names, n=1)
    hint = f'did you mean "{near[0]}"? ' if near else ""
    return f"{hint}allowed here: {', '.join(names)}" if names else "a key that the schema names"


def _fields_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Return the keys that the generated JSON Schema allows at a place."""
    whole = model.model_json_schema()
    node: dict[str, Any] = whole
    for step in loc:
        node = _step(_resolve(whole, node), step)
    return list(_resolve(whole, node).get("properties", {}))


def _step(node: dict[str, Any], step: str | int) -> dict[str, Any]:
    if isinstance(step, int):
        return node.get("items", {})
    by_pattern: dict[str, Any] = node.get("patternProperties", {})  # what ids lead to
    anything = next(iter(by_pattern.values()), None) or node.get("additionalProperties")
    return node.get("properties", {}).get(step) or anything or {}


def _resolve(whole: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        return whole["$defs"][node["$ref"].rsplit("/", 1)[-1]]
    options = [option for option in node.get("anyOf", []) if option.get("type") != "null"]
    return _resolve(whole, options[0]) if options else node
