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
    return app_commands.check(_Pace().allows)


class _Pace:
    """The members who used a command lately; the library's own check looks at all on each use."""

    def __init__(self) -> None:
        self._lately: OrderedDict[int, tuple[float, app_commands.Cooldown]] = OrderedDict()

    def allows(self, interaction: Interaction[Any]) -> bool:
        """Take note of a use. Raises CommandOnCooldown when there were too many."""
        now, member = interaction.created_at.timestamp(), interaction.user.id
        self._forget_until(now - SECONDS)
        _, cooldown = self._lately.get(member) or (now, app_commands.Cooldown(USES, SECONDS))
        self._lately[member] = now, cooldown
        self._lately.move_to_end(member)
        wait = cooldown.update_rate_limit(now)
        if wait is not None:
            raise app_commands.CommandOnCooldown(cooldown, wait)
        return True

    def _forget_until(self, past: float) -> None:
        while self._lately:
            member, (last, _) = next(iter(self._lately.items()))
            if last >= past:
                return
            del self._lately[member]
