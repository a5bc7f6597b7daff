"""How long the address of an answer may be: buttons carry it in their id."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.routes import Route

LONGEST_ROUTE = 85
"""Characters: an id of a button holds 100, and says what kind of button it is besides."""


def fits(route: Route) -> bool:
    """Tell whether an id of a button can hold a route."""
    return len(str(route)) <= LONGEST_ROUTE


def fitting(*routes: Route) -> Route:
    """Return the first route that an id of a button can hold, the last one if none can."""
    return next(filter(fits, routes), routes[-1])
