"""The two internals of the simulator that the preview cannot do without, in one file.

simcord 3.2.1 has no public way to set the first instant of its clock or the bot's own name;
it is pinned to the letter, and a test opens a preview.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from simcord import Env


def start_clock_at(env: Env, now: datetime) -> None:
    """Let the simulated time begin now; to be called before the start."""
    env.backend.clock._epoch = now  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] -- see above


def name_bot(env: Env, name: str) -> None:
    """Give the bot its name; to be called before the start."""
    env.backend.bot_user.name = name


def seconds_behind(env: Env, now: datetime) -> float:
    """Return by how much the simulated time lags."""
    return (now - env.backend.clock.now()).total_seconds()
