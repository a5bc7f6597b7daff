"""Answers as plain text, and what every one of them keeps."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bot.domain.answers import Answer, Bullets, Entry, Text
from bot.domain.routes import Route

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_ANSWER = 3500
LONGEST_ROUTE = 85  # an id of a button holds 100 and says more than the route
MOST_ACTIONS = 9  # two rows of five, of which Share takes one place


def text_of(answer: Answer) -> str:
    """Return title and blocks as a reader sees them."""
    return "\n".join((answer.title, *map(_block_text, answer.blocks)))


def _block_text(block: object) -> str:
    match block:
        case Text() | Entry():
            return block.text
        case Bullets():
            return "\n".join((block.heading, *block.items))
        case _:
            return ""


def routes_of(answer: Answer) -> Iterator[Route]:
    """Yield the answer's own address and all that one can press."""
    yield answer.route
    entries = (block.action for block in answer.blocks if isinstance(block, Entry))
    options = (option for menu in answer.menus for option in menu.options)
    yield from (item.route for item in chain(answer.actions, entries, options))


def assert_fits(answer: Answer) -> None:
    """Check what cards rely on: sizes, numbers of controls, addresses that an id can hold."""
    assert 3 <= len(answer.title) <= 200
    assert 40 <= len(text_of(answer)) <= LONGEST_ANSWER, answer.route
    assert len(answer.actions) + len(answer.links) <= MOST_ACTIONS, answer.route
    assert all(1 <= len(action.label) <= 80 for action in answer.actions)
    assert all(len(menu.options) <= 25 for menu in answer.menus), answer.route
    assert len(answer.menus) <= 2, answer.route
    for route in routes_of(answer):
        assert len(str(route)) <= LONGEST_ROUTE, route
        assert str(Route.parse(str(route))) == str(route)
