"""Errands: what presses on the cards of admins, and on those that erase, ask to be done.

A press carries its whole address in the id of its button, menu or form, as a route; buttons and
menus with the id of the one who opened the card, too. The client holds the table of errands; here
they are checked and run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast

from bot.errors import OutdatedCardError
from bot.views.form import Entered
from bot.views.guard import require_manage_server, require_owner_of_card

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    import discord

    from bot.advice.server.office import Office
    from bot.domain.routes import Route

ANYBODY = 0
"""Stands for the owner of a card that is not one person's, such as the welcome."""


@dataclass(frozen=True, slots=True)
class Press:
    """One press, its right already checked."""

    interaction: discord.Interaction[Any]
    route: Route
    guild_id: int
    """The server that the presser may administer; 0 for errands of members."""
    values: tuple[str, ...] = ()
    """What was chosen in a menu; channels as ids."""

    @property
    def member_id(self) -> int:
        """The presser, who owns the card."""
        return self.interaction.user.id

    @property
    def office(self) -> Office:
        """Where the work is done."""
        return office_of(self.interaction)

    @property
    def entered(self) -> Entered:
        """What was filled in, where a form was sent."""
        return Entered(self.interaction)

    def arg(self, position: int) -> str:
        """Return an argument of the route; empty when it was left out."""
        return self.route.arg(position) or ""

    def number(self, position: int) -> int:
        """Return an argument that is a number. Raises OutdatedCardError when it is none."""
        written = self.arg(position)
        if not (written.isascii() and written.isdigit() and len(written) < 20):
            raise OutdatedCardError
        return int(written)


@dataclass(frozen=True, slots=True)
class Errand:
    """What to do at a press."""

    run: Callable[[Press], Awaitable[None]]
    for_admins: bool = True


class OfficeOwner(Protocol):
    """A client with an office and its errands."""

    office: Office
    errands: Mapping[str, Errand]


def form_id(route: Route) -> str:
    """Return the id of a form whose errand is at a route."""
    return f"form:{route}"


def office_of(interaction: discord.Interaction[Any]) -> Office:
    """Return the office of the client that received an interaction."""
    return cast("OfficeOwner", interaction.client).office


async def run_errand(
    interaction: discord.Interaction[Any],
    owner_id: int,
    route: Route,
    values: tuple[str, ...] = (),
) -> None:
    """Check the presser's rights of this moment, and do what the press asks.

    Raises ForbiddenError to strangers, and OutdatedCardError where nothing is meant.
    """
    errand = cast("OfficeOwner", interaction.client).errands.get(route.view)
    if errand is None:
        raise OutdatedCardError
    guild_id = require_manage_server(interaction) if errand.for_admins else 0
    if owner_id != ANYBODY:
        require_owner_of_card(interaction, owner_id)
    await errand.run(Press(interaction, route, guild_id, values))
