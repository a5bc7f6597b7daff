"""Follows an interaction from arrival to end: one id in all its log lines, its name, its time."""

from __future__ import annotations

import logging
from time import perf_counter
from typing import Any, Protocol

import discord
import structlog

from bot.views.press_table import PRESSES

log = structlog.get_logger(__name__)
_standard = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]

ANSWERED, REFUSED, FAILED = "answered", "refused", "failed"
_BEGAN, _OUTCOME = "began", "outcome"


class Watcher(Protocol):
    """Whoever counts; every method must return at once."""

    def interaction_ended(self, name: str, outcome: str, seconds: float) -> None:
        """Hear that a command, press or form was answered, refused or failed."""
        ...

    def rate_limited(self, scope: str, seconds: float) -> None:
        """Hear that Discord asked to wait."""
        ...


class Unwatched:
    """The watcher where nobody counts."""

    def interaction_ended(self, name: str, outcome: str, seconds: float) -> None:
        """Count nothing."""

    def rate_limited(self, scope: str, seconds: float) -> None:
        """Count nothing."""


def number_of(source_id: int) -> str:
    """Return the short name of an interaction or a message in log lines and in apologies."""
    return f"{source_id:x}"[-8:]


def begin(interaction: Interaction) -> None:
    """Put the id of an interaction into all log lines of this task, and start its time."""
    interaction.extras[_BEGAN] = perf_counter()
    structlog.contextvars.bind_contextvars(interaction=number_of(interaction.id))


def note_outcome(interaction: Interaction, outcome: str) -> None:
    """Remember how an interaction ended, when it was not answered."""
    interaction.extras[_OUTCOME] = outcome


def end(interaction: Interaction, watcher: Watcher) -> None:
    """Count an interaction whose answer is out."""
    seconds = perf_counter() - interaction.extras.get(_BEGAN, perf_counter())
    outcome = interaction.extras.get(_OUTCOME, ANSWERED)
    name = _name_of(interaction)
    watcher.interaction_ended(name, outcome, seconds)
    if _standard.isEnabledFor(logging.DEBUG):  # each command comes along here
        log.debug("interaction ended", name=name, outcome=outcome, ms=round(seconds * 1000, 1))


class Following:
    """Follows a press or a form for the time of a block."""

    __slots__ = ("_interaction", "_watcher")

    def __init__(self, interaction: Interaction, watcher: Watcher) -> None:
        """Tell this watcher of the end."""
        self._interaction = interaction
        self._watcher = watcher

    def __enter__(self) -> None:
        """Begin."""
        begin(self._interaction)

    def __exit__(self, *_: object) -> None:
        """Count it, however it ended."""
        end(self._interaction, self._watcher)


def _name_of(interaction: Interaction) -> str:
    """Return a name of our own: a command's, or what our ids of buttons and forms begin with."""
    if interaction.type is discord.InteractionType.application_command:
        return interaction.command.qualified_name if interaction.command else "unknown"
    word = str((interaction.data or {}).get("custom_id", "")).partition(":")[0]
    return f"press {word}" if word in PRESSES else "press"
