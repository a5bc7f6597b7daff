"""Reads the YAML files of a knowledge folder into plain values, and finds the lines of values."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

import yaml

from bot.knowledge.report import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath

    from bot.knowledge.report import Path

FOLDERS = ("careers", "skills", "salaries", "tips", "faq", "questions", "vocabulary")
SINGLE_FILES = ("sources.yaml", "hosts.yaml", "finder.yaml")


_ANCHOR = re.compile(rb"^\s*(?:- +)*(?:[\w-]+: +)?[&*][\w-]+\s*$|^\s*(?:- +)*(?:[\w-]+: +)&[\w-]+ ", re.M)


class _StrictLoader(yaml.CSafeLoader):
    """PyYAML's C loader, which would let the last of two equal keys win in silence."""


def _construct_mapping(loader: _StrictLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    mapping: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node)  # pyright: ignore[reportUnknownMemberType] -- PyYAML is untyped here
        if key in mapping:
            line = key_node.start_mark.line + 1
            raise yaml.YAMLError(f"line {line}: the key {key!r} stands twice")
        mapping[key] = loader.construct_object(value_node, deep=True)  # pyright: ignore[reportUnknownMemberType] -- as above
    return mapping


_StrictLoader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)


def list_files(folder: FilePath) -> Iterator[FilePath]:
    """Yield the knowledge files below a folder, in a stable order."""
    for name in FOLDERS:
        yield from sorted((folder / name).glob("*.yaml"))
    for name in SINGLE_FILES:
        if (folder / name).is_file():
            yield folder / name


def read_texts(folder: FilePath) -> dict[str, bytes]:
    """Return the content of every knowledge file by its relative path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in list_files(folder)}


def fingerprint(texts: dict[str, bytes]) -> str:
    """Return a hash over names and contents."""
    digest = hashlib.blake2b(digest_size=16)
    for name, text in texts.items():
        digest.update(f"{name}\0{len(text)}\0".encode())
        digest.update(text)
    return digest.hexdigest()


def parse(name: str, text: bytes) -> tuple[Any, Problem | None]:
    """Return the value of a file, or None and the problem that its syntax has."""
    if anchor := _ANCHOR.search(text):
        line = text.count(b"\n", 0, anchor.start()) + 1
        what = "anchors and aliases hide where a fact stands"
        return None, Problem(name, (), what, "write the value out", line=line)
    try:
        return yaml.load(text, _StrictLoader), None  # noqa: S506 -- a safe loader, made stricter
    except (yaml.YAMLError, ValueError) as error:  # ValueError: an impossible date, say
        return None, _syntax_problem(name, error)


def _syntax_problem(name: str, error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None)
    text = str(error)
    line = mark.line + 1 if mark is not None else 1
    if text.startswith("line "):
        number, _, text = text.removeprefix("line ").partition(": ")
        line = int(number)
    elif mark is not None:
        text = " ".join(filter(None, (getattr(error, "context", None), error.problem)))  # pyright: ignore[reportAttributeAccessIssue] -- marked errors have it
    return Problem(name, (), " ".join(text.split()), "well-formed YAML", line=line)


def line_of(text: bytes, path: Path) -> int:
    """Return the line, from 1, of the value at a path, or of the nearest thing around it."""
    node = yaml.compose(text, yaml.CSafeLoader)
    line = 1
    for step in path:
        found = _child(node, step)
        if found is None:
            return line
        line, node = found
    return line


def _child(node: Any, step: str | int) -> tuple[int, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None
