"""How every picture looks: one dark card that stands off from Discord's dark and light theme."""

from __future__ import annotations

from typing import Final

STYLE_VERSION: Final = 2
"""Part of each picture's cache key: raise it when anything about the drawing changes."""

WIDTH: Final = 800
MARGIN: Final = 32

# Phones show the picture about 400 px wide, so 22 here is 11 there: nothing may be smaller.
TITLE: Final = 30
LABEL: Final = 26
NUMBER: Final = 24
SMALL: Final = 22

CARD: Final = "#1e1f22"
PANEL: Final = "#33363d"
TRACK: Final = "#3f4248"
GRID: Final = "#32353b"
PANEL_GRID: Final = "#4a4f59"
OUTLINE: Final = "#737984"
TEXT: Final = "#f2f3f5"
QUIET: Final = "#b8bec7"
BLUE: Final = "#6ea2f2"
DIM_BLUE: Final = "#4f73ab"
AMBER: Final = "#f5bd4f"
GREEN: Final = "#63c98b"
INK: Final = "#15161a"
"""Text on a filled shape."""
