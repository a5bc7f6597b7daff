"""What buttons ask of the client: the views know this protocol, the client implements it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AbstractContextManager

    import discord

    from bot.domain.routes import Route


class Desk(Protocol):
    """Where commands and presses are answered."""

    async def answer(self, interaction: discord.Interaction[Any], route: Route) -> None:
        """Answer a command with the card at a route."""
        ...

    async def turn_to(self, interaction: discord.Interaction[Any], route: Route) -> None:
        """Show another card: in place on a private one, as a private answer on a public one."""
        ...

    async def share(self, interaction: discord.Interaction[Any], route: Route) -> None:
        """Post a private card to the channel, once."""
        ...

    async def judge(self, interaction: discord.Interaction[Any], mark: str, *, is_up: bool) -> None:
        """Take a thumb on the answer to a question."""
        ...

    def following(self, interaction: discord.Interaction[Any]) -> AbstractContextManager[None]:
        """Follow a press for the time of a block: in log lines and in figures."""
        ...

    async def report(self, interaction: discord.Interaction[Any], error: Exception) -> None:
        """Tell the presser what went wrong, and the log what they cannot mend."""
        ...


class DeskOwner(Protocol):
    """A client with a desk."""

    desk: Desk


def desk_of(interaction: discord.Interaction[Any]) -> Desk:
    """Return the desk of the client that received an interaction."""
    return cast("DeskOwner", interaction.client).desk


async def answer_press(
    interaction: discord.Interaction[Any], press: Callable[[Desk], Awaitable[None]]
) -> None:
    """Run a press to its answer, or to what the desk says about an error."""
    desk = desk_of(interaction)
    with desk.following(interaction):
        try:
            await press(desk)
        except Exception as error:  # whatever it is, the presser gets an answer
            await desk.report(interaction, error)
