"""Forms of a word: singular for names, stem for meaning."""

from __future__ import annotations

from functools import lru_cache

_NOT_PLURAL = ("ss", "us", "is", "os")
_DOUBLED = frozenset("bdgmnprt")
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """Return a word without its plural ending, as in "engineers" and "libraries"."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(_NOT_PLURAL):
        return word
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return what the forms of a word share, as in "learns", "learned", "learning"."""
    base = singular(word)
    for ending, least in (("ing", 6), ("ed", 5)):
        if base.endswith(ending) and len(base) >= least:
            return _closed(base[: -len(ending)], base)
    if base.endswith("e") and len(base) > 4:
        return base[:-1]
    return base[:-2] if base.endswith("ly") and len(base) > 6 else base


def _closed(cut: str, whole: str) -> str:
    if not _VOWELS.intersection(cut):
        return whole  # "string", "bring"
    if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] in _DOUBLED:
        return cut[:-1]
    return cut[:-1] if cut.endswith("e") and len(cut) > 4 else cut
