"""How names are compared: without case, accents, hyphens or doubled blanks."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = re.compile(r"[a-z0-9+#.]+(?: [a-z0-9+#.]+)*")
_SEPARATORS = re.compile(r"[\s_\-–—/]+")
_PLUS_SHARP = re.compile(r"[^\w\s+#.]")


def fold(name: str) -> str:
    """Return the form under which spellings of a name meet: "Back-End dev" → "back end dev"."""
    if _PLAIN.fullmatch(name):  # most names are written so, and tens of thousands are folded
        return name
    plain = name.lower() if name.isascii() else _without_accents(name)
    plain = _PLUS_SHARP.sub(" ", _SEPARATORS.sub(" ", plain))
    return " ".join(plain.split())


def _without_accents(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))
