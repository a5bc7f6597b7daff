"""What admins wrote, as the server's own voice: formatted as they like, but honest and calm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.advice.request import ArgKind, View
from bot.domain.answers import Answer, Text
from bot.domain.own_answer_rules import clean_line, clean_text
from bot.domain.routes import to
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.advice.request import Request
    from bot.domain.own_answers import AnswerStore, OwnAnswer

_MASKED_LINK = re.compile(r"\[([^\]\n]*)\]\(\s*<?(https?://[^\s)>]+)>?[^)\n]*\)", re.I)
_FORMATTING = re.compile(r"([\\*_`~|>\[\]<#])")
_EVERYBODY = re.compile(r"@(?=everyone|here)", re.I)
_BREAK = "\u200b"  # stands between two characters so that they mean nothing together


def server_answer_view(store: AnswerStore) -> View:
    """Return the view that shows an own answer of the server in which it is asked for."""

    async def show(request: Request) -> Answer:
        guild_id, number = request.reader.guild, request.route.arg(0) or ""
        is_number = number.isascii() and number.isdigit() and len(number) < 19
        found = await store.get(guild_id, int(number)) if guild_id and is_number else None
        if found is None or not found.text.enabled:
            raise UsageError("The admins of this server took this answer back.")
        return show_own_answer(found)

    return View(show, (ArgKind.PLAIN,), 1)


def show_own_answer(answer: OwnAnswer) -> Answer:
    """Return a server's own answer as members see it."""
    link = answer.text.link
    return Answer(
        route=to("server-answer", str(answer.id)),
        title=f"💬 {as_plain(answer.text.question)}",
        blocks=(Text(in_server_voice(answer.text.answer)),),
        links=(("Read more", link),) if link else (),
        footnote="From this server",
    )


def in_server_voice(markdown: str) -> str:
    """Return Markdown that pings nobody in bulk, names where links lead, and closes its code."""
    told = _MASKED_LINK.sub(_with_host, clean_text(markdown))
    calm = _EVERYBODY.sub(f"@{_BREAK}", told)
    return f"{calm}\n```" if calm.count("```") % 2 else calm


def as_plain(text: str) -> str:
    """Return text as one line that formats, links and pings nothing."""
    escaped = _FORMATTING.sub(r"\\\1", clean_line(text))
    return escaped.replace("@", f"@{_BREAK}").replace("://", f":{_BREAK}//")


def _with_host(found: re.Match[str]) -> str:
    label, url = found[1], found[2]
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    return (
        f"[{as_plain(label)}]({url}) ({host})" if host else f"{as_plain(label)} ({as_plain(url)})"
    )
