"""Menus of careers, which many answers end with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.answers import Menu, Option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.domain.careers import Career
    from bot.domain.routes import Route

MAX_CHOICES = 25  # Discord shows no more in one menu


def careers_menu(
    prompt: str, careers: Iterable[Career], route_to: Callable[[Career], Route]
) -> Menu:
    """Return careers to choose from, at most 25, each leading where the answer says."""
    options = (Option(c.title, route_to(c), c.summary, c.emoji) for c in careers)
    return Menu(prompt, tuple(options)[:MAX_CHOICES])
