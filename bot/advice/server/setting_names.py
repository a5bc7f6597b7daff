"""Careers, countries, currencies and time zones that a setting may take, found as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.advice.server.server_voice import as_plain
from bot.advice.server.setting_catalog import name_in_words
from bot.advice.wording import join
from bot.errors import UsageError
from bot.understanding.name_index import Named, NameIndex
from bot.understanding.time_zones import time_zones

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.knowledge import KnowledgeBase

_KINDS = {
    "default_career": "career",
    "country": "country",
    "currency": "currency",
}
_LONGEST_NAME = 80


def offered_names(setting: str, knowledge: KnowledgeBase) -> Sequence[Named]:
    """Return the names to offer in a menu, the most useful first, at most 25."""
    if setting == "time_zone":
        return time_zones().complete("")
    return _index_of(setting, knowledge).complete("")


def _index_of(setting: str, knowledge: KnowledgeBase) -> NameIndex:
    match setting:
        case "default_career":
            careers = knowledge.careers.values()
            return NameIndex(Named(c.id, c.title, (c.plural, *c.aliases)) for c in careers)
        case "country":
            terms = knowledge.terms["countries"].values()
            return NameIndex(Named(t.id, t.name, (*t.aliases, *t.places)) for t in terms)
        case _:
            return NameIndex(_currencies(knowledge))


def read_name(setting: str, typed: str, knowledge: KnowledgeBase) -> str:
    """Return the id of what was typed. Raises UsageError that says what was near."""
    if setting == "time_zone":
        return time_zones().resolve(typed[:_LONGEST_NAME])
    index = _index_of(setting, knowledge)
    found = index.resolve(typed[:_LONGEST_NAME])
    if found is None:
        near = [index.label(key) for key in index.near(typed[:_LONGEST_NAME])]
        offer = f" Near it: {join(near)}." if near else ""
        shown = as_plain(typed[:_LONGEST_NAME])
        raise UsageError(f"There is no {_KINDS[setting]} called “{shown}” here.{offer}")
    return found


def _currencies(knowledge: KnowledgeBase) -> Iterable[Named]:
    places: dict[str, list[str]] = {}
    for term in knowledge.terms["countries"].values():
        if term.currency:
            places.setdefault(term.currency, []).append(term.name)
    for code, countries in places.items():
        label = name_in_words("currency", code, knowledge)
        yield Named(code, label, (label.rpartition(" (")[0], label.split()[-2], *countries))
