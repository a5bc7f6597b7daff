"""Charts as PNG pictures, drawn in one worker process; nothing here decides what to show.

The worker imports this room too, and starts a third faster without what only its parent needs:
so the service is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.charts.service import ChartService

__all__ = ["ChartService"]


def __getattr__(name: str) -> Any:
    if name != "ChartService":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from bot.charts.service import ChartService

    return ChartService
