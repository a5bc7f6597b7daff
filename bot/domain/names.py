"""How names are compared: without case, accents, hyphens or doubled blanks."""

from __future__ import annotations

import re
import unicodedata

_SEPARATORS = re.compile(r"[\s_\-–—/]+")  # noqa: RUF001 -- people type dashes of any length
_PLUS_SHARP = re.compile(r"[^\w\s+#.]")


def fold(name: str) -> str:
    """Return the form of a name under which its spellings meet, as in "Back-End dev" → "back end dev"."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = _PLUS_SHARP.sub(" ", _SEPARATORS.sub(" ", plain))
    return " ".join(plain.split())
