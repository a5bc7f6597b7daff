"""YAML and JSON of strangers into plain nodes with lines: no anchors, no tags, nothing deep.

Works on the parser's events, so nothing is built that was not looked at: a bomb has no chance
to unfold, and depth costs no stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 256 * 1024
MAX_DEPTH = 5
MAX_NODES = 50_000

_TEXT_TAG = "tag:yaml.org,2002:str"
_KINDS = {"int": "a number", "float": "a number", "bool": "yes or no", "null": "empty"}
_RESOLVER = yaml.resolver.Resolver()
_JSON_ESCAPE = re.compile(r"\\\\|\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LineProblem:
    """One thing to mend in a file."""

    line: int
    """From 1."""
    what: str

    def __str__(self) -> str:
        """Return the problem as admins read it."""
        return f"line {self.line}: {self.what}"


class UnreadableError(Exception):
    """The file cannot be read any further."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.problem = LineProblem(line, what)


@dataclass(slots=True)
class Scalar:
    """A single value."""

    line: int
    text: str
    kind: str
    """"text", or what an unquoted value is instead: "a number", "yes or no", "empty", "a date"."""


@dataclass(slots=True)
class Items:
    """A list."""

    line: int
    nodes: list[Node] = field(default_factory=list["Node"])


@dataclass(slots=True)
class Fields:
    """Named values, in order; a name may stand twice, which is the reader's to refuse."""

    line: int
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list["tuple[Scalar, Node]"])


Node = Scalar | Items | Fields


def read_nodes(data: bytes, *, is_json: bool = False) -> Node | None:
    """Return the one document of a file, or None when it is empty. Raises UnreadableError."""
    text = _decoded(data)
    if is_json:  # JSON writes a letter beyond 16 bits as two escapes, which YAML refuses
        text = _JSON_ESCAPE.sub(_joined, text)
    builder = _Builder()
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UnreadableError(line, f"not well-formed: {error.problem}") from error
    except (yaml.YAMLError, ValueError) as error:
        raise UnreadableError(1, "not well-formed") from error
    return builder.root


def _events(text: str) -> Iterator[Any]:
    return yaml.parse(text, yaml.CSafeLoader)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] -- PyYAML is untyped here


def _decoded(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise UnreadableError(1, f"the file is larger than {MAX_BYTES // 1024} KiB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(line, "not UTF-8 text; save the file as UTF-8") from error
    if "\0" in text:
        raise UnreadableError(text.count("\n", 0, text.index("\0")) + 1, "a null byte")
    return text


def _joined(found: re.Match[str]) -> str:
    if found[1] is None:
        return found[0]
    return bytes.fromhex(found[1] + found[2]).decode("utf-16-be")


class _Builder:
    """Puts events together; refuses what no file of ours needs."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Items | Fields] = []
        self._keys: list[Scalar | None] = []
        self._count = 0

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        self._refuse(event, line)
        if isinstance(event, yaml.ScalarEvent):
            self._add(Scalar(line, event.value, _kind_of(event)))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._enter(Items(line))
        elif isinstance(event, yaml.MappingStartEvent):
            self._enter(Fields(line))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._keys.pop()

    def _refuse(self, event: Any, line: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableError(line, "anchors and aliases are not allowed; write the value out")
        if getattr(event, "tag", None):
            raise UnreadableError(line, "tags such as !!python are not allowed")
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise UnreadableError(line, "a second document; put everything into one")
        self._count += 1
        if self._count > MAX_NODES:
            raise UnreadableError(line, "more values than a server can have answers")

    def _enter(self, node: Items | Fields) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise UnreadableError(node.line, "nested too deeply")
        self._add(node)
        self._open.append(node)
        self._keys.append(None)

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Items):
            parent.nodes.append(node)
        elif (key := self._keys[-1]) is not None:
            parent.pairs.append((key, node))
            self._keys[-1] = None
        elif isinstance(node, Scalar):
            self._keys[-1] = node
        else:
            raise UnreadableError(node.line, "a name of a field must be plain text")


def _kind_of(event: Any) -> str:
    if not event.implicit[0]:  # quoted, or a block of text
        return "text"
    tag = str(_RESOLVER.resolve(yaml.ScalarNode, event.value, (True, False)))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType] -- as above
    return "text" if tag == _TEXT_TAG else _KINDS.get(tag.rpartition(":")[2], "a date")
