"""Turns YAML text into plain values, and finds the line on which a value stands.

Stricter than YAML: a key that stands twice, an anchor or a tag is a problem, for each hides
what the reader of a file believes to see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from bot.knowledge.report import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.knowledge.report import Path

MAX_DEPTH = 20
"""Our deepest file nests eight values; far more is a slip, or meant to exhaust us."""

_RESOLVERS: dict[str, list[tuple[str, Any]]] = yaml.SafeLoader.yaml_implicit_resolvers
_CONSTRUCTORS: dict[str, Any] = yaml.SafeLoader.yaml_constructors


def parse(name: str, text: bytes) -> tuple[Any, list[Problem]]:
    """Return the value of a file, and every problem that its syntax has."""
    reader = _Reader(name)
    try:
        return reader.read(text), reader.problems
    except yaml.YAMLError as error:
        return None, [*reader.problems, _syntax_problem(name, error)]


class _Reader:
    """Builds values from libyaml's events: half the time of PyYAML's own construction."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = 0
        self._next: Callable[[], Any]
        self.problems: list[Problem] = []

    def read(self, text: bytes) -> Any:
        parser: Any = yaml.CSafeLoader(text)
        self._next = parser.get_event
        try:
            self._next()  # the stream begins
            if type(self._next()) is yaml.StreamEndEvent:
                return None
            value = self._value(self._next())
            self._next()  # the document ends
            if type(event := self._next()) is not yaml.StreamEndEvent:
                self._report(event, "a second document", "one document in a file")
            return value
        finally:
            parser.dispose()

    def _value(self, event: Any) -> Any:
        if event.anchor is not None:
            what = "anchors and aliases hide where a fact stands"
            self._report(event, what, "write the value out")
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.AliasEvent:
            return None
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=event.start_mark)
        value = self._mapping() if kind is yaml.MappingStartEvent else self._sequence()
        self._depth -= 1
        if event.tag is not None:
            self._report(event, f"the tag {event.tag}", "plain YAML without tags")
        return value

    def _mapping(self) -> dict[Any, Any]:
        mapping: dict[Any, Any] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._value(event)
            if isinstance(key, dict | list):
                self._report(event, "a key that is no plain text", "one word before the colon")
                key = None
            elif key in mapping:
                self._report(event, f"the key {key!r} stands twice", "each key once")
            mapping[key] = self._value(self._next())
        return mapping

    def _sequence(self) -> list[Any]:
        sequence: list[Any] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            sequence.append(self._value(event))
        return sequence

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        plain, quoted = event.implicit
        if not plain and not quoted:
            self._report(event, f"the tag {event.tag}", "plain YAML without tags")
        if not plain or text[:1] not in _RESOLVERS:
            return text
        try:
            return _resolved(text)
        except ValueError as error:  # an impossible date
            self._report(event, f"{text}: {error}", "a value that exists, or text in quotes")
            return None

    def _report(self, event: Any, what: str, allowed: str) -> None:
        line = event.start_mark.line + 1
        self.problems.append(Problem(self._name, (), what, allowed, line=line))


def _resolved(text: str) -> Any:
    """Return the value of a plain scalar whose first letter may begin more than a string."""
    for tag, pattern in _RESOLVERS[text[:1]]:
        if pattern.match(text) and tag in _CONSTRUCTORS:
            node = yaml.ScalarNode(tag, text)
            return yaml.constructor.SafeConstructor().construct_object(node)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] -- PyYAML is untyped here
    return text


def _syntax_problem(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else 1
    parts = (getattr(error, "context", None), getattr(error, "problem", None))
    text = " ".join(filter(None, parts)) or str(error)
    return Problem(name, (), " ".join(text.split()), "well-formed YAML", line=line)


class LineFinder:
    """Finds lines in one file; the file is read once, and only if somebody asks."""

    def __init__(self, text: bytes) -> None:
        """Look into this text, which parses."""
        self._root: Any = yaml.compose(text, yaml.CSafeLoader)  # pyright: ignore[reportUnknownMemberType] -- PyYAML is untyped here

    def line_of(self, path: Path) -> int:
        """Return the line, from 1, of the value at a path, or of the nearest thing around it."""
        node, line = self._root, 1
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
