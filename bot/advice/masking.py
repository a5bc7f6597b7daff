"""What people put into questions about themselves, made unreadable before admins see it."""

from __future__ import annotations

import re

from bot.domain.own_answer_rules import clean_line

_MENTION = re.compile(r"<(?:@[!&]?|#|/[^:>]{1,40}:|a?:\w{1,40}:)\d{1,20}>|<id:\w+>|@\S+")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|org|gg|io|dev|me)\b\S*", re.I)
_NUMBER = re.compile(r"\d(?:[\d .,:/()-]*\d)?")


def loggable(question: str) -> str:
    """Return a question as it is counted: one line in lower case, without ids of anybody."""
    without_mail = _ADDRESS.sub(lambda found: found[0].replace("@", "\0"), clean_line(question))
    return clean_line(_MENTION.sub("…", without_mail).replace("\0", "@")).casefold()


def masked(question: str) -> str:
    """Return a question without numbers, links, addresses and mentions."""
    for pattern in (_ADDRESS, _LINK, _MENTION, _NUMBER):
        question = pattern.sub("…", question)
    return question
