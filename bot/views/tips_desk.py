"""What cards of subscriptions ask of the client: the views know this protocol only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    import discord

    from bot.domain.schedules import Cadence, Weekday


class Verb(StrEnum):
    """What a button of a subscription does; part of button ids, so a name never changes."""

    LIST = "list"
    OPEN = "open"
    EDIT = "edit"
    PAUSE = "pause"
    RESUME = "resume"
    TEST = "test"
    HISTORY = "history"
    PUBLISH = "publish"
    DOUBT = "doubt"
    """Ask whether it is really to be removed."""
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an admin filled in, as typed; None was left out, and keeps what was."""

    channel_id: int | None = None
    cadence: Cadence | None = None
    time: str | None = None
    weekday: Weekday | None = None
    day: int | None = None
    time_zone: str | None = None
    topic: str | None = None
    role_id: int | None = None
    """0 takes the role away."""
    publish: bool | None = None


class TipsDesk(Protocol):
    """Where everything about subscriptions is answered; checks the right to it each time."""

    async def subscribe(self, interaction: discord.Interaction[Any], wishes: Wishes) -> None:
        """Save a new subscription and show it."""
        ...

    async def do(
        self, interaction: discord.Interaction[Any], verb: Verb, number: int, page: int = 0
    ) -> None:
        """Carry out a verb on a subscription and show what is then; the list needs no number."""
        ...

    async def change(
        self, interaction: discord.Interaction[Any], number: int, wishes: Wishes
    ) -> None:
        """Change what was wished and show the subscription."""
        ...

    def number_of(self, interaction: discord.Interaction[Any], typed: str) -> int:
        """Return the number of the subscription that was chosen or typed. Raises UsageError."""
        ...

    def choices(self, interaction: discord.Interaction[Any], typed: str) -> list[tuple[str, str]]:
        """Return words and number of the server's subscriptions, at once and without I/O."""
        ...

    def topic_of(self, typed: str) -> str:
        """Return the topic that was chosen or typed, as routes carry it. Raises UsageError."""
        ...

    def topics(self, typed: str) -> list[tuple[str, str]]:
        """Return names and values of topics that somebody may be typing."""
        ...

    async def thank(self, interaction: discord.Interaction[Any], mark: str) -> None:
        """Count that a tip helped, without a name, and thank privately. For every member."""
        ...


class TipsDeskOwner(Protocol):
    """A client with a desk for tips."""

    tips_desk: TipsDesk


def tips_desk_of(interaction: discord.Interaction[Any]) -> TipsDesk:
    """Return the desk for tips of the client that received an interaction."""
    return cast("TipsDeskOwner", interaction.client).tips_desk
