"""Discord's limits, and the one place where text is cut to them.

Source: docs.discord.com/developers, components reference and message resource, read 2026-11-22.
"""

from __future__ import annotations

MAX_COMPONENTS = 40  # nested ones included
MAX_TEXT = 4000  # characters over all text displays of a message
MAX_BUTTONS_IN_ROW = 5
MAX_OPTIONS = 25
MAX_CUSTOM_ID = 100
MAX_LABEL = 80
MAX_OPTION_TEXT = 100
MAX_PLACEHOLDER = 150
MAX_MODAL_TITLE = 45
MAX_ALT_TEXT = 1024
_ELLIPSIS = "…"


def cut(text: str, limit: int) -> str:
    """Return text of at most limit characters, cut after a whole word where one ends near."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    at_word = kept.rfind(" ")
    if at_word > limit * 2 // 3:
        kept = kept[:at_word]
    return kept.rstrip(" ,.;:") + _ELLIPSIS
