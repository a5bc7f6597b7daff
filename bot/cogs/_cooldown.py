"""The pace of members: generous to people, tiresome to scripts."""

from __future__ import annotations

from collections import OrderedDict
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
    """The members who used something lately; the library's own looks at all on each use."""

    def __init__(self) -> None:
        self._lately: OrderedDict[int, tuple[float, int]] = OrderedDict()
        """When their ten seconds began and how often they used it since, oldest first."""

    def take(self, member_id: int, now: float) -> float | None:
        """Take note of a use; return how many seconds to wait when there were too many."""
        self._forget_until(now - SECONDS)
        began, uses = self._lately.get(member_id, (now, 0))
        if uses >= USES:
            return began + SECONDS - now
        self._lately[member_id] = began, uses + 1
        return None

    def _forget_until(self, past: float) -> None:
        while self._lately:
            member_id = next(iter(self._lately))
            if self._lately[member_id][0] > past:
                return
            del self._lately[member_id]
