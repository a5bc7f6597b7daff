"""Files with a server's own answers: read with every problem by line, and written.

    answers:
      - question: When are the office hours?
        also: [office hours, when can I ask a mentor]
        answer: Every Thursday at 18:00 UTC.
        link: https://example.org/hours
        enabled: true

`also`, `link` and `enabled` may be left out. JSON has the same shape.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from bot.domain.names import fold
from bot.domain.own_answer_rules import clean_line, clean_text, problems_of
from bot.domain.own_answers import MAX_ANSWERS, OwnAnswerText
from bot.knowledge.guarded_yaml import (
    Fields,
    Items,
    LineProblem,
    Node,
    Scalar,
    UnreadableError,
    read_nodes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FIELDS = ("question", "also", "answer", "link", "enabled")
_REQUIRED = ("question", "answer")


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """What a file holds; the answers count only when there are no problems."""

    answers: tuple[OwnAnswerText, ...]
    problems: tuple[LineProblem, ...]


def read_answers(data: bytes, *, is_json: bool = False) -> AnswersFile:
    """Read a whole file; never raises, whatever the file is."""
    reader = _Reader()
    try:
        reader.read(read_nodes(data, is_json=is_json))
    except UnreadableError as error:
        return AnswersFile((), (error.problem,))
    problems = sorted(reader.problems, key=lambda problem: problem.line)
    return AnswersFile(tuple(reader.answers), tuple(problems))


def write_yaml(answers: Iterable[OwnAnswerText]) -> bytes:
    """Write answers so that `read_answers` gives them back."""
    dumped: str = yaml.dump(
        {"answers": [_written(answer) for answer in answers]},
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=100,
    )
    return dumped.encode()


def write_json(answers: Iterable[OwnAnswerText]) -> bytes:
    """Write answers so that `read_answers` gives them back."""
    whole = {"answers": [_written(answer) for answer in answers]}
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as a block that people can edit."""


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)  # pyright: ignore[reportUnknownMemberType] -- PyYAML is untyped here


_Dumper.add_representer(str, _represent_text)


def _written(answer: OwnAnswerText) -> dict[str, Any]:
    written: dict[str, Any] = {"question": answer.question}
    if answer.phrasings:
        written["also"] = list(answer.phrasings)
    written["answer"] = answer.answer
    if answer.link:
        written["link"] = answer.link
    if not answer.enabled:
        written["enabled"] = False
    return written


class _Reader:
    """Goes through one file and notes every problem."""

    def __init__(self) -> None:
        self.answers: list[OwnAnswerText] = []
        self.problems: list[LineProblem] = []
        self._asked: dict[str, int] = {}

    def read(self, root: Node | None) -> None:
        for entry in self._entries(root):
            if isinstance(entry, Fields):
                self._read_entry(entry)
            else:
                self._note(entry, "an entry has the fields question and answer")
        if len(self.answers) > MAX_ANSWERS:
            self.problems.append(LineProblem(1, f"more than {MAX_ANSWERS} answers"))

    def _entries(self, root: Node | None) -> Sequence[Node]:
        fields = self._fields(root, ("answers",)) if isinstance(root, Fields) else {}
        listed = fields.get("answers")
        if isinstance(listed, Items):
            return listed.nodes
        self.problems.append(
            LineProblem(root.line if root else 1, "the file must hold a list under `answers:`")
        )
        return ()

    def _fields(self, node: Fields, known: Sequence[str]) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        for key, value in node.pairs:
            if key.text not in known:
                allowed = ", ".join(known)
                self._note(key, f"the field “{_short(key.text)}” is unknown; allowed: {allowed}")
            elif key.text in fields:
                self._note(key, f"the field “{key.text}” stands twice")
            else:
                fields[key.text] = value
        return fields

    def _read_entry(self, entry: Fields) -> None:
        fields = self._fields(entry, _FIELDS)
        for name in _REQUIRED:
            if name not in fields:
                self._note(entry, f"the field “{name}” is missing")
        found = len(self.problems)
        text = OwnAnswerText(
            question=clean_line(self._text(fields.get("question"))),
            answer=clean_text(self._text(fields.get("answer"))),
            phrasings=self._phrasings(fields.get("also")),
            link=self._text(fields.get("link")).strip() or None,
            enabled=self._switch(fields.get("enabled")),
        )
        if len(self.problems) == found and all(name in fields for name in _REQUIRED):
            self._check(text, fields)
            self.answers.append(text)

    def _check(self, text: OwnAnswerText, fields: dict[str, Node]) -> None:
        for problem in problems_of(text):
            node = fields[problem.field]
            if problem.position is not None and isinstance(node, Items):
                node = node.nodes[problem.position]
            self._note(node, problem.what)
        line = fields["question"].line
        first = self._asked.setdefault(fold(text.question), line)
        if first != line:
            self.problems.append(
                LineProblem(line, f"the same question stands already in line {first}")
            )

    def _phrasings(self, node: Node | None) -> tuple[str, ...]:
        if node is None:
            return ()
        if isinstance(node, Items):
            return tuple(clean_line(self._text(item)) for item in node.nodes)
        self._note(node, "must be a list of phrasings")
        return ()

    def _text(self, node: Node | None) -> str:
        if node is None:
            return ""
        if isinstance(node, Scalar) and node.kind == "text":
            return node.text
        kind = node.kind if isinstance(node, Scalar) else "a list or a group of fields"
        self._note(node, f"must be text, and is {kind}; put text into quotes")
        return ""

    def _switch(self, node: Node | None) -> bool:
        if node is None:
            return True
        if isinstance(node, Scalar) and node.text.lower() in {"true", "false"}:
            return node.text.lower() == "true"
        self._note(node, "must be true or false")
        return True

    def _note(self, node: Node, what: str) -> None:
        self.problems.append(LineProblem(node.line, what))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
