"""The syntax in which sentences are written: [optional], (one|other), {slot}, <rule>."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import AdvisorError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from random import Random

    from bot.domain.guidance import QuestionTemplates

SLOTS = frozenset(
    {"career", "skill", "category", "stage", "level", "years", "country", "profession"}
)
_PIECES = re.compile(r"[\[\](){}<>|]|[^\[\](){}<>|]+")
_CLOSING = {"(": ")", "[": "]"}


class TemplateError(AdvisorError):
    """A template that cannot be read."""

    def __init__(self, what: str, allowed: str) -> None:
        """Say what is wrong and what would be right."""
        super().__init__(f"{what}: {allowed}")
        self.what = what
        self.allowed = allowed


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap that a name fills."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; an optional part has an empty one among them."""

    options: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts in a row."""

    parts: tuple[Words | Slot | Choice, ...]


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """One template that cannot be read, and where it stands."""

    intent: str
    path: tuple[str | int, ...]
    """("sentences", 3) or ("rules", "name")."""
    what: str
    allowed: str


class TemplateReader:
    """Reads templates that share rules; each rule is read once."""

    def __init__(self, rules: Mapping[str, str]) -> None:
        """Fill these rules in wherever a template names them."""
        self._rules = rules
        self._read: dict[str, Sequence] = {}
        self._open: list[str] = []

    @property
    def names(self) -> tuple[str, ...]:
        """The rules that may be named."""
        return tuple(self._rules)

    def read(self, template: str) -> Sequence:
        """Return what a template says.

        Raises TemplateError when a bracket, a slot or a rule is wrong.
        """
        return _Parser(template, self).parse()

    def rule(self, name: str) -> Sequence:
        """Return what a rule says. Raises TemplateError when it is wrong or contains itself."""
        if name in self._open:
            self._open.clear()
            raise TemplateError(f"the rule “{name}” contains itself", "rules that lead to words")
        if name not in self._read:
            self._open.append(name)
            self._read[name] = self.read(self._rules[name])
            self._open.remove(name)
        return self._read[name]


def parse_template(template: str, rules: Mapping[str, str]) -> Sequence:
    """Return what one template says.

    Raises TemplateError when a bracket, a slot or a rule is wrong.
    """
    return TemplateReader(rules).read(template)


def template_problems(templates: QuestionTemplates) -> Iterator[TemplateProblem]:
    """Yield every sentence and rule of one file that cannot be read."""
    named = [(("rules", name), text) for name, text in templates.rules]
    listed = [(("sentences", at), text) for at, text in enumerate(templates.sentences)]
    for path, text in (*named, *listed):
        try:
            TemplateReader(dict(templates.rules)).read(text)
        except TemplateError as error:
            yield TemplateProblem(templates.intent, path, error.what, error.allowed)


class _Parser:
    """Reads one template from left to right."""

    def __init__(self, template: str, reader: TemplateReader) -> None:
        self._pieces: list[str] = _PIECES.findall(template)
        self._at = 0
        self._reader = reader

    def parse(self) -> Sequence:
        whole = self._options(closing="")
        return whole[0] if len(whole) == 1 else Sequence((Choice(whole),))

    def _options(self, closing: str) -> tuple[Sequence, ...]:
        options = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            options.append(self._sequence())
        if self._peek() != closing:
            found = self._peek() or "the end"
            raise TemplateError(
                f"found {found}", f"“{closing}”" if closing else "a bracket that was opened"
            )
        self._at += 1
        return tuple(options)

    def _sequence(self) -> Sequence:
        parts: list[Words | Slot | Choice] = []
        while self._peek() not in {"", "|", ")", "]", "}", ">"}:
            parts.append(self._part(self._take()))
        return Sequence(tuple(parts))

    def _part(self, piece: str) -> Words | Slot | Choice:
        if piece == "{":
            return Slot(self._name("}", SLOTS, "slot"))
        if piece == "<":
            return Choice((self._reader.rule(self._name(">", self._reader.names, "rule")),))
        if piece in _CLOSING:
            options = self._options(_CLOSING[piece])
            return Choice((*options, Sequence(()))) if piece == "[" else Choice(options)
        return Words(piece)

    def _name(self, closing: str, known: Collection[str], kind: str) -> str:
        name = self._take()
        if name not in known:
            allowed = ", ".join(sorted(known)) or f"no {kind} is defined"
            raise TemplateError(f"no {kind} “{name}”", allowed)
        if self._take() != closing:
            raise TemplateError(f"{kind} “{name}” is not closed", f"“{closing}”")
        return name

    def _peek(self) -> str:
        return self._pieces[self._at] if self._at < len(self._pieces) else ""

    def _take(self) -> str:
        piece = self._peek()
        self._at += 1
        return piece


def expansions(sequence: Sequence) -> Iterator[str]:
    """Yield every sentence that a template stands for, slots as {name}."""
    for pieces in _expand(sequence.parts):
        yield " ".join("".join(pieces).split())


def _expand(parts: tuple[Words | Slot | Choice, ...]) -> Iterator[tuple[str, ...]]:
    if not parts:
        yield ()
        return
    first, rest = parts[0], parts[1:]
    for tail in _expand(rest):
        match first:
            case Words(text):
                yield (text, *tail)
            case Slot(name):
                yield (f"{{{name}}}", *tail)
            case Choice(options):
                for option in options:
                    for head in _expand(option.parts):
                        yield (*head, *tail)


def variety(sequence: Sequence) -> int:
    """Return how many sentences a template stands for."""
    total = 1
    for part in sequence.parts:
        if isinstance(part, Choice):
            total *= sum(variety(option) for option in part.options)
    return total


def pick(sequence: Sequence, random: Random) -> Iterator[Words | Slot]:
    """Yield the words and slots of one of a template's sentences, chosen at random."""
    for part in sequence.parts:
        if isinstance(part, Choice):
            yield from pick(random.choice(part.options), random)
        else:
            yield part
