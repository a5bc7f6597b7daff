"""Instants as the tables keep them: whole milliseconds since 1970, UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def to_ms(instant: datetime) -> int:
    """Return an aware instant in milliseconds, rounded down."""
    return (instant - _EPOCH) // _MILLISECOND


def from_ms(milliseconds: int) -> datetime:
    """Return the instant, in UTC."""
    return _EPOCH + timedelta(milliseconds=milliseconds)


def to_ms_or_none(instant: datetime | None) -> int | None:
    """Return `to_ms` of an instant that may be missing."""
    return None if instant is None else to_ms(instant)


def from_ms_or_none(milliseconds: int | None) -> datetime | None:
    """Return `from_ms` of a number that may be missing."""
    return None if milliseconds is None else from_ms(milliseconds)
