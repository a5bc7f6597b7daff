"""Puts slots in the place of names, so that one phrase fits every career and skill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.understanding.meanings import Kind
from bot.understanding.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.understanding.mentions import Mention
    from bot.understanding.utterance import Word

MASKS = {
    Kind.CAREER: "{career}",
    Kind.TECH_JOB: "{career}",
    Kind.SKILL: "{skill}",
    Kind.LEVEL: "{level}",
    Kind.STAGE: "{stage}",
    Kind.CATEGORY: "{category}",
    Kind.COUNTRY: "{country}",
    Kind.PROFESSION: "{profession}",
}
YEARS = "{years}"
NUMBER = "{number}"
MORE = "{more}"
"""Stands after a slot that several names fill: "HTML, CSS and JS"."""
NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "couple": 2, "few": 3, "half": 0.5,
}  # fmt: skip
_UNITS = frozenset({"year", "month", "week"})
_LISTED = frozenset({"{skill}", "{country}", "{profession}"})
_LIST_MARKS = frozenset({",", "/", "&", "+", ""})


@dataclass(frozen=True, slots=True)
class Token:
    """A stem or a slot, and the mark before it."""

    text: str
    before: str = ""


def masked(words: Sequence[Word], mentions: Sequence[Mention]) -> list[list[Token]]:
    """Return the tokens of each sentence, names as slots."""
    sentences: list[list[Token]] = [[] for _ in range(words[-1].sentence + 1)] if words else []
    starts = {mention.first: mention for mention in mentions}
    at = 0
    while at < len(words):
        word, mention = words[at], starts.get(at)
        mask = None if mention is None else MASKS.get(mention.meaning.kind)
        if mention is not None and mask is not None:
            sentences[word.sentence].append(Token(mask, word.before))
            at = mention.stop
            continue
        sentences[word.sentence].append(Token(stem(word.text), word.before))
        at += 1
    return sentences


def condensed(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return tokens with spans of time as one slot and lists of names as one name and more."""
    return tuple(_without_lists(_with_numbers(list(tokens))))


def _with_numbers(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    for token in tokens:
        is_span = bool(kept) and token.text in _UNITS and _is_number(kept[-1].text)
        if is_span:
            kept[-1] = Token(YEARS, kept[-1].before)
        else:
            kept.append(token)
    return [Token(NUMBER, t.before) if t.text[:1].isdigit() else t for t in kept]


def _is_number(text: str) -> bool:
    return text[:1].isdigit() or text in NUMBER_WORDS


def _without_lists(tokens: list[Token]) -> list[str]:
    kept: list[str] = []
    at = 0
    while at < len(tokens):
        text = tokens[at].text
        kept.append(text)
        end = _end_of_list(tokens, at) if text in _LISTED else at
        if end > at:
            kept.append(MORE)
        at = end + 1
    return kept


def _end_of_list(tokens: list[Token], at: int) -> int:
    """Return the index of the last name of the list that begins here."""
    text = tokens[at].text
    while at + 1 < len(tokens):
        following = tokens[at + 1]
        if following.text == text and following.before in _LIST_MARKS:
            at += 1
        elif following.text == "and" and at + 2 < len(tokens) and tokens[at + 2].text == text:
            at += 2
        else:
            break
    return at
