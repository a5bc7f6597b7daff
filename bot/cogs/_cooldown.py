"""The pace of members: generous to people, tiresome to scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from discord import app_commands

USES = 8
SECONDS = 10.0

T = TypeVar("T")


def member_pace() -> Callable[[T], T]:
    """Return a check that lets a member use a command 8 times in 10 seconds."""
    return app_commands.checks.cooldown(USES, SECONDS)
