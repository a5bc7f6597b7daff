"""What people put into questions about themselves, made unreadable before admins see it."""

from __future__ import annotations

import re

from bot.domain.own_answer_rules import clean_line

_MENTION = re.compile(r"<(?:@[!&]?|#|/[^:>]{1,40}:|a?:\w{1,40}:)\d{1,20}>|<id:\w+>|@\S+")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|org|gg|io|dev|me)\b\S*", re.I)
_NUMBER = re.compile(r"\d(?:[\d .,:/()-]*\d)?")


def loggable(question: str) -> str:
    """Return a question as it is counted: one line in lower case, without ids and addresses."""
    without_addresses = _ADDRESS.sub("…", clean_line(question))
    return clean_line(_MENTION.sub("…", without_addresses)).casefold()


def masked(question: str) -> str:
    """Return a question that was counted without its numbers and links."""
    for pattern in (_LINK, _NUMBER):
        question = pattern.sub("…", question)
    return question
