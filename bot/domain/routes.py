"""Addresses of answers: what a command, a button and a follow-up question all lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.vocabulary import Category, Level, Stage

ANY = "-"
"""Stands for an argument that was left out, so that later ones keep their place."""

_ENCODED = re.compile(r"(?P<view>[a-z-]{1,16})(?P<args>(?:/[^/~]*)*)(?:~(?P<page>\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Route:
    """A view and its arguments; short enough, once written, for the id of a button."""

    view: str
    args: tuple[str, ...] = ()
    page: int = 0

    def __str__(self) -> str:
        """Return the written form, as in "skills/backend-developer/languages~2"."""
        args = self.args
        while args and args[-1] == ANY:
            args = args[:-1]
        path = "/".join((self.view, *args))
        return f"{path}~{self.page}" if self.page else path

    @classmethod
    def parse(cls, written: str) -> Route:
        """Return the route of a written form. Raises ValueError when it is none."""
        found = _ENCODED.fullmatch(written)
        if found is None:
            raise ValueError(f"not a route: {written!r}")
        args = tuple(found["args"].split("/")[1:])
        return cls(found["view"], args, int(found["page"] or 0))

    def arg(self, position: int) -> str | None:
        """Return an argument, or None when it was left out."""
        if position < len(self.args) and self.args[position] not in {"", ANY}:
            return self.args[position]
        return None

    def with_arg(self, position: int, value: str) -> Route:
        """Return this route with one argument set, from its first page."""
        args = list(self.args)
        args += [ANY] * (position + 1 - len(args))
        args[position] = value
        return Route(self.view, tuple(args))

    def at_page(self, page: int) -> Route:
        """Return this route opened at a page."""
        return replace(self, page=page)


def to(view: str, *args: str | Category | Stage | Level | None) -> Route:
    """Return the route to a view; arguments that are None are left out."""
    return Route(view, tuple(ANY if arg is None else str(arg) for arg in args))
