"""The pace of members: generous to people, tiresome to scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from discord import Interaction, app_commands

USES = 8
SECONDS = 10.0

T = TypeVar("T")


def member_pace() -> Callable[[T], T]:
    """Return a check that lets a member use a command 8 times in 10 seconds."""
    pace = Pace()

    def allows(interaction: Interaction[Any]) -> bool:
        wait = pace.take(interaction.user.id, interaction.created_at.timestamp())
        if wait is not None:
            raise app_commands.CommandOnCooldown(app_commands.Cooldown(USES, SECONDS), wait)
        return True

    return app_commands.check(allows)


class Pace:
    """How often each member used something in the ten seconds that run, by the clock.

    The library's own remembers when everybody's ten seconds began: at a thousand uses a second
    that is four times as much memory, and it looks at all of it on each use.
    """

    def __init__(self) -> None:
        self._slot = 0
        self._uses: dict[int, int] = {}

    def take(self, member_id: int, now: float) -> float | None:
        """Take note of a use; return how many seconds to wait when there were too many."""
        slot = int(now // SECONDS)
        if slot > self._slot:
            self._slot = slot
            self._uses = {}
        uses = self._uses.get(member_id, 0)
        if uses >= USES:
            return (self._slot + 1) * SECONDS - now
        self._uses[member_id] = uses + 1
        return None
