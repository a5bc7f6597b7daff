"""What a check of an installation found, in words for the operator."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a thing stands."""

    WELL = "well"
    DOUBTFUL = "doubtful"
    """It works, but somebody should know."""
    BROKEN = "broken"
    """It must be mended before the bot works as promised."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    verdict: Verdict
    said: str
    remedy: str = ""
    """What to do; empty when all is well."""


def well(subject: str, said: str) -> Finding:
    """Return that something is as it should be."""
    return Finding(subject, Verdict.WELL, said)


def doubtful(subject: str, said: str, remedy: str) -> Finding:
    """Return that something may bring trouble."""
    return Finding(subject, Verdict.DOUBTFUL, said, remedy)


def broken(subject: str, said: str, remedy: str) -> Finding:
    """Return that something must be mended."""
    return Finding(subject, Verdict.BROKEN, said, remedy)
