"""What an own answer may look like; holds for forms and for imported files alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.own_answers import OwnAnswerText

MIN_QUESTION = 3
MAX_QUESTION = 200
MAX_PHRASINGS = 15  # as many long ones as fit one field of a form
MAX_ANSWER = 2000
MAX_LINK = 500

# Control characters, line ends that only some programs see, halves of letters, and marks that
# let text run backwards over what stands around it.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field, and what is allowed."""

    field: str
    position: int | None
    """Place in a list, from 0; None where the field is no list."""
    what: str


def clean_line(text: str) -> str:
    """Return one line without invisible marks and doubled blanks."""
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip()


def clean_text(text: str) -> str:
    """Return text of several lines without invisible marks."""
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def problems_of(text: OwnAnswerText) -> Iterator[FieldProblem]:
    """Yield everything that is wrong with an answer, in the order of its fields."""
    if problem := _question_problem(text.question):
        yield FieldProblem("question", None, problem)
    if len(text.phrasings) > MAX_PHRASINGS:
        yield FieldProblem("also", None, f"there may be {MAX_PHRASINGS} other phrasings at most")
    for position, phrasing in enumerate(text.phrasings):
        if problem := _question_problem(phrasing):
            yield FieldProblem("also", position, problem)
    if not text.answer:
        yield FieldProblem("answer", None, "an answer is needed")
    elif len(text.answer) > MAX_ANSWER:
        yield FieldProblem("answer", None, f"an answer has at most {MAX_ANSWER} characters")
    if text.link is not None and not is_web_address(text.link):
        yield FieldProblem("link", None, "a link starts with https:// and has 500 letters at most")


def is_web_address(link: str) -> bool:
    """Tell whether a link leads to a web page by a safe scheme and without a hidden user."""
    if len(link) > MAX_LINK or re.search(r"[\s<>\"`\\]", link):
        return False
    try:
        parts = urlsplit(link)
        return parts.scheme == "https" and "." in (parts.hostname or "") and "@" not in parts.netloc
    except ValueError:
        return False


def _question_problem(question: str) -> str | None:
    if MIN_QUESTION <= len(question) <= MAX_QUESTION and any(map(str.isalnum, question)):
        return None
    return f"a question has {MIN_QUESTION} to {MAX_QUESTION} characters, some of them letters"
