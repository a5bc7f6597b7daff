"""Refusals by a store that an admin can mend: a full list, and an edit that came second."""

from __future__ import annotations

from bot.errors import UsageError


class ListFullError(UsageError):
    """A server already has as many entries as it may have."""


class EditConflictError(UsageError):
    """Somebody else changed it meanwhile; nothing was written. Subclasses carry what stands."""
